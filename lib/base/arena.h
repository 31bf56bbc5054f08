/*
 * arena: many small pieces of memory that end together.
 *
 * A zeroed arena is empty and ready. Pieces are aligned for any object and
 * stay where they are until arena_reset or arena_free.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/bytes.h"

struct arena_block;

struct arena {
	struct arena_block	*block;		/* newest first */
	char			*at, *end;	/* what is free of it */
	size_t			 used;		/* bytes in all blocks */
};

/* n bytes, undefined content. */
void		*arena_new(struct arena *a, size_t n);
/* A copy of s in the arena, with a NUL behind it. */
struct bytes	 arena_copy(struct arena *a, struct bytes s);
/* Ends all pieces; keeps one block for what comes next. */
void		 arena_reset(struct arena *a);
void		 arena_free(struct arena *a);

#endif
