/*
 * cell_cache: pseudonyms of the cells of a row.
 *
 * A cell depends on its text, its column and the key only, so rows can be
 * taken in any order and in parts. What was asked before is looked up in a
 * table of fixed size: memory does not grow with the input.
 */
#ifndef PSEUDONYM_CELL_CACHE_H
#define PSEUDONYM_CELL_CACHE_H

#include "base/hash.h"
#include "pseudonym/classes.h"
#include "pseudonym/prose.h"

struct cell_cache_slot;

struct cell_cache {
	struct prf		*prf;
	struct kept		 kept;
	struct prose		 prose;
	struct hash_key		 seed;
	struct cell_cache_slot	*slots;
	size_t			 turn;
	struct buf		 text;	/* of an item without its escapes */
	struct buf		 bars;	/* the same, as no list has it */
};

/*
 * kept is taken over, with all that it holds; prf and orgs must outlive w,
 * which must not be moved.
 */
void	 cell_cache_start(struct cell_cache *w, struct prf *prf,
	    struct orgdomain *orgs, const struct kept *kept);
void	 cell_cache_free(struct cell_cache *w);

/* Appends the pseudonym of a cell, as a cell. */
void	 cell_cache_add(struct cell_cache *w, struct class_of class,
	    struct bytes cell, struct buf *out);

#endif
