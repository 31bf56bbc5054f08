/*
 * quality: what each reporter's reports are like.
 *
 * Memory grows with reporters, with the gaps between the days each covers,
 * and by at most 32 bytes with each report: records of one may come in any
 * order, and it counts once.
 */
#ifndef ROLLUP_QUALITY_H
#define ROLLUP_QUALITY_H

#include "base/map.h"
#include "base/numset.h"
#include "io/rows.h"
#include "tsv/canonical_cell.h"
#include "tsv/writer.h"

struct quality {
	struct map		 names;		/* cells of org_name */
	struct quality_reporter	*at;		/* by their numbers */
	size_t			 room;
	struct numset		 seen;		/* hashes of reports */
	struct canonical_scratch	 scratch;
	struct buf		 key;
	bool			 overflowed;	/* a sum is past 2^64 - 1 */
};

void	 quality_start(struct quality *q);
/*
 * Counts the records row in r (of KIND_RECORDS or KIND_ALIGNED); disagrees:
 * its reporter came to another result than its evidence.
 */
void	 quality_add(struct quality *q, struct rows *r, bool disagrees);
/* Writes a row for each reporter, in byte order of their names' cells. */
void	 quality_write(struct quality *q, struct tsv_writer *w);
void	 quality_free(struct quality *q);

#endif
