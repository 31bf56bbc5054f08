/*
 * period: which UTC day a reporting period belongs to, and the names of
 * days, ISO weeks and months. No time zone but UTC.
 *
 * A period runs from begin up to, not including, end: reports that end at
 * 23:59:59 and those that end at the next midnight mean the same day. One
 * without length is the instant it begins at.
 */
#ifndef ANALYSIS_PERIOD_H
#define ANALYSIS_PERIOD_H

#include <stdint.h>

#include "base/utc.h"

enum period_unit {
	PERIOD_DAY,	/* 2026-11-16 */
	PERIOD_WEEK,	/* 2026-W47 (ISO 8601: Monday first, year of its
			   Thursday) */
	PERIOD_MONTH	/* 2026-11 */
};

enum { PERIOD_TEXT = 11 };	/* longest name, with NUL */

/* All times below are seconds since 1970, in 0 … UTC_MAX. */

/* Midnight at which the day of t begins. */
int64_t	 period_day_of(int64_t t);

/*
 * Begin of the day that holds most of [begin, max(end, begin + 1)); the
 * earlier one when two hold as much. end may be -1 (not known).
 */
int64_t	 period_day(int64_t begin, int64_t end);

/*
 * How many days [begin, max(end, begin + 1)) touches, and the first of them.
 * Seconds over a full day that fall into the next one, up to an hour, do not
 * make that day touched: a fifth of real periods run some seconds late.
 */
int64_t	 period_days(int64_t begin, int64_t end, int64_t *first);

/* Begin of the day, week or month that holds t. */
int64_t	 period_begin(enum period_unit unit, int64_t t);
/* Begin of the next day, week or month after the one that holds t. */
int64_t	 period_next(enum period_unit unit, int64_t t);

/* Writes the name of the unit that holds t, with a NUL; returns its length. */
size_t	 period_format(enum period_unit unit, int64_t t,
	    char out[PERIOD_TEXT]);

/*
 * Reads such a name of any unit: sets *unit and *begin. False when it is
 * none (2026-W54, 2026-02-30).
 */
bool	 period_parse(struct bytes s, enum period_unit *unit,
	    int64_t *begin);

#endif
