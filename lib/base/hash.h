/*
 * hash: SipHash-1-3 under a key, for tables that strangers fill.
 *
 * With a key nobody knows, nobody can choose inputs that collide.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdint.h>

#include "base/bytes.h"

struct hash_key {
	uint64_t	k0, k1;
};

/* A key from the system's random source; never fails. */
struct hash_key	 hash_key_random(void);
uint64_t	 hash_bytes(struct hash_key key, struct bytes s);

#endif
