/*
 * html_table: a table with caption, heads and scopes, in a box that scrolls
 * sideways where the screen is too narrow.
 */
#include "render/html_text.h"

#include "base/num.h"

static void
add_class(struct buf *out, unsigned flags)
{
	if (flags & COLUMN_NUMBER)
		buf_adds(out, " class=\"n\"");
	else if (flags & COLUMN_LONG)
		buf_adds(out, " class=\"l\"");
	else if (flags & COLUMN_TIGHT)
		buf_adds(out, " class=\"t\"");
}

static bool
bars_beside(const struct table *t)
{
	return t->chart != NULL && t->chart->beside;
}

static void
add_heads(struct buf *out, const struct table *t)
{
	size_t c;

	buf_adds(out, "<thead>\n<tr>");
	for (c = 0; c < t->ncolumns; c++) {
		buf_adds(out, "<th scope=\"col\"");
		if (t->column[c].flags & COLUMN_NUMBER)
			buf_adds(out, " class=\"n\"");
		buf_byte(out, '>');
		html_text(out, t->column[c].head);
		buf_adds(out, "</th>");
	}
	if (bars_beside(t))
		buf_adds(out, "<td></td>");
	buf_adds(out, "</tr>\n</thead>\n");
}

static void
add_cell(struct buf *out, const struct strings *w, const struct table *t,
    size_t row, size_t c)
{
	const char *element = c == 0 ? "th" : "td";
	struct buf text = { 0 };

	cell_text(&text, w, &t->cell[row * t->ncolumns + c]);
	buf_byte(out, '<');
	buf_adds(out, element);
	if (c == 0)
		buf_adds(out, " scope=\"row\"");
	add_class(out, t->column[c].flags);
	buf_byte(out, '>');
	html_text(out, buf_view(&text));
	buf_adds(out, "</");
	buf_adds(out, element);
	buf_byte(out, '>');
	buf_free(&text);
}

static void
add_rows(struct buf *out, const struct strings *w, const struct table *t)
{
	size_t i, c;

	buf_adds(out, "<tbody>\n");
	for (i = 0; i < t->nrows; i++) {
		buf_adds(out, t->sum && i + 1 == t->nrows ?
		    "<tr class=\"sum\">" : "<tr>");
		for (c = 0; c < t->ncolumns; c++)
			add_cell(out, w, t, i, c);
		if (bars_beside(t))
			html_bar(out, &t->chart->bar[i], t->chart->full);
		buf_adds(out, "</tr>\n");
	}
	buf_adds(out, "</tbody>\n");
}

enum { FOLD_FROM = 13 };	/* rows that make a long table */

void
html_scroll(struct buf *out, size_t n)
{
	/* What scrolls must be reached by the keyboard, and have a name. */
	buf_adds(out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
	    "aria-labelledby=\"table-");
	buf_num(out, n);
	buf_adds(out, "\">\n");
}

/* A long table is folded away behind its caption and how long it is. */
static void
add_folded(struct buf *out, const struct strings *w, const struct table *t,
    size_t n)
{
	struct buf rows = { 0 }, text = { 0 };
	struct bytes arg[2] = { t->caption };

	strings_count(&rows, w, STRING_ROWS, t->nrows);
	arg[1] = buf_view(&rows);
	strings_fill(&text, w, STRING_FOLDED, arg, 2);
	buf_adds(out, "<details>\n<summary id=\"table-");
	buf_num(out, n);
	buf_adds(out, "\">");
	html_text(out, buf_view(&text));
	buf_adds(out, "</summary>\n");
	html_scroll(out, n);
	buf_adds(out, "<table aria-labelledby=\"table-");
	buf_num(out, n);
	buf_adds(out, "\">\n");
	add_heads(out, t);
	add_rows(out, w, t);
	buf_adds(out, "</table>\n</div>\n</details>\n");
	buf_free(&rows);
	buf_free(&text);
}

void
html_table(struct buf *out, const struct strings *w, const struct table *t,
    size_t n)
{
	if (t->chart != NULL && !t->chart->beside)
		html_chart(out, w, t, n);
	/* Bars are there to be seen. */
	if (t->nrows >= FOLD_FROM && !bars_beside(t)) {
		add_folded(out, w, t, n);
		return;
	}
	html_scroll(out, n);
	buf_adds(out, "<table>\n<caption id=\"table-");
	buf_num(out, n);
	buf_adds(out, "\"><span>");
	html_text(out, t->caption);
	buf_adds(out, "</span></caption>\n");
	add_heads(out, t);
	add_rows(out, w, t);
	buf_adds(out, "</table>\n</div>\n");
}
