/*
 * html_matrix: a table of signs, one a requirement of a domain, in a box that
 * scrolls. A sign has a shade, and its word for who does not see it.
 */
#include "render/matrix.h"

#include "base/num.h"
#include "render/html_text.h"

static const char *const signs[CHECKS + 1] = {
	[CHECKED_FAIL] = "✗", [CHECKED_WARN] = "!", [CHECKED_UNKNOWN] = "?",
	[CHECKED_PASS] = "✓", [CHECKED_NOT_APPLICABLE] = "–",
	[CHECKED_NOT_ASKED] = ""
};

static void
add_legend(struct buf *out, const struct strings *w, const struct matrix *m)
{
	int i;

	buf_adds(out, "<p class=\"legend signs\">");
	for (i = 0; i < CHECKS; i++) {
		if (!matrix_has(m, i))
			continue;
		buf_adds(out, "<span><span class=\"sign s");
		buf_num(out, (uint64_t)i);
		buf_adds(out, "\" aria-hidden=\"true\">");
		buf_adds(out, signs[i]);
		buf_adds(out, "</span> ");
		html_text(out, bytes_of(matrix_string(w, i)));
		buf_adds(out, "</span>\n");
	}
	buf_adds(out, "</p>\n");
}

static void
add_heads(struct buf *out, const struct strings *w, const struct matrix *m)
{
	size_t k;

	buf_adds(out, "<thead>\n<tr><th scope=\"col\">");
	html_text(out, bytes_of(w->text[STRING_HEAD_DOMAIN]));
	buf_adds(out, "</th>");
	for (k = 0; k < m->ncolumns; k++) {
		buf_adds(out, "<th scope=\"col\"><span>");
		html_text(out, m->column[k]);
		buf_adds(out, "</span></th>");
	}
	buf_adds(out, "</tr>\n</thead>\n");
}

static void
add_cell(struct buf *out, const struct strings *w, int status)
{
	if (status == CHECKED_NOT_ASKED) {
		buf_adds(out, "<td></td>");
		return;
	}
	buf_adds(out, "<td class=\"s");
	buf_num(out, (uint64_t)status);
	buf_adds(out, "\"><span role=\"img\" aria-label=\"");
	html_plain(out, bytes_of(matrix_string(w, status)));
	buf_adds(out, "\">");
	buf_adds(out, signs[status]);
	buf_adds(out, "</span></td>");
}

static void
add_rows(struct buf *out, const struct strings *w, const struct matrix *m)
{
	size_t i, k;

	buf_adds(out, "<tbody>\n");
	for (i = 0; i < m->nrows; i++) {
		buf_adds(out, "<tr><th scope=\"row\">");
		html_text(out, m->row[i]);
		buf_adds(out, "</th>");
		for (k = 0; k < m->ncolumns; k++)
			add_cell(out, w, m->status[i * m->ncolumns + k]);
		buf_adds(out, "</tr>\n");
	}
	buf_adds(out, "</tbody>\n");
}

void
html_matrix(struct buf *out, const struct strings *w, const struct matrix *m,
    size_t n)
{
	html_scroll(out, n);
	buf_adds(out, "<table class=\"matrix\">\n<caption id=\"table-");
	buf_num(out, n);
	buf_adds(out, "\"><span>");
	html_text(out, m->caption);
	buf_adds(out, "</span></caption>\n");
	add_heads(out, w, m);
	add_rows(out, w, m);
	buf_adds(out, "</table>\n</div>\n");
	add_legend(out, w, m);
}
