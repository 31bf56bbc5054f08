/* heat_page: the map of reporters by day. */
#include "render/writing.h"

static void
name_columns(struct writing *x, struct heat *h)
{
	const struct summary_days *d = &x->figures->days;
	char name[PERIOD_TEXT];
	size_t i, n;

	h->column = arena_new(&x->page->text, d->n * sizeof(*h->column));
	for (i = 0; i < d->n; i++) {
		n = period_format(d->unit, d->row[i].begin, name);
		h->column[i] = page_copy(x->page,
		    (struct bytes){ name, n });
	}
}

static void
name_rows(struct writing *x, struct heat *h)
{
	const struct summary_heat *map = h->map;
	struct buf b = { 0 };
	size_t i;

	h->nrows = map->n + (map->nrest != 0);
	h->row = arena_new(&x->page->text, h->nrows * sizeof(*h->row));
	for (i = 0; i < map->n; i++) {
		b.n = 0;
		page_foreign(&b, map->name[i]);
		h->row[i] = page_copy(x->page, buf_view(&b));
	}
	buf_free(&b);
	if (map->nrest != 0) {
		arg_number(x, map->nrest);
		h->row[map->n] = writing_kept(x, STRING_MORE_ROWS);
	}
}

void
write_heat(struct writing *x)
{
	static const enum string captions[] = {
		STRING_HEAT, STRING_HEAT_WEEKS, STRING_HEAT_MONTHS
	};
	const struct summary_heat *map = &x->figures->heat;
	struct heat *h;

	if (map->buckets == 0)
		return;
	h = page_heat(x->page);
	h->map = map;
	h->unit = (int)x->figures->days.unit;
	name_columns(x, h);
	name_rows(x, h);
	h->caption = writing_kept(x, captions[x->figures->days.unit]);
	arg_text(x, h->column[0]);
	arg_text(x, h->column[map->buckets - 1]);
	arg_count(x, STRING_MESSAGES, map->most);
	h->description = writing_kept(x, STRING_HEAT_DESCRIPTION);
}
