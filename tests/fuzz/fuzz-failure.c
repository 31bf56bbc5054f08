/*
 * fuzz-failure: failure reports, as rows; and what redaction and the grammar
 * of results promise of any bytes.
 */
#include <stdlib.h>

#include "mail/authres.h"
#include "mail/redact.h"
#include "report/failure_rows.h"
#include "report/failure_shown.h"
#include "tests/fuzz/fuzz.h"
#include "text/source.h"

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

/* Nothing but "…", a digest or nothing stands before an @. */
static void
hold_address(struct bytes s)
{
	struct buf out = { 0 };
	struct bytes text;
	size_t n;

	redact_address(s, &out);
	text = buf_view(&out);
	n = bytes_find(text, BYTES("@"), 0);
	if (n != 0 && !bytes_begin(text, BYTES("\xe2\x80\xa6")) &&
	    n != 8 && n != 24 && n != 28 && n != 32 && n != 40 && n != 44 &&
	    n != 64 && n != 88 && n != 96 && n != 128)
		abort();
	buf_free(&out);
}

/* What is shown is of the words, and of nothing else's bytes. */
static void
hold_words(struct bytes s)
{
	struct buf out = { 0 };
	size_t i;

	shown_words(s, "e ee", &out);
	for (i = 0; i < out.n; i++)
		if (strchr("eE ,;:()/\xe2\x80\xa6", out.p[i]) == NULL)
			abort();
	out.n = 0;
	shown_products(s, &out);
	shown_spf(s, &out);
	if (bytes_find(buf_view(&out), BYTES("@"), 0) < out.n)
		abort();
	out.n = 0;
	source_hide(s, s, &out);
	buf_free(&out);
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
	    BYTES_NONE, { { 0, 0 } }, BYTES_NONE };
	const struct failure *report;
	struct tsv_writer w;

	if (failure_read(r, doc, &report) == FAILURE_GOOD) {
		struct buf id = { 0 };

		(void)failure_identity(report);
		tsv_start(&w, fuzz_null());
		tsv_header(&w, KIND_FAILURES, true);
		failure_add_id(report, 0, false, &id);
		failure_put(&w, &from, report, buf_view(&id), false);
		failure_put(&w, &from, report, buf_view(&id), true);
		buf_free(&id);
		fuzz_finish(&w);
	}
	failure_free(r);
	hold_address(doc);
	hold_words(doc);
	read_results(doc);
	return 0;
}
