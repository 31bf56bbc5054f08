/*
 * svg: a chart of bars, one a row of a table, as inline SVG.
 *
 * The picture holds bars only and stretches to any width; its labels are
 * text of the page, which a stretched picture would distort.
 */
#include "base/num.h"
#include "render/html_text.h"

enum { PITCH = 10, THICK = 8, HEIGHT = 1000, LEAST = 12 };

static void
add_attribute(struct buf *out, const char *name, uint64_t n)
{
	buf_byte(out, ' ');
	buf_adds(out, name);
	buf_adds(out, "=\"");
	buf_num(out, n);
	buf_byte(out, '"');
}

/* Height of n where full is HEIGHT; what is not 0 can be seen. */
static uint64_t
height(uint64_t n, uint64_t full)
{
	uint64_t h;

	if (n == 0 || full == 0)
		return 0;
	while (full > UINT64_MAX / HEIGHT) {
		full >>= 1;
		n >>= 1;
	}
	h = n >= full ? HEIGHT : n * HEIGHT / full;
	return h < LEAST ? LEAST : h;
}

/* What the row says, for who points at its bar. */
static void
add_row_title(struct buf *out, const struct strings *w, const struct table *t,
    size_t row)
{
	struct buf text = { 0 };
	size_t c;

	buf_adds(out, "<title>");
	for (c = 0; c < t->ncolumns; c++) {
		const struct cell *cell = &t->cell[row * t->ncolumns + c];

		if (cell->type == CELL_NONE)
			continue;
		text.n = 0;
		cell_text(&text, w, cell);
		if (c != 0) {
			buf_adds(out, c == 1 ? ": " :
			    w->text[STRING_LIST_COMMA]);
			html_plain(out, t->column[c].head);
			buf_byte(out, ' ');
		}
		html_plain(out, buf_view(&text));
	}
	buf_adds(out, "</title>");
	buf_free(&text);
}

/* Parts stand on one another, the first at the bottom. */
static void
add_bar(struct buf *out, const struct strings *w, const struct table *t,
    size_t row)
{
	const struct bar *bar = &t->chart->bar[row];
	uint64_t h, top = HEIGHT, any = 0;
	size_t i;

	for (i = 0; i < BAR_PARTS; i++)
		any |= bar->part[i];
	if (any == 0)
		return;
	buf_adds(out, "<g>");
	add_row_title(out, w, t, row);
	for (i = 0; i < BAR_PARTS; i++) {
		h = height(bar->part[i], t->chart->full);
		if (h == 0)
			continue;
		if (h > top)
			h = top;
		top -= h;
		buf_adds(out, "<rect class=\"p");
		buf_num(out, i);
		buf_byte(out, '"');
		add_attribute(out, "x", row * PITCH + (PITCH - THICK) / 2);
		add_attribute(out, "y", top);
		add_attribute(out, "width", THICK);
		add_attribute(out, "height", h);
		buf_adds(out, "/>");
	}
	buf_adds(out, "</g>\n");
}

static void
add_legend(struct buf *out, const struct chart *chart)
{
	size_t i;

	if (chart->legend[0].n == 0)
		return;
	buf_adds(out, "<p class=\"legend\">");
	for (i = 0; i < BAR_PARTS; i++) {
		if (chart->legend[i].n == 0)
			continue;
		buf_adds(out, "<span class=\"key k");
		buf_num(out, i);
		buf_adds(out, "\">");
		html_text(out, chart->legend[i]);
		buf_adds(out, "</span>\n");
	}
	buf_adds(out, "</p>\n");
}

static void
add_picture(struct buf *out, const struct strings *w, const struct table *t,
    size_t n)
{
	size_t i;

	buf_adds(out, "<svg viewBox=\"0 0 ");
	buf_num(out, t->nrows * PITCH);
	buf_byte(out, ' ');
	buf_num(out, HEIGHT);
	buf_adds(out, "\" preserveAspectRatio=\"none\" role=\"img\" "
	    "aria-label=\"");
	html_plain(out, t->chart->title);
	buf_adds(out, "\" aria-describedby=\"about-");
	buf_num(out, n);
	buf_adds(out, "\">\n<title>");
	html_plain(out, t->chart->title);
	buf_adds(out, "</title>\n<desc id=\"about-");
	buf_num(out, n);
	buf_adds(out, "\">");
	html_plain(out, t->chart->description);
	buf_adds(out, "</desc>\n");
	for (i = 0; i < t->nrows; i++)
		add_bar(out, w, t, i);
	buf_adds(out, "</svg>\n");
}

void
html_chart(struct buf *out, const struct strings *w, const struct table *t,
    size_t n)
{
	buf_adds(out, "<figure>\n");
	add_legend(out, t->chart);
	buf_adds(out, "<p class=\"most\" aria-hidden=\"true\">");
	strings_number(out, w, t->chart->full);
	buf_adds(out, "</p>\n");
	add_picture(out, w, t, n);
	buf_adds(out, "<p class=\"axis\" aria-hidden=\"true\"><span>");
	html_text(out, t->chart->from);
	buf_adds(out, "</span>\n<span>");
	html_text(out, t->chart->to);
	buf_adds(out, "</span></p>\n</figure>\n");
}

void
html_bar(struct buf *out, const struct bar *bar, uint64_t full)
{
	buf_adds(out, "<td><svg class=\"bar\" viewBox=\"0 0 1000 1\" "
	    "preserveAspectRatio=\"none\" aria-hidden=\"true\">"
	    "<rect class=\"p0\"");
	add_attribute(out, "width", height(bar->part[0], full));
	buf_adds(out, " height=\"1\"/></svg></td>");
}
