/* diff: two roll-ups by one key, side by side. */
#include "rollup/diff.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/utc.h"
#include "facts/rollup_fact.h"

_Static_assert(ROL_COLUMNS <= 64, "key_width has a bit for each");

/* May name be one more column of the key? */
static bool
add_name(struct diff *d, struct bytes name)
{
	int column = tsv_column_find(KIND_ROLLUPS, name);
	size_t i;

	/* Of a roll-up's own columns, only those before basis may be one. */
	if (name.n == 0 || d->n == KEYS_MOST || column >= ROL_basis)
		return false;
	for (i = 0; i < d->n; i++)
		if (bytes_equal(name, d->name[i]))
			return false;
	d->name[d->n++] = name;
	return true;
}

bool
diff_start(struct diff *d, const char *by, struct bytes *wrong)
{
	struct bytes rest = bytes_of(by);
	bool more = by != NULL;
	size_t comma;

	*d = (struct diff){ .net4 = -1, .net6 = -1 };
	d->side[DIFF_OLD].first = d->side[DIFF_NEW].first = -1;
	d->side[DIFF_OLD].last = d->side[DIFF_NEW].last = -1;
	map_init(&d->keys);
	while (more) {
		comma = bytes_find(rest, BYTES(","), 0);
		more = comma < rest.n;
		*wrong = bytes_first(rest, comma);
		if (!add_name(d, *wrong))
			return false;
		rest = bytes_from(rest, comma + 1);
	}
	return true;
}

void
diff_free(struct diff *d)
{
	map_free(&d->keys);
	arena_free(&d->names);
	free(d->entry);
	canonical_free(&d->scratch);
	buf_free(&d->text);
}

static size_t
split_header(struct bytes header, struct bytes names[TSV_COLUMNS_MOST])
{
	size_t n = 0, tab;

	while (n < TSV_COLUMNS_MOST) {
		tab = bytes_find(header, BYTES("\t"), 0);
		names[n++] = bytes_first(header, tab);
		if (tab == header.n)
			break;
		header = bytes_from(header, tab + 1);
	}
	return n;
}

/*
 * How many columns stand in front of a roll-up's own. These begin with the
 * first that it must have, and with what stands right before that under a
 * name of a roll-up; where the same name comes again it is a key's.
 */
static size_t
key_width(const struct rows *r, const struct bytes *names)
{
	const struct tsv_kind_info *info = tsv_kind(KIND_ROLLUPS);
	size_t i, at = TSV_COLUMNS_MOST;
	uint64_t seen = 0;
	int column;

	for (i = 0; i < info->n; i++)
		if (info->columns[i].need && (size_t)r->map[i] < at)
			at = (size_t)r->map[i];
	for (; at > 0; at--) {
		column = tsv_column_find(KIND_ROLLUPS, names[at - 1]);
		if (column < 0 || seen >> column & 1)
			break;
		seen |= UINT64_C(1) << column;
	}
	return at;
}

/*
 * The cells of the key: those in front, or where there are none, because the
 * columns were put in another order, all that are not a roll-up's. Returns
 * how many; only the first KEYS_MOST are told.
 */
static size_t
key_cells(const struct rows *r, struct bytes header,
    struct bytes names[TSV_COLUMNS_MOST], int cells[KEYS_MOST])
{
	size_t i, count = split_header(header, names), width = key_width(r,
	    names);
	size_t n = 0;

	for (i = 0; i < (width ? width : count); i++) {
		if (width == 0 &&
		    tsv_column_find(KIND_ROLLUPS, names[i]) >= 0)
			continue;
		if (n < KEYS_MOST)
			cells[n] = (int)i;
		n++;
	}
	return n;
}

/* A key's column must not have the name of one of ours. */
static bool
take_names(struct diff *d, const struct bytes *names, const int *cells,
    size_t n)
{
	struct bytes name;
	size_t i;

	for (i = 0; i < n; i++) {
		name = names[cells[i]];
		if (tsv_column_find(KIND_DIFFERENCES, name) >= 0)
			return false;
		d->name[i] = arena_copy(&d->names,
		    canonical_cell(&d->scratch, name));
	}
	d->n = n;
	return true;
}

/* Finds the columns of the key among as many cells, each of them once. */
static bool
find_names(struct diff *d, const struct bytes *names, const int *cells)
{
	unsigned used = 0;
	size_t i, k;

	for (i = 0; i < d->n; i++) {
		for (k = 0; k < d->n; k++)
			if (!(used >> k & 1) && bytes_equal(d->name[i],
			    canonical_cell(&d->scratch, names[cells[k]])))
				break;
		if (k == d->n)
			return false;
		used |= 1U << k;
		d->cell[i] = cells[k];
	}
	return true;
}

/* Without a header the key stands in front, as it was asked for. */
static enum diff_layout
without_header(struct diff *d, const struct rows *r)
{
	size_t i, width = r->reader.ncells - tsv_kind(KIND_ROLLUPS)->n;

	if (width == 0)
		return DIFF_NO_KEY;
	if (d->n == 0) {
		d->name[0] = BYTES("source_ip");
		d->n = 1;
	}
	for (i = 0; i < d->n; i++)
		d->cell[i] = (int)i;
	return width == d->n ? DIFF_FINE : DIFF_OTHER_KEY;
}

enum diff_layout
diff_layout(struct diff *d, const struct rows *r, struct bytes header)
{
	struct bytes names[TSV_COLUMNS_MOST];
	int cells[KEYS_MOST];
	size_t n;

	if (header.n == 0)
		return without_header(d, r);
	n = key_cells(r, header, names, cells);
	if (n == 0)
		return DIFF_NO_KEY;
	if (d->n != 0 && n != d->n)
		return DIFF_OTHER_KEY;
	if (n > KEYS_MOST || (d->n == 0 && !take_names(d, names, cells, n)))
		return DIFF_NOT_A_KEY;
	return find_names(d, names, cells) ? DIFF_FINE : DIFF_OTHER_KEY;
}

/* Sizes of networks must be the same throughout: else nothing is found. */
static bool
right_size(struct diff *d, struct bytes cell)
{
	struct ip_net net;
	int *bits;

	if (!ip_net_parse(cell, &net))
		return true;
	bits = ip_is_v4(&net.ip) && net.bits >= 96 ? &d->net4 : &d->net6;
	if (*bits < 0)
		*bits = (int)net.bits;
	return *bits == (int)net.bits;
}

/* The text of the row's key, in d->text. */
static bool
read_key(struct diff *d, const struct rows *r, struct diff_side *side)
{
	struct bytes cell;
	size_t i;

	d->text.n = 0;
	for (i = 0; i < d->n; i++) {
		cell = canonical_cell(&d->scratch, r->reader.cells[d->cell[i]]);
		if (bytes_equal(d->name[i], BYTES("net")) &&
		    !right_size(d, cell))
			return false;
		side->others |= bytes_equal(cell, BYTES("(other)"));
		if (i > 0)
			buf_byte(&d->text, '\t');
		buf_add(&d->text, cell);
	}
	return true;
}

static struct diff_entry *
entry_of(struct diff *d, struct bytes key)
{
	bool added;
	uint32_t i = map_add(&d->keys, key, &added);

	if (i >= d->room) {
		d->room = d->room ? d->room + d->room / 2 : 64;
		d->entry = mem_resize(d->entry, d->room, sizeof(*d->entry));
	}
	if (added)
		d->entry[i] = (struct diff_entry){ 0 };
	return &d->entry[i];
}

static void
add_side(struct diff_side *side, const struct rollup_fact *f)
{
	if (f->first >= 0 && (side->first < 0 || f->first < side->first))
		side->first = f->first;
	if (f->last > side->last)
		side->last = f->last;
	side->basis |= f->basis;
	side->rows++;
}

bool
diff_add(struct diff *d, struct rows *r, int side)
{
	struct difference_counts *counts;
	struct rollup_fact f;
	bool fits;

	if (!read_key(d, r, &d->side[side]))
		return false;
	rollup_fact_read(&f, r, ROLLUP_READ_BASIS | ROLLUP_READ_RESULT |
	    ROLLUP_READ_PERIOD);
	counts = &entry_of(d, buf_view(&d->text))->counts[side];
	fits = num_add(&counts->messages, f.messages);
	fits &= num_add(&counts->pass, f.pass);
	fits &= num_add(&counts->fail, f.fail);
	d->overflow |= !fits;
	add_side(&d->side[side], &f);
	return true;
}

/* A period ends a second before midnight, or at it: to the nearest day. */
uint64_t
diff_days(const struct diff *d, int side)
{
	const struct diff_side *s = &d->side[side];
	int64_t days;

	if (s->first < 0 || s->last < 0)
		return 0;
	days = (s->last - s->first + UTC_DAY / 2) / UTC_DAY;
	return days > 0 ? (uint64_t)days : 1;
}
