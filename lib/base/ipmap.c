/*
 * ipmap: networks, each with a number; the longest that has an address.
 *
 * Networks are sorted by address, shorter ones first. Two either nest or are
 * apart, so the last one that begins at or before an address has it, or one
 * of those that hold that network does.
 */
#include "base/ipmap.h"

#include <stdlib.h>

#include "base/mem.h"

struct ipmap_entry {
	struct ip	ip;
	uint8_t		bits;	/* 0 … 128, as in struct ip_net */
	uint32_t	value;
	uint32_t	up;	/* when it was added; from ipmap_build on, the
				   entry it is inside of, or IPMAP_NONE */
};

void
ipmap_add(struct ipmap *m, struct ip_net net, uint32_t value)
{
	if (m->n == m->room) {
		m->room = m->room ? m->room * 2 : 16;
		m->at = mem_resize(m->at, m->room, sizeof(*m->at));
	}
	if (m->n >= IPMAP_NONE)
		mem_exhausted();
	m->at[m->n] = (struct ipmap_entry){ net.ip, (uint8_t)net.bits, value,
	    (uint32_t)m->n };
	m->n++;
}

static int
compare(const void *pa, const void *pb)
{
	const struct ipmap_entry *a = pa, *b = pb;
	int order = memcmp(a->ip.a, b->ip.a, sizeof(a->ip.a));

	if (order != 0)
		return order;
	if (a->bits != b->bits)
		return a->bits < b->bits ? -1 : 1;
	return a->up < b->up ? -1 : a->up > b->up;
}

static bool
has(const struct ipmap_entry *e, const struct ip *ip)
{
	const struct ip_net net = { e->ip, e->bits };

	return ip_net_has(&net, ip);
}

/* The entry that has ip: i, or one that i is inside of. */
static uint32_t
outwards(const struct ipmap *m, uint32_t i, const struct ip *ip)
{
	while (i != IPMAP_NONE && !has(&m->at[i], ip))
		i = m->at[i].up;
	return i;
}

/* Of equal networks, which are next to each other, leaves the last. */
static void
drop_equal(struct ipmap *m)
{
	size_t i, n = 0;

	for (i = 0; i < m->n; i++) {
		if (n != 0 && m->at[n - 1].bits == m->at[i].bits &&
		    memcmp(&m->at[n - 1].ip, &m->at[i].ip,
		    sizeof(m->at[i].ip)) == 0)
			n--;
		m->at[n++] = m->at[i];
	}
	m->n = n;
}

void
ipmap_build(struct ipmap *m)
{
	uint32_t i, last = IPMAP_NONE;

	if (m->n == 0)
		return;
	qsort(m->at, m->n, sizeof(*m->at), compare);
	drop_equal(m);
	for (i = 0; i < m->n; i++) {
		m->at[i].up = outwards(m, last, &m->at[i].ip);
		last = i;
	}
}

uint32_t
ipmap_find(const struct ipmap *m, const struct ip *ip)
{
	size_t low = 0, high = m->n, mid;
	uint32_t i;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (memcmp(m->at[mid].ip.a, ip->a, sizeof(ip->a)) <= 0)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == 0)
		return IPMAP_NONE;
	i = outwards(m, (uint32_t)low - 1, ip);
	return i == IPMAP_NONE ? i : m->at[i].value;
}

void
ipmap_free(struct ipmap *m)
{
	free(m->at);
	*m = (struct ipmap){ 0 };
}
