/* ipmap: what belongs to networks, found by an address. */
#include "base/ipmap.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	NESTED_MOST = 129,	/* networks around one another: /0 … /128 */
	KEY_BYTES = 17		/* an address and the length of a prefix */
};

/* A network that the sweep is in. */
struct inside {
	struct ipmap_number	last;
	uint32_t		value;
};

static uint64_t
big_endian(const uint8_t *p)
{
	uint64_t n = 0;
	int i;

	for (i = 0; i < 8; i++)
		n = n << 8 | p[i];
	return n;
}

static struct ipmap_number
number_of(const struct ip *ip)
{
	return (struct ipmap_number){ big_endian(ip->a),
	    big_endian(ip->a + 8) };
}

/* The last address of the network that begins at first. */
static struct ipmap_number
last_of(struct ipmap_number first, unsigned bits)
{
	if (bits < 64) {
		first.hi |= UINT64_MAX >> bits;
		first.lo = UINT64_MAX;
	} else if (bits < 128) {
		first.lo |= UINT64_MAX >> (bits - 64);
	}
	return first;
}

static bool
is_before(struct ipmap_number a, struct ipmap_number b)
{
	return a.hi < b.hi || (a.hi == b.hi && a.lo < b.lo);
}

static bool
is_same(struct ipmap_number a, struct ipmap_number b)
{
	return a.hi == b.hi && a.lo == b.lo;
}

void
ipmap_add(struct ipmap *m, const struct ip_net *net, uint32_t value)
{
	if (m->nentries == m->entries_room) {
		m->entries_room = m->entries_room ? m->entries_room * 2 : 64;
		m->entry = mem_resize(m->entry, m->entries_room,
		    sizeof(*m->entry));
	}
	m->entry[m->nentries++] = (struct ipmap_entry){ number_of(&net->ip),
	    value, (uint8_t)net->bits };
}

/* Byte i of what entries are ordered by; the last one decides first. */
static unsigned
key_byte(const struct ipmap_entry *e, unsigned i)
{
	if (i == 0)
		return e->bits;
	return i <= 8 ? e->first.lo >> 8 * (i - 1) & 0xff :
	    e->first.hi >> 8 * (i - 9) & 0xff;
}

/* One pass of a radix sort; false when all have the same byte there. */
static bool
sort_by(const struct ipmap_entry *from, struct ipmap_entry *to, size_t n,
    unsigned byte)
{
	size_t number[256] = { 0 }, i, sum = 0, count;

	for (i = 0; i < n; i++)
		number[key_byte(&from[i], byte)]++;
	if (number[key_byte(&from[0], byte)] == n)
		return false;
	for (i = 0; i < 256; i++) {
		count = number[i];
		number[i] = sum;
		sum += count;
	}
	for (i = 0; i < n; i++)
		to[number[key_byte(&from[i], byte)]++] = from[i];
	return true;
}

/*
 * By first address, then wider ones first, then as they came. Of half a
 * million entries, qsort takes four times as long.
 */
static void
sort_entries(struct ipmap *m)
{
	struct ipmap_entry *other = mem_new(m->nentries * sizeof(*other));
	struct ipmap_entry *was;
	unsigned byte;

	for (byte = 0; byte < KEY_BYTES; byte++)
		if (sort_by(m->entry, other, m->nentries, byte)) {
			was = m->entry;
			m->entry = other;
			other = was;
		}
	free(other);
}

/* From `start` on the value is that. Ranges of one value become one. */
static void
put_range(struct ipmap *m, struct ipmap_number start, uint32_t value)
{
	if (m->n > 0 && is_same(m->start[m->n - 1], start))
		m->n--;
	if ((m->n > 0 ? m->value[m->n - 1] : IPMAP_NONE) == value)
		return;
	if (m->n == m->room) {
		m->room = m->room ? m->room + m->room / 2 : 64;
		m->start = mem_resize(m->start, m->room, sizeof(*m->start));
		m->value = mem_resize(m->value, m->room, sizeof(*m->value));
	}
	m->start[m->n] = start;
	m->value[m->n++] = value;
}

/* Leaves the innermost network: behind it goes on the one around it. */
static size_t
leave_network(struct ipmap *m, const struct inside *in, size_t depth)
{
	struct ipmap_number next = in[--depth].last;

	if (next.lo != UINT64_MAX || next.hi != UINT64_MAX) {
		next.hi += ++next.lo == 0;
		put_range(m, next, depth ? in[depth - 1].value : IPMAP_NONE);
	}
	return depth;
}

void
ipmap_build(struct ipmap *m)
{
	struct inside in[NESTED_MOST];
	const struct ipmap_entry *e;
	size_t i, depth = 0;

	if (m->nentries > 0)
		sort_entries(m);
	e = m->entry;
	for (i = 0; i < m->nentries; i++, e++) {
		while (depth > 0 && is_before(in[depth - 1].last, e->first))
			depth = leave_network(m, in, depth);
		/* The same network again: it is inside itself no deeper. */
		if (i > 0 && is_same(e[-1].first, e->first) &&
		    e[-1].bits == e->bits)
			depth--;
		in[depth++] = (struct inside){ last_of(e->first, e->bits),
		    e->value };
		put_range(m, e->first, e->value);
	}
	while (depth > 0)
		depth = leave_network(m, in, depth);
	free(m->entry);
	m->entry = NULL;
	m->nentries = m->entries_room = 0;
}

/* How many ranges begin at or before it. */
static size_t
ranges_to(const struct ipmap *m, struct ipmap_number at)
{
	size_t low = 0, n = m->n, half;

	while (n > 0) {
		half = n / 2;
		if (is_before(at, m->start[low + half])) {
			n = half;
		} else {
			low += half + 1;
			n -= half + 1;
		}
	}
	return low;
}

uint32_t
ipmap_find(const struct ipmap *m, const struct ip *ip)
{
	size_t n = ranges_to(m, number_of(ip));

	return n ? m->value[n - 1] : IPMAP_NONE;
}

uint32_t
ipmap_find_net(const struct ipmap *m, const struct ip_net *net)
{
	struct ipmap_number first = number_of(&net->ip);
	size_t n = ranges_to(m, first);

	if (n == 0 || (n < m->n &&
	    !is_before(last_of(first, net->bits), m->start[n])))
		return IPMAP_NONE;
	return m->value[n - 1];
}

void
ipmap_free(struct ipmap *m)
{
	free(m->entry);
	free(m->start);
	free(m->value);
	*m = (struct ipmap){ 0 };
}
