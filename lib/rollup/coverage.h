/*
 * coverage: who reported on which domain on which day, and when nobody did.
 *
 * From reports rows, since a report without records counts as well. A report
 * covers the day its period belongs to (period.h); one that is spread
 * (prorate.h) covers all of its days, and its messages are divided among
 * them. The result does not depend on the order of the input.
 */
#ifndef ROLLUP_COVERAGE_H
#define ROLLUP_COVERAGE_H

#include "base/map.h"
#include "io/rows.h"
#include "tsv/canonical_cell.h"
#include "tsv/writer.h"

struct coverage_sums {
	uint64_t	reports, messages;
};

struct coverage {
	struct map		 senders;	/* two cells, a tab between */
	struct map		 days;		/* of each: see coverage.c */
	struct coverage_sums	*sums;		/* of each of days */
	size_t			 room;
	uint32_t		 last;		/* day of the input */
	uint64_t		 most_days;	/* of a report; of a longer
						   one the day is not known */
	uint64_t		 most_gap;	/* days of one in rows */
	uint64_t		 rows, too_long, long_gaps;
	bool			 overflow;
	struct canonical_scratch	 scratch;
	struct buf		 text;
};

/* The limits are those of limits.h. */
void	 coverage_start(struct coverage *c);
void	 coverage_free(struct coverage *c);

/*
 * Adds the row in r, of KIND_REPORTS. Cells that do not hold what they
 * should are told by r and count as 0 or absent.
 */
void	 coverage_add(struct coverage *c, struct rows *r);

/*
 * Writes header (unless quiet) and rows by org_name, policy_domain and day:
 * for each sender every day from its first to the last of the whole input.
 * Counts in c->long_gaps those gaps that were cut at most_gap days.
 */
void	 coverage_write(struct coverage *c, struct tsv_writer *w,
	    bool quiet);

#endif
