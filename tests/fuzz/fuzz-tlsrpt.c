/* fuzz-tlsrpt: JSON reports, as rows. */
#include "report/tlsrpt_rows.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct tlsrpt_reader *r = tlsrpt_new();
	struct bytes doc = { (const char *)data, n };
	struct report_origin from = { 0 };
	const struct tlsrpt *report;
	struct tlsrpt_position position;
	struct tsv_writer w;

	if (tlsrpt_read(r, doc, &report, &position) == TLSRPT_GOOD) {
		(void)tlsrpt_identity(report);
		tsv_start(&w, fuzz_null());
		tsv_header(&w, KIND_TLS, true);
		tlsrpt_put(&w, &from, report);
		fuzz_finish(&w);
	}
	tlsrpt_free(r);
	return 0;
}
