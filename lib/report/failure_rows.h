/* failure_rows: a failure report as a row (KIND_FAILURES). */
#ifndef REPORT_FAILURE_ROWS_H
#define REPORT_FAILURE_ROWS_H

#include "report/failure.h"
#include "report/origin.h"
#include "report/seen.h"
#include "tsv/writer.h"

/*
 * Its row. Unless full, no local part of an address gets into it, and no
 * subject (RFC 9991 section 7.3, RFC 6590).
 */
void	 failure_put(struct tsv_writer *w, const struct report_origin *from,
	    const struct failure *f, bool full);

/* The column report: a hash of what names it; what is absent is empty. */
uint64_t	 failure_report(const struct failure *f);

/*
 * The same, where the content stands for a report_id that is not there; and
 * what it says, as a hash.
 */
struct seen_report	 failure_identity(const struct failure *f);

#endif
