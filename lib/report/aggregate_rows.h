/*
 * aggregate_rows: an aggregate report as records rows or as a reports row.
 */
#ifndef REPORT_AGGREGATE_ROWS_H
#define REPORT_AGGREGATE_ROWS_H

#include "report/aggregate.h"
#include "report/origin.h"
#include "tsv/writer.h"

/* One row for each record (KIND_RECORDS). */
void	 aggregate_put_records(struct tsv_writer *w,
	    const struct report_origin *from, const struct aggregate *r);

/* About how many bytes of them are the report's own, over and over again. */
uint64_t	 aggregate_amplified_size(const struct report_origin *from,
	    const struct aggregate *r);

/* One row for the report (KIND_REPORTS). */
void	 aggregate_put_report(struct tsv_writer *w,
	    const struct report_origin *from, const struct aggregate *r);

#endif
