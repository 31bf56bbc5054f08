/* sources: where mail comes from, as whom, and what became of it by day. */
#include "base/mem.h"
#include "base/num.h"
#include "base/utc.h"
#include "facts/impl.h"
#include "text/domain.h"

/* The From domain's number, which is mostly that of the row before. */
static uint32_t
from_of(struct facts *w, const struct row_facts *k)
{
	struct bytes text = rows_text(k->r, REC_header_from);

	if (!bytes_equal(facts_name(w, w->last.from_name), text))
		w->last.from_name = facts_number(w, text);
	return w->last.from_name;
}

void
facts_find_source(struct facts *w, struct row_facts *k)
{
	uint32_t key[] = { k->sender, from_of(w, k),
	    facts_number(w, rows_raw(k->r, REC_source_ip)) };
	struct fact_source *s;
	bool added;

	k->source = w->source = begun_add(&w->sources, key, &added);
	if (!added)
		return;
	s = begun_at(&w->sources, k->source);
	s->domain = k->domain;
	s->first = MAP_NONE;
}

enum { DAYS_WALKED = 32 };	/* of a source; where it has more they are
				   found by their key */

static uint32_t
new_day(struct facts *w, struct fact_source *s, const struct row_facts *k)
{
	if (w->nsource_days == w->source_days_room) {
		w->source_days_room = w->source_days_room ?
		    w->source_days_room * 2 : 1024;
		w->source_days = mem_resize(w->source_days,
		    w->source_days_room, sizeof(*w->source_days));
	}
	w->source_days[w->nsource_days] = (struct source_day){
	    .source = k->source, .day = (int32_t)(k->day / UTC_DAY),
	    .before = s->first };
	s->first = (uint32_t)w->nsource_days++;
	s->ndays++;
	return s->first;
}

/* Where the number of the day's entry stands, of a source with many. */
static uint32_t *
far_day(struct facts *w, uint32_t source, int64_t day, bool *added)
{
	int64_t part[] = { source, day };

	return keyed_at(&w->many_days,
	    facts_entry(w, &w->many_days, part, 2, added));
}

/* From now on the days of this source are found by their key. */
static void
index_days(struct facts *w, const struct fact_source *s, uint32_t source)
{
	uint32_t at;

	for (at = s->first; at != MAP_NONE; at = w->source_days[at].before)
		*far_day(w, source, w->source_days[at].day, NULL) = at;
}

/* The number of its entry of that day, which mostly is the last. */
static uint32_t
day_number(struct facts *w, struct fact_source *s, const struct row_facts *k,
    bool *added)
{
	int32_t day = (int32_t)(k->day / UTC_DAY);
	uint32_t at = s->first, *far;

	*added = false;
	if (s->ndays > DAYS_WALKED) {
		if (w->source_days[at].day == day)
			return at;
		far = far_day(w, k->source, day, added);
		if (*added)
			*far = new_day(w, s, k);
		return *far;
	}
	for (; at != MAP_NONE; at = w->source_days[at].before)
		if (w->source_days[at].day == day)
			return at;
	*added = true;
	at = new_day(w, s, k);
	if (s->ndays > DAYS_WALKED)
		index_days(w, s, k->source);
	return at;
}

/* Adds n, as far as there is room. */
static void
count_in(uint32_t *sum, uint64_t n)
{
	*sum = n > UINT32_MAX - *sum ? UINT32_MAX : *sum + (uint32_t)n;
}

static enum source_count
cause_of(const struct record_fact *f)
{
	switch (fact_failure(f)) {
	case FAILURE_FORWARDED:
		return SOURCE_FORWARDED;
	case FAILURE_BROKEN:
		return SOURCE_BROKEN;
	case FAILURE_MISALIGNED:
		return SOURCE_MISALIGNED;
	default:
		return SOURCE_BARE;
	}
}

#define BIT(count)	(1u << (count))

/* The counts that failing messages are in. */
static unsigned
failing_counts(const struct record_fact *f)
{
	static const enum source_count received[RECEIVED_KINDS] = {
		SOURCE_NONE, SOURCE_QUARANTINE, SOURCE_REJECT, SOURCE_COUNTS
	};
	enum source_count cause = cause_of(f);
	enum source_count what = received[fact_received(f)];
	unsigned counts = BIT(SOURCE_FAIL) | BIT(cause);

	if (what != SOURCE_COUNTS)
		counts |= BIT(what);
	if (fact_shows(f, BASIS_SPF_OWN_FAIL) ||
	    fact_shows(f, BASIS_SPF_PERMERROR))
		counts |= BIT(SOURCE_SPF_FAIL);
	/* A reason explains what lists and forwarders did. */
	if (cause != SOURCE_FORWARDED && fact_marked(f))
		counts |= BIT(SOURCE_MARKED);
	return counts;
}

static unsigned
passing_counts(const struct record_fact *f)
{
	return BIT(SOURCE_PASS) |
	    (f->dkim == OUTCOME_PASS ? BIT(SOURCE_DKIM) : 0) |
	    (f->spf == OUTCOME_PASS ? BIT(SOURCE_SPF) : 0);
}

/* Adds messages that are in all of these counts. */
static void
add_counts(struct source_counts *c, unsigned counts, uint64_t n,
    uint32_t reporter, bool authenticated)
{
	int i;

	for (i = 0; i < SOURCE_COUNTS; i++)
		if (counts & BIT(i))
			count_in(&c->n[i], n);
	if (counts & BIT(SOURCE_FAIL) && !(counts & BIT(SOURCE_FORWARDED)))
		witness_add(&c->failing, reporter, authenticated);
	if (counts & BIT(SOURCE_MARKED))
		witness_add(&c->marked, reporter, authenticated);
}

/* The counts of a day, whichever way it is kept. */
static struct source_counts
counts_of(const struct facts *w, const struct source_day *d)
{
	struct source_counts c = { 0 };

	if (d->counts == 0)
		return w->mixed[d->n];
	add_counts(&c, d->counts, d->n, d->reporter, d->authenticated);
	return c;
}

/* From now on its counts stand each by itself. */
static void
mix_day(struct facts *w, struct source_day *d)
{
	if (w->nmixed == w->mixed_room) {
		w->mixed_room = w->mixed_room ? w->mixed_room * 2 : 256;
		w->mixed = mem_resize(w->mixed, w->mixed_room,
		    sizeof(*w->mixed));
	}
	w->mixed[w->nmixed] = counts_of(w, d);
	d->counts = 0;
	d->n = (uint32_t)w->nmixed++;
}

static void
count_day(struct facts *w, struct source_day *d, const struct row_facts *k,
    unsigned counts)
{
	if (d->counts == counts && d->reporter == k->reporter) {
		count_in(&d->n, k->n);
		d->authenticated |= k->authenticated;
		return;
	}
	if (d->counts != 0)
		mix_day(w, d);
	add_counts(&w->mixed[d->n], counts, k->n, k->reporter,
	    k->authenticated);
}

struct daily_source
facts_day(const struct facts *w, size_t i)
{
	const struct source_day *d = &w->source_days[i];
	struct source_counts c = counts_of(w, d);
	struct daily_source out = { .source = d->source,
	    .day = d->day * UTC_DAY, .failing = c.failing,
	    .marked = c.marked };

	memcpy(out.n, c.n, sizeof(out.n));
	return out;
}

static void
count_all_days(struct fact_source *s, const struct row_facts *k)
{
	if (k->fail) {
		num_add(&s->fail, k->n);
		return;
	}
	num_add(&s->pass, k->n);
	if (k->f->spf != OUTCOME_PASS) {
		witness_add(&s->signed_seen, k->reporter, k->authenticated);
		return;
	}
	num_add(&s->spf, k->n);
	witness_add(&s->spf_seen, k->reporter, k->authenticated);
}

void
facts_count_source(struct facts *w, const struct row_facts *k)
{
	struct fact_source *s = begun_at(&w->sources, k->source);
	struct source_day *d;
	unsigned counts;
	uint32_t at;
	bool added;

	if (!k->pass && !k->fail)
		return;
	count_all_days(s, k);
	counts = k->pass ? passing_counts(k->f) : failing_counts(k->f);
	at = day_number(w, s, k, &added);
	d = &w->source_days[at];
	if (added) {
		d->counts = (uint16_t)counts;
		d->reporter = k->reporter;
	}
	count_day(w, d, k, counts);
	if (counts & BIT(SOURCE_MISALIGNED))
		facts_first(w, FACTS_PAIR_MISALIGNED, k->cell, k->reporter);
}

void
facts_return(struct facts *w, const struct row_facts *k)
{
	struct bytes list = rows_raw(k->r, REC_spf_domains);
	struct bytes name = bytes_first(list,
	    bytes_find(list, BYTES("|"), 0));
	int64_t part[] = { k->domain, 0, k->day };
	struct daily_return *d;

	if (!domain_below(name, rows_raw(k->r, ALN_org_domain)) ||
	    (k->fail && fact_failure(k->f) == FAILURE_FORWARDED))
		return;
	part[1] = facts_number(w, name);
	d = keyed_at(&w->returns, facts_entry(w, &w->returns, part, 3, NULL));
	d->domain = k->domain;
	d->name = (uint32_t)part[1];
	d->day = k->day;
	num_add(k->pass ? &d->pass : &d->fail, k->n);
	if (k->pass)
		return;
	num_add(&d->received[fact_received(k->f)], k->n);
	witness_add(&d->failing, k->reporter, k->authenticated);
}
