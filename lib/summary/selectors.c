/*
 * selectors: aligned DKIM selectors, with first and last day seen.
 *
 * From aligned records, as the findings have them, and where there are none
 * from signatures rows: the same signatures must not count twice.
 */
#include "summary/impl.h"
#include "summary/sections.h"

/* Key: "domain/selector", of signatures rows. */
struct selector_entry {
	uint64_t	pass, fail;
	int64_t		first, last;	/* days; -1: not known */
};

static void
widen_days(struct selector_entry *e, int64_t day)
{
	if (day < 0)
		return;
	if (e->first < 0 || day < e->first)
		e->first = day;
	if (day > e->last)
		e->last = day;
}

static struct selector_entry *
selector_at(struct keyed *k, struct bytes key)
{
	struct selector_entry *e;
	bool added;
	uint32_t i = keyed_add(k, key, &added);

	e = keyed_at(k, i);
	if (added)
		e->first = e->last = -1;
	return e;
}

void
summary_add_signature(struct summary *s, struct rows *r)
{
	struct bytes from = rows_text(r, SIG_header_from), name;
	struct bytes match = rows_raw(r, SIG_dkim_match);
	struct bytes result = rows_raw(r, SIG_dkim_result);
	struct selector_entry *e;
	uint64_t n = rows_num(r, SIG_count);
	int64_t begin = rows_time(r, SIG_begin), end = rows_time(r, SIG_end);
	/* These rows have no quirks. */
	int64_t day = utc_far(begin, end) ? -1 : period_day(begin, end);

	if (!summary_scope(s, from, from, &name)) {
		s->figures.notes.other_domain++;
		return;
	}
	if (!bytes_equal(match, BYTES("strict")) &&
	    !bytes_equal(match, BYTES("relaxed")))
		return;
	if (!summary_shows(s, day))
		return;
	s->key.n = 0;
	buf_add(&s->key, rows_text(r, SIG_dkim_domain));
	buf_byte(&s->key, '/');
	buf_add(&s->key, rows_text(r, SIG_dkim_selector));
	e = selector_at(&s->selectors, buf_view(&s->key));
	if (bytes_equal(result, BYTES("pass")))
		summary_sum(s, &e->pass, n);
	else if (bytes_equal(result, BYTES("fail")) ||
	    bytes_equal(result, BYTES("permerror")))
		summary_sum(s, &e->fail, n);
	widen_days(e, day);
}

/* Those of the findings, days and senders put together. */
static void
take_facts(struct summary *s, struct keyed *out)
{
	const struct daily_signature *g;
	struct selector_entry *e;
	uint32_t i;

	for (i = 0; i < keyed_count(&s->facts.signatures); i++) {
		g = keyed_at(&s->facts.signatures, i);
		if (window_place(&s->options.window, g->day) != WINDOW_IN)
			continue;
		e = selector_at(out, facts_name(&s->facts, g->selector));
		summary_sum(s, &e->pass, g->pass);
		summary_sum(s, &e->fail, g->fail);
		widen_days(e, g->day);
	}
}

static void
add_row(struct summary *s, struct summary_selector *row,
    const struct selector_entry *e)
{
	summary_sum(s, &row->pass, e->pass);
	summary_sum(s, &row->fail, e->fail);
	row->share = row->fail + row->pass < row->pass ? -1 :
	    percent_share(row->pass, row->pass + row->fail);
}

static void
fill_selectors(struct summary *s, const struct keyed *k,
    struct summary_selectors *out)
{
	size_t i, slash, n = keyed_count(k);
	struct order *o = summary_keep(s, n, sizeof(*o));
	const struct selector_entry *e;
	struct summary_selector *row;
	struct bytes key;

	for (i = 0; i < n; i++) {
		e = keyed_at(k, (uint32_t)i);
		o[i] = (struct order){ 0, e->pass, keyed_key(k, (uint32_t)i),
		    (uint32_t)i };
		summary_sum(s, &o[i].weight, e->fail);
	}
	summary_sort(o, n);
	out->n = summary_top(s, n);
	out->nrest = n - out->n;
	out->row = summary_keep(s, out->n, sizeof(*out->row));
	for (i = 0; i < n; i++) {
		e = keyed_at(k, o[i].index);
		row = i < out->n ? &out->row[i] : &out->rest;
		add_row(s, row, e);
		if (i >= out->n)
			continue;
		key = arena_copy(&s->out, o[i].key);
		slash = bytes_find(key, BYTES("/"), 0);
		row->domain = bytes_first(key, slash);
		row->selector = bytes_from(key, slash + 1);
		row->first = e->first;
		row->last = e->last;
	}
}

void
summary_order_selectors(struct summary *s)
{
	struct keyed watched;

	if (s->figures.notes.rows[KIND_ALIGNED] == 0) {
		fill_selectors(s, &s->selectors, &s->figures.selectors);
		return;
	}
	keyed_start(&watched, sizeof(struct selector_entry));
	take_facts(s, &watched);
	fill_selectors(s, &watched, &s->figures.selectors);
	keyed_free(&watched);
}

void
summary_start_selectors(struct summary *s)
{
	keyed_start(&s->selectors, sizeof(struct selector_entry));
}

void
summary_free_selectors(struct summary *s)
{
	keyed_free(&s->selectors);
}
