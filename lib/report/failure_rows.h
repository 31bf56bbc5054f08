/* failure_rows: a failure report as a row (KIND_FAILURES). */
#ifndef REPORT_FAILURE_ROWS_H
#define REPORT_FAILURE_ROWS_H

#include "report/failure.h"
#include "report/origin.h"
#include "report/dedup_store.h"
#include "tsv/writer.h"

/* The column report: a hash of what names it; what is absent is empty. */
uint64_t	 failure_report(const struct failure *f);

/*
 * The same, where the content stands for a report_id that is not there; and
 * what it says, as a hash.
 */
struct dedup_report	 failure_identity(const struct failure *f);

/*
 * Appends its report id, for its row and messages. Unless full, "…" and
 * eight hexadecimal digits stand for what is before the @. They depend on
 * all that the report says (content, of its identity), so that nobody can
 * find out by trying what they stand for.
 */
void	 failure_add_id(const struct failure *f, uint64_t content, bool full,
	    struct buf *out);

/*
 * Its row; report_id is from failure_add_id. Unless full, nothing of a person
 * gets into it (RFC 9991 section 7.3, RFC 6590); from->source is written as
 * it is, see source_hide.
 */
void	 failure_put(struct tsv_writer *w, const struct report_origin *from,
	    const struct failure *f, struct bytes report_id, bool full);

#endif
