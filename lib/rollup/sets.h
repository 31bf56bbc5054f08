/*
 * sets: sets of names, capped so that random names cannot grow them.
 *
 * A set is a uint32_t in its owner's memory; 0 is the empty set. It keeps
 * the 64 smallest items in byte order and whether there were more: the 64
 * smallest of a union follow from the 64 smallest of its parts, so sets
 * merge exactly and in any order. Names are stored once for all sets.
 */
#ifndef ROLLUP_SETS_H
#define ROLLUP_SETS_H

#include "base/map.h"

enum { SETS_MOST = 64, SETS_RECENT = 2048 };

/* Stands behind the items when there were more. */
#define SETS_MORE	BYTES("\xe2\x80\xa6")

struct sets {
	struct map	 pool;		/* all names */
	uint32_t	 more;		/* number of SETS_MORE in it */
	uint32_t	 recent[SETS_RECENT];	/* sets of one; see
						   sets_recent */
	char		**chunk;	/* of memory for larger sets */
	size_t		 nchunks;
	uint32_t	 used;		/* units of all chunks */
	uint32_t	 unused[5];	/* blocks given back, by their size */
	size_t		 sweep_at;	/* names in pool */
	struct map	 old;		/* during a sweep */
	uint32_t	*moved;		/* its numbers in pool, + 1 */
};

void	 sets_init(struct sets *s);
void	 sets_free(struct sets *s);

/*
 * The set of that one item; of none when it is empty. Only valid until the
 * next sweep, unless that is told of it.
 */
uint32_t sets_one(struct sets *s, struct bytes item);
/*
 * The same without a look into the table of all names, or 0 if item is not
 * among those that sets_one was last asked for.
 */
uint32_t sets_recent(const struct sets *s, struct bytes item);
/*
 * Adds the item of another set that sets_one made. SETS_MORE is no item: it
 * says there were more.
 */
void	 sets_add(struct sets *s, uint32_t *set, uint32_t one);
/* Adds all items of another set, and that it had more. */
void	 sets_add_all(struct sets *s, uint32_t *set, uint32_t from);
/* Makes the set empty; others use its memory. */
void	 sets_empty(struct sets *s, uint32_t *set);
/* Asks for the set's memory, which will be looked at soon. */
void	 sets_prefetch(const struct sets *s, uint32_t set);
/*
 * Appends the items to b, joined with |, in byte order and with SETS_MORE
 * behind them when there were more.
 */
void	 sets_write(const struct sets *s, uint32_t set, struct buf *b);

/*
 * Names that fell out of their sets are forgotten by a sweep: when
 * sets_crowded, call sets_sweep, then sets_move once for every set there is,
 * then sets_sweep_end.
 */
bool	 sets_crowded(const struct sets *s);
void	 sets_sweep(struct sets *s);
void	 sets_move(struct sets *s, uint32_t *set);
void	 sets_sweep_end(struct sets *s);

#endif
