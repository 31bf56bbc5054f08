/* addresses: pseudonyms of IP addresses that keep prefixes. */
#include "pseudonym/addresses.h"

#include <stdlib.h>

#include "base/mem.h"

enum { SLOTS = 8192 };		/* a power of two; 0.5 MB in all */

/*
 * What the key says of the eight bits behind a prefix: a tree of 255 places,
 * place 1 for the first bit, 2 and 3 for the second behind a 0 and a 1, and
 * so on, each with a bit in turn.
 */
struct addresses_slot {
	uint8_t	use;			/* 0: free */
	uint8_t	n;
	uint8_t	prefix[16];
	uint8_t	turn[PRF_BYTES];
};

void
addresses_start(struct addresses *a, struct prf *prf, const struct kept *kept)
{
	*a = (struct addresses){ .prf = prf, .kept = kept };
	a->slots = mem_zero(SLOTS, sizeof(*a->slots));
}

void
addresses_free(struct addresses *a)
{
	free(a->slots);
}

/* Any place will do: to miss costs time only, and little. */
static size_t
slot_of(enum token_use use, const uint8_t *prefix, size_t n)
{
	uint64_t h = (uint64_t)use + n;
	size_t i;

	for (i = 0; i < n; i++)
		h = (h ^ prefix[i]) * UINT64_C(0x9e3779b97f4a7c15);
	return (size_t)(h >> 40) & (SLOTS - 1);
}

static const uint8_t *
turn_behind(struct addresses *a, enum token_use use, const uint8_t *prefix,
    size_t n)
{
	struct addresses_slot *s = &a->slots[slot_of(use, prefix, n)];

	if (s->use != use || s->n != n || memcmp(s->prefix, prefix, n) != 0) {
		s->use = (uint8_t)use;
		s->n = (uint8_t)n;
		memcpy(s->prefix, prefix, n);
		prf_make(a->prf, (char)use,
		    (struct bytes){ (const char *)prefix, n }, s->turn);
	}
	return s->turn;
}

static uint8_t
map_byte(const uint8_t *turn, uint8_t byte)
{
	unsigned node = 1, out = 0, bit;
	int i;

	for (i = 7; i >= 0; i--) {
		bit = byte >> i & 1U;
		out = out << 1 | (bit ^ (turn[node / 8] >> node % 8 & 1U));
		node = node << 1 | bit;
	}
	return (uint8_t)out;
}

static void
map_bytes(struct addresses *a, enum token_use use, const uint8_t *in,
    uint8_t *out, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		out[i] = map_byte(turn_behind(a, use, in, i), in[i]);
}

/* The first bits of from, and the others of to. */
static void
join_bits(const struct ip *from, unsigned bits, struct ip *to)
{
	struct ip head = *from, tail = *from;
	int i;

	ip_mask(&head, bits);
	memset(tail.a, 0xff, sizeof(tail.a));
	ip_mask(&tail, bits);
	for (i = 0; i < 16; i++)
		to->a[i] = head.a[i] | (to->a[i] & (uint8_t)~tail.a[i]);
}

struct ip
addresses_map(struct addresses *a, const struct ip *ip)
{
	struct ip out = *ip;
	unsigned bits = kept_bits(a->kept, ip);

	if (ip_is_v4(ip))
		map_bytes(a, USE_V4, ip->a + 12, out.a + 12, 4);
	else
		map_bytes(a, USE_V6, ip->a, out.a, 16);
	join_bits(ip, bits, &out);
	return out;
}

uint32_t
addresses_map_as(struct addresses *a, uint32_t number)
{
	uint8_t in[4] = { (uint8_t)(number >> 24), (uint8_t)(number >> 16),
		(uint8_t)(number >> 8), (uint8_t)number };
	uint8_t out[4];

	map_bytes(a, USE_AS, in, out, 4);
	return (uint32_t)out[0] << 24 | (uint32_t)out[1] << 16 |
	    (uint32_t)out[2] << 8 | out[3];
}

bool
addresses_add(struct addresses *a, struct bytes raw, struct buf *out)
{
	struct ip_net net;
	struct ip ip;

	buf_room(out, IP_TEXT + 4);
	if (ip_parse(raw, &ip)) {
		ip = addresses_map(a, &ip);
		out->n += ip_format(&ip, out->p + out->n);
		return true;
	}
	if (memchr(raw.p, '/', raw.n) == NULL || !ip_net_parse(raw, &net))
		return false;
	net.ip = addresses_map(a, &net.ip);
	ip_mask(&net.ip, net.bits);
	out->n += ip_net_format(&net, out->p + out->n);
	return true;
}
