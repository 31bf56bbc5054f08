/*
 * copies: reports that came before are dropped, and that is told.
 *
 * What both parsers do with duplicates: keep the first, count copies, tell
 * conflicts, remember names between runs (--seen).
 */
#ifndef REPORT_COPIES_H
#define REPORT_COPIES_H

#include "cli/cli.h"
#include "report/seen.h"

struct copies {
	struct cli	*cli;
	struct seen	*seen;		/* NULL: all are kept */
	const char	*file;		/* of --seen, or NULL */
	int		 fd;		/* of that file, or -1 */
	uint64_t	 dropped, conflicts;
};

/*
 * keep: take every report. file: names of earlier runs, or NULL. Ends the
 * program with a message when the file cannot be used.
 */
void	 copies_start(struct copies *c, struct cli *cli, bool keep,
	    const char *file);
/* Is it the first of its name? If not, it is counted and told. */
bool	 copies_first(struct copies *c, struct seen_report report,
	    struct bytes source, struct bytes report_id);
/* The end; written: all rows reached the output, so names may be kept. */
void	 copies_finish(struct copies *c, bool written);

#endif
