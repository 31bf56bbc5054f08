/* tlsrpt_rows: an SMTP TLS report as rows (KIND_TLS). */
#ifndef REPORT_TLSRPT_ROWS_H
#define REPORT_TLSRPT_ROWS_H

#include "report/origin.h"
#include "report/seen.h"
#include "report/tlsrpt.h"
#include "tsv/writer.h"

/* A row for each policy, and behind it one for each of its details. */
void	 tlsrpt_put(struct tsv_writer *w, const struct report_origin *from,
	    const struct tlsrpt *t);
/* About how many bytes stand in more than one of them. */
uint64_t	 tlsrpt_repeated(const struct report_origin *from,
	    const struct tlsrpt *t);

/*
 * What names the report, and what all its policies say, as hashes: of the
 * values as they were read, so that the form of the JSON is no matter. Its
 * messages are the sessions of the policies.
 */
struct seen_report	 tlsrpt_identity(const struct tlsrpt *t);

#endif
