/*
 * tally: which sums of a roll-up the messages of a record count in.
 *
 * They count whole or not at all, so that is a set of sums.
 */
#ifndef ROLLUP_TALLY_H
#define ROLLUP_TALLY_H

#include "facts/fact.h"
#include "rollup/figures.h"

/* What tally_sums asks of a fact. */
enum {
	TALLY_READS = READ_RESULT | READ_MECHANISMS | READ_RAW | READ_ACTION
};

/*
 * The sums, as bits 1 << FIG(…), that a record counts in: by its verdict if
 * it was evaluated; else as its reporter says, and without a verdict. The
 * sum of records is not among them.
 */
uint32_t	 tally_sums(const struct record_fact *f);

#endif
