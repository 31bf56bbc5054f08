/* rows_cells: numbers and times in rows, and what is none told. */
#include "base/num.h"
#include "base/quirks.h"
#include "base/utc.h"
#include "io/rows.h"

/* Was it said of this row's cell before? */
static bool
was_said(struct rows *r, int column)
{
	bool before;

	if (r->said_line != r->reader.line ||
	    r->said_operand != r->operands.next) {
		memset(r->said, 0, sizeof(r->said));
		r->said_line = r->reader.line;
		r->said_operand = r->operands.next;
	}
	before = r->said[column];
	r->said[column] = true;
	return before;
}

static void
say_cell(struct rows *r, int column)
{
	struct buf text = { 0 };

	if (was_said(r, column))
		return;
	buf_adds(&text, tsv_kind(r->kind)->columns[column].name);
	buf_byte(&text, '=');
	buf_add(&text, rows_raw(r, column));
	cli_say_text(r->cli, MSG_BAD_CELL, r->operands.name, buf_view(&text));
	buf_free(&text);
}

uint64_t
rows_num(struct rows *r, int column)
{
	struct bytes s = rows_raw(r, column);
	uint64_t n;

	if (s.n == 0)
		return 0;
	if (num_parse(s, &n))
		return n;
	say_cell(r, column);
	return 0;
}

int64_t
rows_time(struct rows *r, int column)
{
	struct bytes s = rows_raw(r, column);
	int64_t t;

	if (s.n == 0)
		return -1;
	if (utc_parse(s, &t))
		return t;
	say_cell(r, column);
	return -1;
}

bool
rows_far(const struct rows *r, int quirks)
{
	struct bytes list = rows_raw(r, quirks), far, item;
	bool more = list.n != 0;

	/* Most rows have no quirk. */
	if (!more)
		return false;
	far = bytes_of(quirk_slug(QUIRK_FAR_PERIOD));
	while (tsv_item(&list, &more, &item))
		if (bytes_equal(item, far))
			return true;
	return false;
}

void
rows_period(struct rows *r, int begin, int end, int quirks,
    int64_t period[2])
{
	period[0] = rows_time(r, begin);
	period[1] = rows_time(r, end);
	if (rows_far(r, quirks))
		period[0] = period[1] = -1;
}
