/*
 * tally: which sums of a roll-up the messages of a record count in.
 *
 * They count whole or not at all, so that is a set of sums.
 */
#ifndef ROLLUP_TALLY_H
#define ROLLUP_TALLY_H

#include "io/rows.h"
#include "rollup/figures.h"

/*
 * The sums, as bits 1 << FIG(…), that the row in r counts in: by its verdict
 * if it is of KIND_ALIGNED; as its reporter evaluated it, and so without a
 * verdict, if it is of KIND_RECORDS. The sum of records is not among them.
 */
uint32_t	 tally_sums(const struct rows *r);

#endif
