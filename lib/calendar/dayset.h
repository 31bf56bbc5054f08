/*
 * dayset: a set of UTC days, as spans.
 *
 * It takes memory for the spans that are apart, twice as much at most, and
 * time for sorting them; a span of thousands of years is one.
 */
#ifndef CALENDAR_DAYSET_H
#define CALENDAR_DAYSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A zeroed one is empty. */
struct dayset {
	struct dayset_span	*at;
	size_t			 n, room;
};

/*
 * Adds the days that the period [begin, max(end, begin + 1)) touches; none
 * when begin is -1. end may be -1. Times are in 0 … UTC_MAX.
 */
void	 dayset_add(struct dayset *s, int64_t begin, int64_t end);
/* Adds those of another. */
void	 dayset_merge(struct dayset *s, const struct dayset *more);
/*
 * The first and last of its days between the midnights from and to, as
 * midnights; false when none is.
 */
bool	 dayset_bounds(const struct dayset *s, int64_t from, int64_t to,
	    int64_t *first, int64_t *last);
/* How many days are in it. */
uint64_t dayset_count(struct dayset *s);
void	 dayset_free(struct dayset *s);

#endif
