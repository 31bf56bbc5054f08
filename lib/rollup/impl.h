/* impl: what the files of rollup share among themselves. */
#ifndef ROLLUP_IMPL_H
#define ROLLUP_IMPL_H

#include "rollup/rollup.h"

/* Takes first and last into the group's; -1 is not known. */
void	 rollup_period(struct group *g, int64_t first, int64_t last);
/*
 * Keeps the attributes on which all rows of the group agree; row: those of
 * one more, NULL when it has none. added: it is the first.
 */
void	 rollup_agree(struct rollup *u, struct group *g, bool added,
	    const struct rollup_attributes *row);
/* The name in a cell that goes into a set. */
uint32_t rollup_name(struct rollup *u, struct bytes cell);
/* Adds the row of a roll-up in r to the group of that key. */
void	 rollup_add_rolled(struct rollup *u, struct rows *r,
	    const struct group_key *key);
/* Adds the row in r to the group of that key, at once. */
void	 rollup_add_keyed(struct rollup *u, struct rows *r,
	    const struct group_key *key);

/* A group and what decides most comparisons: few groups are looked at. */
struct sorted_group {
	uint64_t		 first;	/* the smaller one comes first */
	struct group_rank	 rank;	/* then by this, of its key */
	const struct group	*group;
};

/* Puts n, of which the groups are set, in the order of v. */
void	 rollup_order(const struct rollup *u, const struct rollup_view *v,
	    struct sorted_group *sorted, size_t n);

struct bytes rollup_basis(const struct group *g);

void	 rollup_put_header(const struct rollup *u, struct tsv_writer *w,
	    bool quiet);
/* cell is for its use. */
void	 rollup_put_row(const struct rollup *u, struct tsv_writer *w,
	    const struct group *g, struct buf *cell);

#endif
