/*
 * figures: the sums of one roll-up row, small while they are small.
 *
 * They are the columns messages … records of a roll-up, in that order. Of
 * most addresses few messages are seen, so sums are kept in 16 bits: all of
 * a row fit into one cache line. A row that needs more gets 64-bit sums.
 */
#ifndef ROLLUP_FIGURES_H
#define ROLLUP_FIGURES_H

#include <stdint.h>

#include "tsv/columns.h"

/* FIG(dmarc_pass) is the number of that sum. */
#define FIG(name)	(ROL_##name - ROL_messages)
enum { FIGURES = FIG(records) + 1 };

/* Zeroed ones are all 0. */
struct figures {
	uint64_t	*wide;		/* NULL: sums fit in small */
	uint16_t	 small[FIGURES];
};

/*
 * Adds n to sum i; false when the sum is past 2^64 - 1 and stays there.
 */
bool		 figures_add(struct figures *f, int i, uint64_t n);
/* Adds n to each sum whose bit (1 << i) is in which; false as above. */
bool		 figures_add_each(struct figures *f, uint32_t which,
		    uint64_t n);
static inline uint64_t
figures_get(const struct figures *f, int i)
{
	return f->wide ? f->wide[i] : f->small[i];
}

void		 figures_free(struct figures *f);

#endif
