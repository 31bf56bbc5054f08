/*
 * cells: pseudonyms of the cells of a row.
 *
 * A cell depends on its text, its column and the key only, so rows can be
 * taken in any order and in parts. What was asked before is looked up in a
 * table of fixed size: memory does not grow with the input.
 */
#ifndef PSEUDONYM_CELLS_H
#define PSEUDONYM_CELLS_H

#include "base/hash.h"
#include "pseudonym/classes.h"
#include "pseudonym/prose.h"

struct cells_slot;

struct cells_work {
	struct prf		*prf;
	struct kept		 kept;
	struct prose		 prose;
	struct hash_key		 seed;
	struct cells_slot	*slots;
	size_t			 turn;
	struct buf		 text;	/* of an item without its escapes */
	struct buf		 bars;	/* the same, as no list has it */
};

/*
 * kept is taken over, with all that it holds; prf and orgs must outlive w,
 * which must not be moved.
 */
void	 cells_work_start(struct cells_work *w, struct prf *prf,
	    struct orgdomain *orgs, const struct kept *kept);
void	 cells_work_free(struct cells_work *w);

/* Appends the pseudonym of a cell, as a cell. */
void	 cells_work_add(struct cells_work *w, struct class_of class,
	    struct bytes cell, struct buf *out);

#endif
