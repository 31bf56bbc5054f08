/*
 * window: the days a page is about, and those it is compared with.
 *
 * A report belongs to the day that holds most of its period
 * (calendar/period.h). What stands before the window is not in a page's
 * figures; findings take it for what is usual.
 */
#ifndef CALENDAR_WINDOW_H
#define CALENDAR_WINDOW_H

#include <stdbool.h>

#include "calendar/period.h"

/* Midnights; end is the first behind it. -1: open on that side. */
struct window {
	int64_t	begin, end;
};

#define WINDOW_ALL	((struct window){ -1, -1 })

enum window_place { WINDOW_BEFORE, WINDOW_IN, WINDOW_AFTER };

/*
 * Reads a period: 2026-11-16, 2026-W46 (ISO 8601: 46th week, from Monday) or
 * 2026-11. False when it is none, or no such day or week is.
 */
bool	 window_parse(struct bytes name, struct window *w);
/* Reads a date, as utc_parse does; *day becomes its midnight. */
bool	 window_date(struct bytes name, int64_t *day);

/*
 * Settles what options ask for: period or the dates in *w, and compare
 * ("previous", a period, or nothing) in *before, which stays open when there
 * is nothing. Returns NULL, or what is wrong with the options.
 */
const char	*window_settle(struct window *w, struct window *before,
		    struct bytes period, struct bytes compare);

bool	 window_open(const struct window *w);	/* on both sides */
/* A day of -1, not known, is in none but an open window: it is before. */
enum window_place window_place(const struct window *w, int64_t day);
/*
 * The one of equal length that ends where w begins; false when w is open on
 * one side, or there were not so many days since 1970.
 */
bool	 window_previous(const struct window *w, struct window *out);

#endif
