/*
 * tally: what one record adds to the sums of a roll-up.
 *
 * Its messages count whole or not at all in each sum, so a record is a
 * number of messages and the set of sums they count in.
 */
#ifndef ANALYSIS_TALLY_H
#define ANALYSIS_TALLY_H

#include "analysis/figures.h"
#include "io/rows.h"

struct tally {
	uint64_t	count;
	uint32_t	which;	/* bit 1 << FIG(…) for each; never records */
};

/*
 * r holds a row of KIND_ALIGNED, judged by its verdict, or of KIND_RECORDS,
 * judged as its reporter evaluated it (and so without a verdict). A count
 * that is no number is told by r and counts as 0.
 */
struct tally	 tally_record(struct rows *r);

#endif
