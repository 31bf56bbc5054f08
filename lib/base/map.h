/*
 * map: distinct byte strings, numbered 0, 1, 2 … as they come.
 *
 * What belongs to a string is kept by the caller in an array of its own,
 * at the same number. Look-up is by keyed hash, so chosen keys cost no more
 * than others; the numbers, and so all output, follow the input's order.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdint.h>

#include "base/arena.h"
#include "base/hash.h"

enum { MAP_NONE = UINT32_MAX };

struct map_key {
	const char	*p;
	uint32_t	 n;
	uint32_t	 hash;
};

struct map {
	struct hash_key	 seed;
	uint32_t	*slot;		/* number + 1; 0 is free */
	size_t		 nslots;	/* a power of two, or 0 */
	struct map_key	*key;
	size_t		 n;		/* strings in it */
	size_t		 room;		/* of key */
	struct arena	 text;
};

void		 map_init(struct map *m);
void		 map_free(struct map *m);
/* The number of s, added if it is new (then *added, if not NULL, is set). */
uint32_t	 map_add(struct map *m, struct bytes s, bool *added);
/* The number of s, or MAP_NONE. */
uint32_t	 map_find(const struct map *m, struct bytes s);
/* String number i. */
static inline struct bytes
map_key(const struct map *m, uint32_t i)
{
	return (struct bytes){ m->key[i].p, m->key[i].n };
}

#endif
