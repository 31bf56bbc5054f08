/* heat: messages of each reporter on each day, and what is missing. */
#include "summary/impl.h"
#include "summary/sections.h"
#include "summary/timeline.h"

uint32_t
summary_heat_at(struct summary *s, uint32_t reporter, uint32_t day)
{
	uint32_t part[] = { reporter, day };
	uint32_t i = keyed_add(&s->heat, (struct bytes){ (char *)part,
	    sizeof(part) }, NULL);
	struct heat_entry *e = keyed_at(&s->heat, i);
	const struct day_entry *d = keyed_at(&s->days, day);

	if (!e->covered && d->begin >= 0)
		((struct reporter_entry *)keyed_at(&s->reporters,
		    reporter))->days++;
	e->reporter = reporter;
	e->day = day;
	e->covered = true;
	return i;
}

enum { NO_ROW = UINT32_MAX };

/* A day, 2026-11-16, or a time as others are; -1 when it is none. */
static int64_t
day_cell(struct summary *s, struct rows *r)
{
	struct bytes cell = rows_raw(r, COV_day);
	int64_t t;

	if (cell.n == UTC_DATE) {
		s->key.n = 0;
		buf_add(&s->key, cell);
		buf_adds(&s->key, "T00:00:00Z");
		if (utc_parse(buf_view(&s->key), &t))
			return t;
	}
	t = rows_time(r, COV_day);
	return t < 0 ? -1 : period_begin(PERIOD_DAY, t);
}

void
summary_add_coverage(struct summary *s, struct rows *r)
{
	struct bytes domain = rows_text(r, COV_policy_domain), name;
	int64_t day = day_cell(s, r);
	struct heat_entry *e;
	uint32_t part[2];

	if (!summary_scope(s, domain, domain, &name)) {
		s->figures.notes.other_domain++;
		return;
	}
	if (day < 0 || !summary_shows(s, day))
		return;
	part[0] = keyed_add(&s->reporters, rows_text(r, COV_org_name), NULL);
	part[1] = summary_day(s, day);
	if (bytes_equal(rows_raw(r, COV_gap), BYTES("yes"))) {
		e = keyed_at(&s->heat, keyed_add(&s->heat,
		    (struct bytes){ (char *)part, sizeof(part) }, NULL));
		e->reporter = part[0];
		e->day = part[1];
		e->gap = true;
	} else {
		e = keyed_at(&s->heat, summary_heat_at(s, part[0], part[1]));
		summary_sum(s, &e->seen, rows_num(r, COV_messages));
	}
}

/* The bucket that holds t; buckets are in order of time. */
static size_t
bucket_of(const struct summary_days *d, int64_t t)
{
	size_t low = 0, high = d->n, middle;

	while (high - low > 1) {
		middle = low + (high - low) / 2;
		if (d->row[middle].begin <= t)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* Records tell best, then reports rows, then coverage rows. */
static uint64_t
messages_of(const struct summary *s, const struct heat_entry *e)
{
	const struct summary_notes *n = &s->figures.notes;

	if (n->rows[KIND_RECORDS] != 0 || n->rows[KIND_ALIGNED] != 0)
		return e->messages;
	return n->reports_used ? e->told : e->seen;
}

static void
add_cell(struct summary *s, struct summary_heat *h, size_t row,
    const struct heat_entry *e)
{
	const struct day_entry *day = keyed_at(&s->days, e->day);
	uint64_t *cell;

	if (day->begin < 0 || facts_far(&s->facts, day->begin))
		return;
	cell = &h->cell[row * h->buckets +
	    bucket_of(&s->figures.days, day->begin)];
	if (!e->covered) {
		if (*cell == HEAT_NONE && row < h->n)
			*cell = HEAT_GAP;
		return;
	}
	if (*cell >= HEAT_GAP)
		*cell = 0;
	summary_sum(s, cell, messages_of(s, e));
	if (*cell >= HEAT_GAP)
		*cell = HEAT_GAP - 1;
}

/* More buckets than this are dates of reports that cannot be right. */
enum { BUCKETS_MOST = 63 };

/*
 * Shades go by orders of magnitude: level k begins at 2^(k * bits / 4),
 * where most has so many bits.
 */
static void
find_levels(struct summary_heat *h)
{
	size_t i, k, cells = (h->n + (h->nrest != 0)) * h->buckets;
	unsigned bits = 0;

	for (i = 0; i < cells; i++)
		if (h->cell[i] < HEAT_GAP && h->cell[i] > h->most)
			h->most = h->cell[i];
	while (bits < 64 && h->most >> bits != 0)
		bits++;
	for (k = 0; k < HEAT_LEVELS; k++)
		h->from[k] = (uint64_t)1 << k * bits / HEAT_LEVELS;
}

static void
make_map(struct summary *s, struct summary_heat *h, size_t n)
{
	size_t i, cells;

	h->n = summary_top(s, n);
	h->nrest = n - h->n;
	h->buckets = s->figures.days.n;
	h->name = summary_keep(s, h->n, sizeof(*h->name));
	cells = (h->n + (h->nrest != 0)) * h->buckets;
	h->cell = summary_keep(s, cells, sizeof(*h->cell));
	for (i = 0; i < cells; i++)
		h->cell[i] = HEAT_NONE;
}

void
summary_leave_far(struct summary *s)
{
	const struct heat_entry *e;
	const struct day_entry *day;
	uint32_t i;

	for (i = 0; i < keyed_count(&s->heat); i++) {
		e = keyed_at(&s->heat, i);
		day = keyed_at(&s->days, e->day);
		if (e->covered && facts_far(&s->facts, day->begin))
			((struct reporter_entry *)keyed_at(&s->reporters,
			    e->reporter))->days--;
	}
}

void
summary_order_heat(struct summary *s, const struct order *o, size_t n)
{
	struct summary_heat *h = &s->figures.heat;
	size_t i, all = keyed_count(&s->reporters);
	const struct heat_entry *e;
	uint32_t *row = summary_keep(s, all, sizeof(*row));

	if (s->figures.days.n < 2 || s->figures.days.n > BUCKETS_MOST ||
	    n == 0 || s->figures.notes.rollups_used)
		return;
	make_map(s, h, n);
	for (i = 0; i < all; i++)
		row[i] = NO_ROW;
	for (i = 0; i < n; i++) {
		row[o[i].index] = (uint32_t)(i < h->n ? i : h->n);
		if (i < h->n)
			h->name[i] = o[i].key;
	}
	for (i = 0; i < keyed_count(&s->heat); i++) {
		e = keyed_at(&s->heat, (uint32_t)i);
		if (row[e->reporter] != NO_ROW)
			add_cell(s, h, row[e->reporter], e);
	}
	find_levels(h);
}
