/*
 * period: which UTC day a reporting period belongs to, and the names of
 * days, ISO weeks and months.
 *
 * A period runs from begin up to, not including, end: reports that end at
 * 23:59:59 and those that end at the next midnight mean the same day. One
 * without length is the instant it begins at. Times are seconds since 1970,
 * in 0 … UTC_MAX.
 */
#ifndef CALENDAR_PERIOD_H
#define CALENDAR_PERIOD_H

#include <stdint.h>

#include "base/utc.h"

enum period_unit {
	PERIOD_DAY,	/* 2026-11-16 */
	PERIOD_WEEK,	/* 2026-W47; ISO 8601: it begins on Monday and belongs
			   to the year of its Thursday */
	PERIOD_MONTH	/* 2026-11 */
};

enum { PERIOD_TEXT = 11 };	/* longest name, with NUL */

/*
 * Begin of the UTC day that holds most of [begin, max(end, begin + 1)); the
 * earlier one when two hold as much. end may be -1, not known; when begin
 * is -1 the day is too.
 */
int64_t	 period_day(int64_t begin, int64_t end);

/* Begin of the day, week or month that holds t. */
int64_t	 period_begin(enum period_unit unit, int64_t t);

/* Begin of the one after it; may be past UTC_MAX. */
int64_t	 period_next(enum period_unit unit, int64_t t);

/*
 * Writes the name of the one that holds t, with a NUL; returns its length.
 */
size_t	 period_format(enum period_unit unit, int64_t t,
	    char out[PERIOD_TEXT]);

#endif
