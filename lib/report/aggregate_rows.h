/*
 * aggregate_rows: an aggregate report as records rows or as a reports row.
 */
#ifndef REPORT_AGGREGATE_ROWS_H
#define REPORT_AGGREGATE_ROWS_H

#include "report/aggregate.h"
#include "tsv/writer.h"

/* Where the report came from; each but the source may be empty. */
struct report_origin {
	struct bytes	source, mail_date, mail_from, mail_auth;
	struct quirks	quirks;		/* met on the way to it */
};

/* One row for each record (KIND_RECORDS). */
void	 aggregate_put_records(struct tsv_writer *w,
	    const struct report_origin *from, const struct aggregate *r);

/* One row for the report (KIND_REPORTS). */
void	 aggregate_put_report(struct tsv_writer *w,
	    const struct report_origin *from, const struct aggregate *r);

#endif
