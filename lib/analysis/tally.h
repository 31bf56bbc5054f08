/*
 * tally: what one record adds to a row of a roll-up.
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
	int64_t		begin, end;	/* its period; -1: not known */
};

/*
 * The last times that were read: the rows of a report have the same, and
 * reading one takes longer than all the rest. Zeroed ones are empty.
 */
struct tally_clock {
	struct {
		char	text[24];
		size_t	n;
		int64_t	time;
	} last[2];
};

/*
 * r holds a row of KIND_ALIGNED, judged by its verdict, or of KIND_RECORDS,
 * judged as its reporter evaluated it (and so without a verdict). A count
 * or time that is none is told by r and counts as 0 or -1.
 */
struct tally	 tally_record(struct rows *r, struct tally_clock *clock);

#endif
