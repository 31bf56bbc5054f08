/* heat: what a cell of the map shows, and the map as text. */
#include "render/heat.h"

#include "render/plain.h"
#include "render/width.h"

int
heat_mark(const struct summary_heat *map, uint64_t cell)
{
	int level;

	if (cell == HEAT_NONE)
		return HEAT_AT_NONE;
	if (cell == HEAT_GAP)
		return HEAT_AT_GAP;
	if (cell == 0)
		return HEAT_AT_ZERO;
	for (level = HEAT_LEVELS - 1; level > 0; level--)
		if (cell >= map->from[level])
			break;
	return level;
}

const char *
heat_letter(int mark, bool ascii)
{
	static const char *const blocks[HEAT_MARKS] = {
		"░", "▒", "▓", "█", "·", "!", "0"
	};
	static const char *const letters[HEAT_MARKS] = {
		"-", "+", "*", "#", ".", "!", "0"
	};

	return ascii ? letters[mark] : blocks[mark];
}

void
heat_meaning(struct buf *b, const struct strings *w,
    const struct summary_heat *map, int mark)
{
	struct buf number = { 0 };
	struct bytes arg;

	if (mark >= HEAT_LEVELS) {
		strings_add(b, w, mark == HEAT_AT_NONE ? STRING_HEAT_NONE :
		    mark == HEAT_AT_GAP ? STRING_HEAT_GAP : STRING_HEAT_ZERO);
		return;
	}
	strings_number(&number, w, map->from[mark]);
	arg = buf_view(&number);
	strings_fill(b, w, STRING_HEAT_FROM, &arg, 1);
	buf_free(&number);
}

bool
heat_has(const struct heat *h, int mark)
{
	size_t i;

	for (i = 0; i < h->nrows * h->map->buckets; i++)
		if (heat_mark(h->map, h->map->cell[i]) == mark)
			return true;
	return false;
}

enum { LABEL_LEAST = 12 };	/* columns for names */

/* Name and width of the row's label, cut to width. */
static void
add_label(struct buf *out, struct bytes label, size_t width, bool ascii)
{
	struct buf name = { 0 };
	struct bytes s;

	plain_add(&name, label, ascii);
	s = buf_view(&name);
	s = bytes_first(s, text_fits(s, width));
	buf_add(out, s);
	plain_blanks(out, width - text_width(s) + 2);
	buf_free(&name);
}

static void
add_legend(struct buf *out, const struct strings *w, const struct heat *h,
    const struct text_form *form)
{
	struct buf item = { 0 };
	size_t used = 0, width;
	int mark;

	for (mark = 0; mark < HEAT_MARKS; mark++) {
		if (!heat_has(h, mark))
			continue;
		item.n = 0;
		buf_adds(&item, heat_letter(mark, form->ascii));
		buf_byte(&item, ' ');
		heat_meaning(&item, w, h->map, mark);
		width = text_width(buf_view(&item));
		if (used != 0 && used + 3 + width > form->width) {
			buf_byte(out, '\n');
			used = 0;
		}
		plain_blanks(out, used != 0 ? 3 : 0);
		used += width + (used != 0 ? 3 : 0);
		buf_add(out, buf_view(&item));
	}
	buf_byte(out, '\n');
	buf_free(&item);
}

/* Columns from `from` on, as many as fit. */
static void
add_band(struct buf *out, const struct heat *h, size_t from, size_t n,
    size_t label, bool ascii)
{
	const struct summary_heat *map = h->map;
	size_t i, k, width;

	for (i = 0; i < h->nrows; i++) {
		add_label(out, h->row[i], label, ascii);
		for (k = from; k < from + n; k++)
			buf_adds(out, heat_letter(heat_mark(map,
			    map->cell[i * map->buckets + k]), ascii));
		buf_byte(out, '\n');
	}
	plain_blanks(out, label + 2);
	buf_add(out, h->column[from]);
	width = h->column[from].n + h->column[from + n - 1].n;
	if (n > width) {
		plain_blanks(out, n - width);
		buf_add(out, h->column[from + n - 1]);
	}
	buf_byte(out, '\n');
}

void
text_heat(struct buf *out, const struct strings *w, const struct heat *h,
    const struct text_form *form)
{
	size_t buckets = h->map->buckets, least = buckets, label, room, at, n;

	/* All columns side by side, unless too little is left for names. */
	if (buckets != 0 && least < h->column[0].n)
		least = h->column[0].n;
	label = form->width > least + 2 + LABEL_LEAST ?
	    form->width - least - 2 : form->width / 4;
	label = plain_width(h->row, h->nrows, 0, label, form->ascii);
	room = form->width - label - 2;
	for (at = 0; at < buckets; at += n) {
		n = buckets - at < room ? buckets - at : room;
		add_band(out, h, at, n, label, form->ascii);
	}
	add_legend(out, w, h, form);
}
