/*
 * difference: what became of one key between two times, as one word.
 *
 * Decided in whole numbers, so that what is at a threshold is always on the
 * same side of it.
 */
#ifndef ROLLUP_DIFFERENCE_H
#define ROLLUP_DIFFERENCE_H

#include <stdint.h>

#include "base/bytes.h"

/* In the order in which they are told. */
enum difference {
	DIFFERENCE_NEW,
	DIFFERENCE_GONE,
	DIFFERENCE_WORSE,
	DIFFERENCE_BETTER,
	DIFFERENCE_MORE,
	DIFFERENCE_LESS,
	DIFFERENCE_SAME,
	DIFFERENCES
};

/* What is known of a key at one of the times, in messages. */
struct difference_counts {
	uint64_t	messages, pass, fail;
};

enum { DIFFERENCE_THOUSAND = 1000 };	/* what thresholds are parts of */
enum {
	DIFFERENCE_FACTOR_MOST = 1000000,
	DIFFERENCE_POINTS_MOST = 100
};

struct difference_limits {
	uint64_t	min_messages;
	uint64_t	factor;		/* thousandths, from 1000 on */
	uint64_t	points;		/* thousandths of a percentage point */
	uint64_t	old_days, new_days;	/* both 1: counts as they are;
						   at most 10 million */
};

/*
 * The first of these that holds:
 *
 *	same		fewer than min_messages, or none, at both times
 *	new, gone	no message then; none now
 *	worse, better	the share of messages that passed in those that
 *			passed or failed moved by at least `points`, and at
 *			both times at least min_messages passed or failed
 *	more, less	messages, for each day, are at least `factor` times
 *			what they were; were that of what they are
 *	same
 *
 * What did not move at all is the same, whatever the thresholds.
 */
enum difference	 difference_of(const struct difference_limits *limits,
		    const struct difference_counts *before,
		    const struct difference_counts *now);

struct bytes	 difference_word(enum difference d);
/* Adds 1 << d for each word of a comma separated list; false: no such word. */
bool		 difference_words(struct bytes list, unsigned *set,
		    struct bytes *wrong);
/*
 * A decimal number with up to three digits behind its point, in thousandths,
 * from least to most whole ones; else false, *out untouched.
 */
bool		 difference_decimal(struct bytes s, uint64_t least,
		    uint64_t most, uint64_t *out);

#endif
