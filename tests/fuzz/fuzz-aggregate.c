/* fuzz-aggregate: XML reports, strictly and mended, as both kinds of rows. */
#include <fcntl.h>
#include <unistd.h>

#include "report/aggregate_rows.h"
#include "report/identity.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct limits limits = LIMITS_DEFAULT;
	struct aggregate_reader *r;
	const struct aggregate *report;
	struct report_origin from = { 0 };
	struct xml_position position;
	struct tsv_writer w;

	limits.xml_text = 4096;
	limits.records = 1000;
	limits.list = 100;
	r = aggregate_new(&limits);
	if (aggregate_read(r, (struct bytes){ (const char *)data, n },
	    n % 2, &report, &position) == AGGREGATE_GOOD) {
		(void)aggregate_identity(report);
		tsv_start(&w, fuzz_null());
		tsv_header(&w, KIND_RECORDS, true);
		aggregate_put_records(&w, &from, report);
		fuzz_finish(&w);
		tsv_start(&w, fuzz_null());
		tsv_header(&w, KIND_REPORTS, true);
		aggregate_put_report(&w, &from, report);
		fuzz_finish(&w);
	}
	aggregate_free(r);
	return 0;
}
