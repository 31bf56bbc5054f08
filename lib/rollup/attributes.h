/*
 * attributes: the cells label … as_name of a group of a roll-up.
 */
#ifndef ROLLUP_ATTRIBUTES_H
#define ROLLUP_ATTRIBUTES_H

#include "rollup/rollup.h"

/*
 * Writes those that are not in the key. They are functions of the key, or
 * of the merged set of names, so that merging stays exact: what a list was
 * given for is derived from the key's address or network, the service from
 * auth_domains too; what is not derived is what all rows agreed on.
 */
void	 attributes_put(const struct rollup *u, struct tsv_writer *w,
	    const struct group *g, struct buf *cell);

/* Appends one of them, ATTRIBUTE(…), to b. */
void	 attributes_add(const struct rollup *u, const struct group *g, int i,
	    struct buf *b);

#endif
