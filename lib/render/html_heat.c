/*
 * html_heat: the map as inline SVG of a fixed size, in a box that scrolls,
 * with every figure in a folded table below it.
 */
#include "base/num.h"
#include "render/heat.h"
#include "render/html_text.h"
#include "render/width.h"

enum {
	LABEL = 176,		/* units of the picture: one is a CSS pixel */
	PITCH = 18,
	SIZE = 16,
	LABEL_MOST = 24,	/* characters */
	LETTER = 13		/* of text, down to its base line */
};

static void
add_number(struct buf *out, const char *name, uint64_t n)
{
	buf_byte(out, ' ');
	buf_adds(out, name);
	buf_adds(out, "=\"");
	buf_num(out, n);
	buf_byte(out, '"');
}

static void
add_row_label(struct buf *out, struct bytes label, size_t row)
{
	struct bytes run = label, text;
	bool foreign;

	if (!page_span(&run, &text, &foreign))
		return;
	buf_adds(out, "<text");
	add_number(out, "x", 0);
	add_number(out, "y", row * PITCH + LETTER);
	buf_byte(out, '>');
	html_escape(out, bytes_first(text, text_fits(text, LABEL_MOST)));
	if (text_fits(text, LABEL_MOST) < text.n)
		buf_adds(out, "…");
	buf_adds(out, "</text>\n");
}

/* What a cell says: its number, or that there is no report. */
static void
add_value(struct buf *out, const struct strings *w, uint64_t cell)
{
	if (cell == HEAT_NONE)
		strings_add(out, w, STRING_HEAT_NONE);
	else if (cell == HEAT_GAP)
		strings_add(out, w, STRING_HEAT_GAP);
	else
		strings_count(out, w, STRING_MESSAGES, cell);
}

static void
add_cell_title(struct buf *out, const struct strings *w, const struct heat *h,
    size_t row, size_t column)
{
	struct buf value = { 0 }, title = { 0 };
	struct bytes arg[3] = { h->row[row], h->column[column] };

	add_value(&value, w, h->map->cell[row * h->map->buckets + column]);
	arg[2] = buf_view(&value);
	strings_fill(&title, w, STRING_HEAT_CELL, arg, 3);
	buf_adds(out, "<title>");
	html_plain(out, buf_view(&title));
	buf_adds(out, "</title>");
	buf_free(&value);
	buf_free(&title);
}

static void
add_cells(struct buf *out, const struct strings *w, const struct heat *h,
    size_t row)
{
	const struct summary_heat *map = h->map;
	size_t c;
	int mark;

	for (c = 0; c < map->buckets; c++) {
		mark = heat_mark(map, map->cell[row * map->buckets + c]);
		if (mark == HEAT_AT_NONE)
			continue;
		buf_adds(out, "<rect class=\"h");
		buf_num(out, (uint64_t)mark);
		buf_byte(out, '"');
		add_number(out, "x", LABEL + c * PITCH);
		add_number(out, "y", row * PITCH);
		add_number(out, "width", SIZE);
		add_number(out, "height", SIZE);
		buf_byte(out, '>');
		add_cell_title(out, w, h, row, c);
		buf_adds(out, "</rect>\n");
	}
}

static void
add_axis(struct buf *out, const struct heat *h)
{
	size_t last = h->map->buckets - 1;

	buf_adds(out, "<text class=\"when\"");
	add_number(out, "x", LABEL);
	add_number(out, "y", h->nrows * PITCH + LETTER);
	buf_byte(out, '>');
	html_plain(out, h->column[0]);
	buf_adds(out, "</text>\n");
	if (last * PITCH < LABEL)
		return;
	buf_adds(out, "<text class=\"when\" text-anchor=\"end\"");
	add_number(out, "x", LABEL + last * PITCH + SIZE);
	add_number(out, "y", h->nrows * PITCH + LETTER);
	buf_byte(out, '>');
	html_plain(out, h->column[last]);
	buf_adds(out, "</text>\n");
}

static void
add_picture(struct buf *out, const struct strings *w, const struct heat *h,
    size_t n)
{
	uint64_t width = LABEL + h->map->buckets * PITCH;
	uint64_t height = (h->nrows + 1) * PITCH;
	size_t i;

	buf_adds(out, "<svg class=\"heat\"");
	add_number(out, "width", width);
	add_number(out, "height", height);
	buf_adds(out, " viewBox=\"0 0 ");
	buf_num(out, width);
	buf_byte(out, ' ');
	buf_num(out, height);
	buf_adds(out, "\" role=\"img\" aria-label=\"");
	html_plain(out, h->caption);
	buf_adds(out, "\" aria-describedby=\"about-");
	buf_num(out, n);
	buf_adds(out, "\">\n<title>");
	html_plain(out, h->caption);
	buf_adds(out, "</title>\n<desc id=\"about-");
	buf_num(out, n);
	buf_adds(out, "\">");
	html_plain(out, h->description);
	buf_adds(out, "</desc>\n");
	for (i = 0; i < h->nrows; i++) {
		add_row_label(out, h->row[i], i);
		add_cells(out, w, h, i);
	}
	add_axis(out, h);
	buf_adds(out, "</svg>\n");
}

static void
add_legend(struct buf *out, const struct strings *w, const struct heat *h)
{
	struct buf text = { 0 };
	int mark;

	buf_adds(out, "<p class=\"legend\">");
	for (mark = 0; mark < HEAT_MARKS; mark++) {
		if (!heat_has(h, mark))
			continue;
		text.n = 0;
		heat_meaning(&text, w, h->map, mark);
		buf_adds(out, "<span class=\"key b");
		buf_num(out, (uint64_t)mark);
		buf_adds(out, "\">");
		html_text(out, buf_view(&text));
		buf_adds(out, "</span>\n");
	}
	buf_adds(out, "</p>\n");
	buf_free(&text);
}

/* A time is a row here: there are more of them than reporters. */
static void
add_rows(struct buf *out, const struct strings *w, const struct heat *h)
{
	const struct summary_heat *map = h->map;
	struct buf text = { 0 };
	size_t i, c;

	for (c = 0; c < map->buckets; c++) {
		buf_adds(out, "<tr><th scope=\"row\" class=\"t\">");
		html_text(out, h->column[c]);
		buf_adds(out, "</th>");
		for (i = 0; i < h->nrows; i++) {
			uint64_t cell = map->cell[i * map->buckets + c];

			text.n = 0;
			if (cell == HEAT_GAP)
				strings_add(&text, w, STRING_HEAT_GAP);
			else if (cell != HEAT_NONE)
				strings_number(&text, w, cell);
			buf_adds(out, "<td class=\"n\">");
			html_text(out, buf_view(&text));
			buf_adds(out, "</td>");
		}
		buf_adds(out, "</tr>\n");
	}
	buf_free(&text);
}

static void
add_table(struct buf *out, const struct strings *w, const struct heat *h,
    size_t n)
{
	static const enum string heads[] = {
		STRING_HEAD_DAY, STRING_HEAD_WEEK, STRING_HEAD_MONTH
	};
	size_t i;

	buf_adds(out, "<details>\n<summary id=\"table-");
	buf_num(out, n);
	buf_adds(out, "\">");
	html_text(out, bytes_of(w->text[STRING_HEAT_TABLE]));
	buf_adds(out, "</summary>\n");
	html_scroll(out, n);
	buf_adds(out, "<table aria-labelledby=\"table-");
	buf_num(out, n);
	buf_adds(out, "\">\n<thead>\n<tr><th scope=\"col\">");
	html_text(out, bytes_of(w->text[heads[h->unit]]));
	buf_adds(out, "</th>");
	for (i = 0; i < h->nrows; i++) {
		buf_adds(out, "<th scope=\"col\" class=\"n\">");
		html_text(out, h->row[i]);
		buf_adds(out, "</th>");
	}
	buf_adds(out, "</tr>\n</thead>\n<tbody>\n");
	add_rows(out, w, h);
	buf_adds(out, "</tbody>\n</table>\n</div>\n</details>\n");
}

void
html_heat(struct buf *out, const struct strings *w, const struct heat *h,
    size_t n)
{
	buf_adds(out, "<figure>\n<figcaption id=\"map-");
	buf_num(out, n);
	buf_adds(out, "\">");
	html_text(out, h->caption);
	buf_adds(out, "</figcaption>\n");
	add_legend(out, w, h);
	buf_adds(out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
	    "aria-labelledby=\"map-");
	buf_num(out, n);
	buf_adds(out, "\">\n");
	add_picture(out, w, h, n);
	buf_adds(out, "</div>\n");
	add_table(out, w, h, n);
	buf_adds(out, "</figure>\n");
}
