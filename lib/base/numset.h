/*
 * numset: a set of 64-bit numbers, in some 16 bytes each.
 *
 * For "was this pair of keys, or this report, there before?", which is
 * asked for every row and must not cost a string each time.
 */
#ifndef BASE_NUMSET_H
#define BASE_NUMSET_H

#include <stdint.h>

#include "base/hash.h"

struct numset {
	struct hash_key	 seed;
	uint64_t	*slot;		/* 0 is free */
	size_t		 nslots;	/* a power of two, or 0 */
	size_t		 n;
	bool		 zero;		/* 0 is in the set */
};

void	 numset_start(struct numset *s);
void	 numset_free(struct numset *s);
/* True when v is new. */
bool	 numset_add(struct numset *s, uint64_t v);
bool	 numset_has(const struct numset *s, uint64_t v);
/* Calls visit for each number, in no order to rely on. */
void	 numset_each(const struct numset *s,
	    void (*visit)(uint64_t v, void *arg), void *arg);

#endif
