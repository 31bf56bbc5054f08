/*
 * begun: distinct entries, each of which begins with its key.
 *
 * As keyed, for tables of very many: the key has a fixed size and is kept
 * once, in the entry. Numbers follow the order in which keys came; a pointer
 * to an entry is good until the next key is added.
 */
#ifndef BASE_BEGUN_H
#define BASE_BEGUN_H

#include <stddef.h>

#include "base/hash.h"

struct begun_slot {
	uint32_t	hash;
	uint32_t	number;		/* + 1; 0: the slot is free */
};

struct begun {
	struct hash_key	 seed;
	struct begun_slot *slot;
	size_t		 nslots;	/* a power of two, or 0 */
	char		*entries;
	size_t		 n, room;	/* entries; those there is memory
					   for */
	size_t		 size, key;	/* bytes of an entry, and of its key */
};

/* Entries of size bytes, told apart by as many of the first as key says. */
void		 begun_start(struct begun *b, size_t size, size_t key);
void		 begun_free(struct begun *b);
/*
 * The number of the entry that begins with key; a new one, of zeroes behind
 * it, sets *added. Memory and numbers that run out end the program.
 */
uint32_t	 begun_add(struct begun *b, const void *key, bool *added);
/* Entry number i. */
static inline void *
begun_at(const struct begun *b, uint32_t i)
{
	return b->entries + (size_t)i * b->size;
}

#endif
