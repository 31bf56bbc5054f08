/* tlsrpt_rows: an SMTP TLS report as rows (KIND_TLS). */
#ifndef REPORT_TLSRPT_ROWS_H
#define REPORT_TLSRPT_ROWS_H

#include "report/origin.h"
#include "report/dedup_store.h"
#include "report/tlsrpt.h"
#include "tsv/writer.h"

/* A row for each policy, and behind it one for each of its details. */
void	 tlsrpt_put(struct tsv_writer *w, const struct report_origin *from,
	    const struct tlsrpt *t);
/* About how many bytes stand in more than one of them. */
uint64_t	 tlsrpt_amplified_size(const struct report_origin *from,
	    const struct tlsrpt *t);

uint64_t	 tlsrpt_name(const struct tlsrpt_name *name);
/* The column report: a hash of what names it; what is absent is empty. */
uint64_t	 tlsrpt_report(const struct tlsrpt *t);

/*
 * The same, where the content stands for a report_id that is not there; and
 * what all its policies say, as a hash of the values as they were read, so
 * that the form of the JSON is no matter. Its messages are the sessions of
 * the policies.
 */
struct dedup_report	 tlsrpt_identity(const struct tlsrpt *t);

#endif
