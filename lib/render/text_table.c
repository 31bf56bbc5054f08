/*
 * text_table: a table in lines of at most so many columns.
 *
 * Columns are as wide as what is in them. Where that is too much, heads are
 * folded first, then spare columns left out, then the widest texts folded.
 */
#include "render/text_table.h"

#include <stdlib.h>

#include "base/mem.h"
#include "render/plain.h"
#include "render/width.h"

enum { GAP = 2, TEXT_LEAST = 8, BAR_LEAST = 8, BAR_MOST = 36 };

struct layout {
	struct buf		*out;
	const struct table	*table;
	const struct text_form	*form;
	struct arena		 arena;
	struct bytes		*text;	/* of each cell */
	struct bytes		 head[TABLE_COLUMNS];
	bool			 shown[TABLE_COLUMNS];
	size_t			 width[TABLE_COLUMNS];
	size_t			 cells[TABLE_COLUMNS];	/* widest cell */
};

static struct bytes
plain_cell(struct layout *l, struct bytes text)
{
	struct buf b = { 0 };
	struct bytes kept;

	plain_add(&b, text, l->form->ascii);
	kept = arena_copy(&l->arena, buf_view(&b));
	buf_free(&b);
	return kept;
}

static void
fill_layout(struct layout *l, const struct strings *w)
{
	const struct table *t = l->table;
	struct buf b = { 0 };
	size_t i, c, width;

	l->text = mem_zero(t->nrows * t->ncolumns, sizeof(*l->text));
	for (c = 0; c < t->ncolumns; c++) {
		l->head[c] = plain_cell(l, t->column[c].head);
		l->shown[c] = true;
	}
	for (i = 0; i < t->nrows * t->ncolumns; i++) {
		c = i % t->ncolumns;
		b.n = 0;
		cell_text(&b, w, &t->cell[i]);
		l->text[i] = plain_cell(l, buf_view(&b));
		width = text_width(l->text[i]);
		if (width > l->cells[c])
			l->cells[c] = width;
	}
	buf_free(&b);
}

/* Width of the longest word of s. */
static size_t
word_width(struct bytes s)
{
	size_t most = 0, width, n;

	while (s.n != 0) {
		n = bytes_find(s, BYTES(" "), 0);
		width = text_width(bytes_first(s, n));
		if (width > most)
			most = width;
		s = bytes_from(s, n + 1);
	}
	return most;
}

static size_t
larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

static size_t
total_width(const struct layout *l)
{
	size_t c, sum = 0;

	for (c = 0; c < l->table->ncolumns; c++)
		if (l->shown[c])
			sum += l->width[c] + (sum != 0 ? GAP : 0);
	return sum;
}

/*
 * Makes the widest column without any of these flags narrower; false when
 * none can be.
 */
static bool
squeeze_column(struct layout *l, unsigned flags)
{
	size_t c, best = TABLE_COLUMNS, least;

	for (c = 0; c < l->table->ncolumns; c++) {
		least = larger(TEXT_LEAST, word_width(l->head[c]));
		if (!l->shown[c] || l->width[c] <= least ||
		    l->table->column[c].flags & flags)
			continue;
		if (best == TABLE_COLUMNS || l->width[c] > l->width[best])
			best = c;
	}
	if (best == TABLE_COLUMNS)
		return false;
	l->width[best]--;
	return true;
}

static void
find_widths(struct layout *l)
{
	const struct table *t = l->table;
	size_t c;

	for (c = 0; c < t->ncolumns; c++)
		l->width[c] = larger(l->cells[c], text_width(l->head[c]));
	/* Bars take all the room that there is. */
	for (c = 0; c < t->ncolumns && (t->chart != NULL ||
	    total_width(l) > l->form->width); c++)
		l->width[c] = larger(l->cells[c], word_width(l->head[c]));
	for (c = t->ncolumns; c-- > 0 && total_width(l) > l->form->width;)
		if (t->column[c].flags & COLUMN_SPARE)
			l->shown[c] = false;
	/* Addresses and the like are copied: they fold last. */
	while (total_width(l) > l->form->width &&
	    squeeze_column(l, COLUMN_NUMBER | COLUMN_TIGHT))
		continue;
	while (total_width(l) > l->form->width && squeeze_column(l,
	    COLUMN_NUMBER))
		continue;
}

static void
trim_line(struct buf *b)
{
	while (b->n > 0 && b->p[b->n - 1] == ' ')
		b->n--;
}

/* Prints one line of each cell in rest and shortens them. */
static bool
print_line(struct layout *l, struct bytes *rest)
{
	const struct table *t = l->table;
	bool more = false, first = true;
	struct bytes line;
	size_t c, pad;

	for (c = 0; c < t->ncolumns; c++) {
		if (!l->shown[c])
			continue;
		if (!first)
			plain_blanks(l->out, GAP);
		first = false;
		line = plain_line(&rest[c], l->width[c]);
		pad = l->width[c] - text_width(line);
		if (t->column[c].flags & COLUMN_NUMBER)
			plain_blanks(l->out, pad);
		buf_add(l->out, line);
		if (!(t->column[c].flags & COLUMN_NUMBER))
			plain_blanks(l->out, pad);
		more |= rest[c].n != 0;
	}
	return more;
}

/* Prints a row; bar stands behind its first line. */
static void
print_row(struct layout *l, const struct bytes *text, const struct bar *bar,
    size_t bar_width)
{
	struct bytes rest[TABLE_COLUMNS];
	bool more;
	size_t c;

	for (c = 0; c < l->table->ncolumns; c++)
		rest[c] = text[c];
	do {
		more = print_line(l, rest);
		if (bar != NULL) {
			plain_blanks(l->out, GAP);
			plain_bar(l->out, bar, l->table->chart->full,
			    bar_width, l->form->ascii);
		}
		bar = NULL;
		trim_line(l->out);
		buf_byte(l->out, '\n');
	} while (more);
}

static void
print_rule(struct layout *l)
{
	size_t c, i, n = 0;

	for (c = 0; c < l->table->ncolumns; c++) {
		if (!l->shown[c])
			continue;
		plain_blanks(l->out, n == 0 ? 0 : GAP);
		n += l->width[c];
		for (i = 0; i < l->width[c]; i++)
			buf_adds(l->out, l->form->ascii ? "-" : "─");
	}
	buf_byte(l->out, '\n');
}

static void
print_legend(struct layout *l, const struct chart *chart)
{
	size_t i;

	if (chart->legend[0].n == 0)
		return;
	for (i = 0; i < BAR_PARTS; i++) {
		if (chart->legend[i].n == 0)
			continue;
		plain_blanks(l->out, i == 0 ? 0 : 3);
		buf_adds(l->out, plain_bar_part(i, l->form->ascii));
		buf_byte(l->out, ' ');
		plain_add(l->out, chart->legend[i], l->form->ascii);
	}
	buf_byte(l->out, '\n');
}

/* Columns left for bars behind the table; 0: too few. */
static size_t
room_for_bars(const struct layout *l)
{
	size_t used = total_width(l) + GAP, room;

	if (l->table->chart == NULL || used + BAR_LEAST > l->form->width)
		return 0;
	/* Rounding up may lengthen a bar by a character for each part. */
	room = l->form->width - used - BAR_PARTS + 1;
	return room > BAR_MOST ? BAR_MOST : room;
}

void
text_table(struct buf *out, const struct strings *w, const struct table *t,
    const struct text_form *form)
{
	struct layout l = { .out = out, .table = t, .form = form };
	size_t i, bars;

	fill_layout(&l, w);
	find_widths(&l);
	bars = room_for_bars(&l);
	print_row(&l, l.head, NULL, 0);
	print_rule(&l);
	for (i = 0; i < t->nrows; i++) {
		if (t->sum && i + 1 == t->nrows && t->nrows > 1)
			print_rule(&l);
		print_row(&l, l.text + i * t->ncolumns,
		    bars != 0 ? &t->chart->bar[i] : NULL, bars);
	}
	if (bars != 0)
		print_legend(&l, t->chart);
	free(l.text);
	arena_free(&l.arena);
}
