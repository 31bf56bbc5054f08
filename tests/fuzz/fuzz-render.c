/*
 * fuzz-render: rows of any kind, as pages of every form and language.
 *
 * What the page promises of any rows: text for people in the text, and no
 * markup in HTML that is not ours.
 */
#include <stdlib.h>

#include "summary/summary.h"
#include "render/render.h"
#include "render/summary_page.h"
#include "tests/fuzz/fuzz.h"

static const enum tsv_kind accepts[] = { KIND_AUDIT, KIND_SURVEY,
    KIND_ROLLUPS, KIND_FAILURES, KIND_ALIGNED, KIND_RECORDS, KIND_REPORTS,
    KIND_TLS };

static void
read_rows(struct summary *s, struct cli *c)
{
	struct rows r;

	rows_start(&r, c, accepts, sizeof(accepts) / sizeof(accepts[0]),
	    false);
	while (rows_next(&r))
		summary_add(s, &r);
	rows_end(&r);
}

static void
print_forms(const struct summary_figures *f, const struct strings *strings)
{
	struct text_form form = { .width = 80,
	    .ascii = !strings->beyond_ascii };
	struct buf out = { 0 };
	struct page page;

	page_start(&page, strings, BYTES_NONE);
	page_summary(&page, f);
	render_text(&out, &page, &form);
	fuzz_text(buf_view(&out));
	out.n = 0;
	render_markdown(&out, &page);
	fuzz_text(buf_view(&out));
	out.n = 0;
	render_html(&out, &page);
	fuzz_text(buf_view(&out));
	if (bytes_find(buf_view(&out), BYTES("<script"), 0) != out.n)
		abort();
	buf_free(&out);
	page_free(&page);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	/* From the last bytes: how long lists are, and of which days. */
	struct summary_options o = { .top = 1 + n % 3, .sections = 2,
	    .window = WINDOW_ALL, .before = WINDOW_ALL };
	const struct summary_figures *figures;
	struct summary *s;
	struct fuzz_cli f;

	if (n % 5 == 0) {
		o.window = (struct window){ 1793836800, 1794441600 };
		o.before = (struct window){ 1793232000, 1793836800 };
	}
	fuzz_cli_start(&f, data, n, 1);
	s = summary_new(&o);
	read_rows(s, &f.cli);
	figures = summary_finish(s);
	print_forms(figures, strings_of(BYTES("en")));
	print_forms(figures, strings_of(BYTES("ja")));
	summary_free(s);
	fuzz_cli_end(&f);
	return 0;
}
