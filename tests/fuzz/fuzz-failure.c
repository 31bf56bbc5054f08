/*
 * fuzz-failure: failure reports, as rows; and what redaction and the grammar
 * of results promise of any bytes.
 */
#include <stdlib.h>

#include "mail/authres.h"
#include "mail/redact.h"
#include "report/failure_rows.h"
#include "tests/fuzz/fuzz.h"

/* Limits that a small input can reach. */
static struct limits
small_limits(void)
{
	struct limits l = LIMITS_DEFAULT;

	l.header = 4096;
	l.parts = 16;
	l.depth = 4;
	l.list = 16;
	return l;
}

/* No character but a digest's, a known word's or the ellipsis before an @. */
static void
hold_redacted(struct bytes s)
{
	struct buf once = { 0 }, twice = { 0 };

	redact_text(s, &once);
	redact_text(buf_view(&once), &twice);
	if (!bytes_equal(buf_view(&once), buf_view(&twice)))
		abort();
	once.n = 0;
	redact_address(s, &once);
	buf_free(&once);
	buf_free(&twice);
}

static void
read_results(struct bytes s)
{
	struct buf text = { 0 };
	struct bytes name, value;
	struct authres a;
	size_t items = 0;

	authres_start(&a, s, &text);
	while (authres_next(&a, &name, &value) != AUTHRES_END)
		if (++items > s.n)
			abort();
	buf_free(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct limits limits = small_limits();
	struct failure_reader *r = failure_new(&limits);
	struct bytes doc = { n ? (const char *)data : "", n };
	struct report_origin from = { BYTES_NONE, BYTES_NONE, BYTES_NONE,
	    BYTES_NONE, { { 0, 0 } } };
	const struct failure *report;
	struct tsv_writer w;

	if (failure_read(r, doc, &report) == FAILURE_GOOD) {
		(void)failure_identity(report);
		tsv_start(&w, fuzz_null());
		tsv_header(&w, KIND_FAILURES, true);
		failure_put(&w, &from, report, false);
		failure_put(&w, &from, report, true);
		fuzz_finish(&w);
	}
	failure_free(r);
	hold_redacted(doc);
	read_results(doc);
	return 0;
}
