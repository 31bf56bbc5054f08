/*
 * dedup: drops reports that came before, and says so.
 *
 * What the parsers do with duplicates: keep the first, count copies, refuse
 * conflicts, read what earlier runs took (--seen) and write what the next
 * one is to know (--seen-new).
 */
#ifndef REPORT_DEDUP_H
#define REPORT_DEDUP_H

#include "cli/cli.h"
#include "cli/outfile.h"
#include "report/dedup_store.h"
#include "report/sources.h"

struct dedup {
	/* What was asked for, set before dedup_start. */
	bool		 keep;		/* take every report */
	const char	*seen_name, *new_name;	/* files, or NULL */
	const char	*unit;		/* "message": what reports count */

	struct cli	*cli;
	struct dedup_store *store;	/* NULL: all are kept */
	struct sources	*sources;
	struct outfile	 out;		/* of new_name */
	struct buf	 detail, shown;
	uint64_t	 known;		/* from earlier runs */
	uint64_t	 dropped, conflicts;
};

/*
 * Before lock-down. Ends the program with a message when a file cannot be
 * used.
 */
void	 dedup_start(struct dedup *c, struct cli *cli);
/*
 * Is the report to be taken? If not it is counted and told: a copy in the
 * end, a conflict at once. One that is taken in the place of an earlier one
 * is told, too.
 */
bool	 dedup_take(struct dedup *c, struct dedup_report report,
	    struct bytes source, struct bytes mail_auth,
	    struct bytes report_id);
/* The end; written: all rows reached the output, so the state is written. */
void	 dedup_finish(struct dedup *c, bool written);

#endif
