/*
 * days: days and reporters, sorted and cut.
 *
 * Days become weeks, and weeks months, when there would be too many rows for
 * a page to show side by side.
 */
#include "summary/impl.h"
#include "summary/sections.h"
#include "summary/timeline.h"

enum { ROWS_MOST = 62 };

/* Rows from the unit that holds begin to the one that holds end; at most
 * ROWS_MOST + 1. */
static size_t
rows_between(enum period_unit unit, int64_t begin, int64_t end)
{
	int64_t t = period_begin(unit, begin);
	size_t n = 0;

	for (; t <= end && n <= ROWS_MOST; t = period_next(unit, t))
		n++;
	return n;
}

static enum period_unit
unit_for(int64_t begin, int64_t end)
{
	if (rows_between(PERIOD_DAY, begin, end) <= ROWS_MOST)
		return PERIOD_DAY;
	if (rows_between(PERIOD_WEEK, begin, end) <= ROWS_MOST)
		return PERIOD_WEEK;
	return PERIOD_MONTH;
}

static struct summary_bucket *
bucket_at(struct summary_days *days, int64_t begin)
{
	struct summary_bucket *b;

	if (days->n == 0 || days->row[days->n - 1].begin != begin) {
		b = &days->row[days->n++];
		*b = (struct summary_bucket){ .begin = begin };
	}
	return &days->row[days->n - 1];
}

/* Rows for the time before t that no report is of. */
static void
fill_gap(struct summary_days *days, int64_t t)
{
	int64_t at;

	if (days->n == 0)
		return;
	at = period_next(days->unit, days->row[days->n - 1].begin);
	for (; at < t; at = period_next(days->unit, at))
		bucket_at(days, at);
}

static void
add_day(struct summary *s, struct summary_bucket *b, const struct day_entry *e)
{
	size_t k;

	b->reported |= e->reported;
	summary_merge(s, &b->outcome, &e->outcome);
	for (k = 0; k < PARTS; k++)
		summary_sum(s, &b->part[k], e->part[k]);
}

/* Which parts there are any of. */
static void
find_parts(struct summary_days *days)
{
	size_t i, k;

	for (k = 0; k < PARTS; k++) {
		days->part[k] |= days->undated.part[k] != 0;
		for (i = 0; i < days->n; i++)
			days->part[k] |= days->row[i].part[k] != 0;
	}
}

/* The days with messages or reports, sorted by time; undated ones apart. */
static struct order *
sorted_days(struct summary *s, size_t *n)
{
	size_t i, all = keyed_count(&s->days);
	struct order *o = summary_keep(s, all, sizeof(*o));
	struct day_entry *e;

	*n = 0;
	s->figures.days.undated.begin = -1;
	for (i = 0; i < all; i++) {
		e = keyed_at(&s->days, (uint32_t)i);
		if (s->figures.notes.reports_used)
			e->outcome = (struct result_counts){
			    .messages = e->told };
		if (window_place(&s->options.window, e->begin) != WINDOW_IN)
			continue;
		if (e->begin < 0 || facts_far(&s->facts, e->begin))
			add_day(s, &s->figures.days.undated, e);
		else
			o[(*n)++] = (struct order){
			    .group = (uint64_t)e->begin,
			    .index = (uint32_t)i };
	}
	summary_sort(o, *n);
	return o;
}

void
summary_order_days(struct summary *s)
{
	struct summary_days *days = &s->figures.days;
	struct summary_bucket *b;
	struct day_entry *e;
	struct order *o;
	int64_t begin, first, last;
	size_t i, n;
	bool dense;

	o = sorted_days(s, &n);
	find_parts(days);
	if (n == 0)
		return;
	first = (int64_t)o[0].group;
	last = (int64_t)o[n - 1].group;
	days->unit = unit_for(first, last);
	/* A wrong date must not make a thousand years of rows. */
	dense = rows_between(days->unit, first, last) <= ROWS_MOST;
	days->row = summary_keep(s, n + ROWS_MOST, sizeof(*days->row));
	for (i = 0; i < n; i++) {
		begin = period_begin(days->unit, (int64_t)o[i].group);
		if (dense)
			fill_gap(days, begin);
		b = bucket_at(days, begin);
		e = keyed_at(&s->days, o[i].index);
		add_day(s, b, e);
	}
	find_parts(days);
	for (i = 0; i < days->n; i++) {
		days->reported |= days->row[i].reported;
		if (days->row[i].outcome.messages > days->most)
			days->most = days->row[i].outcome.messages;
	}
}

static bool
reports_anything(const struct reporter_entry *e)
{
	return e->reports != 0 || e->outcome.messages != 0 || e->quality;
}

static struct order *
sorted_reporters(struct summary *s, size_t *n)
{
	size_t i, all = keyed_count(&s->reporters);
	struct order *o = summary_keep(s, all, sizeof(*o));
	struct reporter_entry *e;

	*n = 0;
	for (i = 0; i < all; i++) {
		e = keyed_at(&s->reporters, (uint32_t)i);
		if (s->figures.notes.reports_used)
			e->outcome = (struct result_counts){
			    .messages = e->told };
		if (e->reports == 0 && e->outcome.messages == 0) {
			e->outcome = e->seen;
			e->reports = e->seen_reports;
		}
		if (reports_anything(e))
			o[(*n)++] = (struct order){ 0, e->outcome.messages,
			    keyed_key(&s->reporters, (uint32_t)i),
			    (uint32_t)i };
	}
	summary_sort(o, *n);
	return o;
}

/* Adds what a reporter said; records tell more than quality rows. */
static void
fill_reporter(struct summary *s, struct summary_reporter *row,
    const struct reporter_entry *e)
{
	summary_sum(s, &row->reports, e->reports);
	summary_merge(s, &row->outcome, &e->outcome);
	if (e->evaluated == 0 && e->quality) {
		summary_sum(s, &row->evaluated, e->seen.messages);
		summary_sum(s, &row->disagreeing, e->seen_disagreeing);
	} else {
		summary_sum(s, &row->evaluated, e->evaluated);
		summary_sum(s, &row->disagreeing, e->disagreeing);
	}
	row->disagreement = percent_share(row->disagreeing, row->evaluated);
	s->figures.reporters.evaluated |= row->evaluated != 0;
}

void
summary_order_reporters(struct summary *s)
{
	struct summary_reporters *list = &s->figures.reporters;
	struct reporter_entry *e;
	struct order *o;
	size_t i, n;

	summary_leave_far(s);
	o = sorted_reporters(s, &n);
	summary_order_heat(s, o, n);
	s->figures.notes.reporters = s->figures.notes.rollups_used ?
	    keyed_count(&s->reporters) : n;
	list->n = summary_top(s, n);
	list->nrest = n - list->n;
	list->row = summary_keep(s, list->n, sizeof(*list->row));
	for (i = 0; i < n; i++) {
		e = keyed_at(&s->reporters, o[i].index);
		if (i < list->n) {
			fill_reporter(s, &list->row[i], e);
			list->row[i].name = o[i].key;
			list->row[i].days = e->quality ? e->seen_days :
			    e->days;
		} else {
			fill_reporter(s, &list->rest, e);
		}
	}
	list->rest.disagreement = percent_share(list->rest.disagreeing,
	    list->rest.evaluated);
	summary_find_faults(s, o, list->n);
}

void
summary_start_timeline(struct summary *s)
{
	keyed_start(&s->reporters, sizeof(struct reporter_entry));
	keyed_start(&s->days, sizeof(struct day_entry));
	keyed_start(&s->heat, sizeof(struct heat_entry));
}

void
summary_free_timeline(struct summary *s)
{
	keyed_free(&s->reporters);
	keyed_free(&s->days);
	keyed_free(&s->heat);
}
