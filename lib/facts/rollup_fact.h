/*
 * rollup_fact: a row of a roll-up, read once.
 *
 * As of records (facts/fact.h), whoever counts takes this struct. What makes
 * roll-ups into roll-ups (lib/rollup) adds up all columns by their numbers,
 * without asking what they mean, and asks here only what the words say.
 */
#ifndef FACTS_ROLLUP_FACT_H
#define FACTS_ROLLUP_FACT_H

#include "facts/fact.h"

/* Which fields a reader asks for; they are read in this order. */
enum {
	ROLLUP_READ_BASIS = 1,		/* basis */
	ROLLUP_READ_RESULT = 2,		/* messages, pass, fail, unknown */
	ROLLUP_READ_PERIOD = 4,		/* first, last */
	ROLLUP_READ_CLASSES = 8,	/* failing; needs fail and basis */
	ROLLUP_READ_ACTION = 16		/* dispositions */
};

/* What its figures rest on, a set; both: mixed. */
enum { BASIS_RECOMPUTED = 1, BASIS_REPORTED = 2 };

struct rollup_fact {
	uint8_t		basis;		/* BASIS_…, never empty */
	uint64_t	messages;
	uint64_t	pass, fail, unknown;	/* by DMARC result */
	int64_t		first, last;	/* bounds of periods; -1: not known */
	/* Of those that fail; the sum is fail. */
	uint64_t	failing[FAILURE_CLASSES];
	uint64_t	dispositions[DISPOSITIONS];	/* of those that fail */
};

/*
 * Reads fields (ROLLUP_READ_…) of the row in r, of KIND_ROLLUPS. Numbers and
 * times that are none are told by r.
 */
void	 rollup_fact_read(struct rollup_fact *f, struct rows *r,
	    unsigned fields);

#endif
