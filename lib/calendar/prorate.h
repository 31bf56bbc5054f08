/*
 * prorate: the messages of a report over several days, divided among these.
 *
 * A report of up to 25 hours means one day (period.h). A longer one does
 * not tell when its messages were sent, so each UTC day gets a share by the
 * seconds of it that lie in the period: of n messages
 *
 *	floor(n * W(day) / L + o) - floor(n * W(day before) / L + o)
 *
 * where L is the length of the period, W the seconds of it up to the end of
 * that day, and o in [0, 1) comes from a hash of the row. The shares of a
 * row add up to n exactly; rows of one message each fall on days at random,
 * as the shares ask, instead of all on the same; and the same row gives the
 * same shares wherever it is read, so that roll-ups of parts merge exactly.
 */
#ifndef CALENDAR_PRORATE_H
#define CALENDAR_PRORATE_H

#include "calendar/period.h"
#include "io/rows.h"

enum { PRORATE_FROM = 25 * 60 * 60 };	/* seconds; longer ones are spread */

struct prorate {
	int64_t		begin, end;	/* of the period */
	uint64_t	count;
	uint64_t	offset;		/* o, in parts of end - begin */
	uint64_t	before;		/* messages of earlier days */
	int64_t		next;		/* where the next day begins */
	int64_t		day;		/* after prorate_next: begin of it */
	uint64_t	messages;	/* and its share */
};

/* Is [begin, end) one that is spread? Times as in period.h. */
bool	 prorate_needed(int64_t begin, int64_t end);

/*
 * How many UTC days [begin, end) touches; UINT64_MAX when they cannot be
 * told apart, for a period longer than 2^32 seconds.
 */
uint64_t prorate_days(int64_t begin, int64_t end);

/*
 * The hash of a row of KIND_RECORDS, KIND_ALIGNED or KIND_REPORTS:
 * SipHash-1-3 under a key of zeros, of the cells (as they stand, a tab
 * behind each, absent ones empty) that a report says about the row. Those
 * that tell where the report was found are not among them, nor is the
 * number of messages: the same mail in larger numbers falls on the same
 * days. scratch is for its use.
 */
uint64_t prorate_hash(const struct rows *r, struct buf *scratch);

/* Begins to divide count; the period is one that prorate_days can tell. */
void	 prorate_start(struct prorate *s, int64_t begin, int64_t end,
	    uint64_t count, uint64_t hash);
/* The next day, in order; false when there are no more. */
bool	 prorate_next(struct prorate *s);

#endif
