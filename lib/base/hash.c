/*
 * hash: SipHash-1-3 under a key, for tables that strangers fill.
 *
 * J.-P. Aumasson, D. J. Bernstein, "SipHash: a fast short-input PRF", 2012.
 */
#include "base/hash.h"

#include <time.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/random.h>
#endif

struct hash_key
hash_key_random(void)
{
	struct hash_key k;

	if (getentropy(&k, sizeof(k)) != 0) {
		/* An old kernel: weaker, but still not the same each run. */
		struct timespec t = { 0 };

		clock_gettime(CLOCK_MONOTONIC, &t);
		k.k0 = (uint64_t)t.tv_nsec * 0x9e3779b97f4a7c15ULL;
		k.k1 = (uint64_t)getpid() * 0xc2b2ae3d27d4eb4fULL;
	}
	return k;
}

struct sip {
	uint64_t v0, v1, v2, v3;
};

static inline uint64_t
rotl(uint64_t x, int b)
{
	return (x << b) | (x >> (64 - b));
}

static inline void
round_sip(struct sip *s)
{
	s->v0 += s->v1;
	s->v1 = rotl(s->v1, 13) ^ s->v0;
	s->v0 = rotl(s->v0, 32);
	s->v2 += s->v3;
	s->v3 = rotl(s->v3, 16) ^ s->v2;
	s->v0 += s->v3;
	s->v3 = rotl(s->v3, 21) ^ s->v0;
	s->v2 += s->v1;
	s->v1 = rotl(s->v1, 17) ^ s->v2;
	s->v2 = rotl(s->v2, 32);
}

/* n bytes, up to eight, least significant first. */
static inline uint64_t
load_bytes(const char *p, size_t n)
{
	uint64_t m = 0;
	size_t i;

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	if (n == 8) {
		memcpy(&m, p, 8);
		return m;
	}
#endif
	for (i = 0; i < n; i++)
		m |= (uint64_t)(unsigned char)p[i] << 8 * i;
	return m;
}

/* The last s.n % 8 bytes of s, without a look at each where that can be. */
static inline uint64_t
load_rest(struct bytes s)
{
	size_t rest = s.n & 7;

	if (rest == 0)
		return 0;
	if (s.n > 8)
		return load_bytes(s.p + s.n - 8, 8) >> (64 - 8 * rest);
	if (rest >= 4)
		return load_bytes(s.p, 4) | load_bytes(s.p + rest - 4, 4) <<
		    8 * (rest - 4);
	return load_bytes(s.p, rest);
}

uint64_t
hash_bytes(struct hash_key key, struct bytes s)
{
	struct sip h = {
		key.k0 ^ 0x736f6d6570736575ULL, key.k1 ^ 0x646f72616e646f6dULL,
		key.k0 ^ 0x6c7967656e657261ULL, key.k1 ^ 0x7465646279746573ULL,
	};
	size_t i, whole = s.n & ~(size_t)7;
	uint64_t m;

	for (i = 0; i < whole; i += 8) {
		m = load_bytes(s.p + i, 8);
		h.v3 ^= m;
		round_sip(&h);
		h.v0 ^= m;
	}
	m = (uint64_t)s.n << 56 | load_rest(s);
	h.v3 ^= m;
	round_sip(&h);
	h.v0 ^= m;
	h.v2 ^= 0xff;
	round_sip(&h);
	round_sip(&h);
	round_sip(&h);
	return h.v0 ^ h.v1 ^ h.v2 ^ h.v3;
}
