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

/* Length of the word that s ends with. */
static size_t
last_word(struct bytes s)
{
	size_t n = 0;

	while (n < s.n && strchr(" \t\r\n<>(),;:[]\"@",
	    s.p[s.n - 1 - n]) == NULL)
		n++;
	return n;
}

/* Before each @ stands the ellipsis, or nothing, or a digest. */
static void
hold_redacted(struct bytes s)
{
	struct buf out = { 0 };
	struct bytes front, rest;
	size_t at = 0, n;

	redact_text(s, &out);
	rest = buf_view(&out);
	for (; (at = bytes_find(rest, BYTES("@"), at)) < rest.n; at++) {
		front = bytes_first(rest, at);
		n = last_word(front);
		if (n != 0 && !bytes_end(front, BYTES("\xe2\x80\xa6")) &&
		    n != 8 && n != 24 && n != 28 && n != 32 && n != 40 &&
		    n != 44 && n != 64 && n != 88 && n != 96 && n != 128)
			abort();
	}
	out.n = 0;
	redact_address(s, &out);
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
