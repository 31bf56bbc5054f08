/* sources: where mail comes from, as whom, and what became of it by day. */
#include "base/mem.h"
#include "base/num.h"
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
	uint32_t part[] = { k->sender, from_of(w, k),
	    facts_number(w, rows_raw(k->r, REC_source_ip)) };
	struct fact_source *s;
	bool added;

	k->source = w->source = keyed_add(&w->sources,
	    (struct bytes){ (const char *)part, sizeof(part) }, &added);
	if (!added)
		return;
	s = keyed_at(&w->sources, k->source);
	s->domain = k->domain;
	s->sender = k->sender;
	s->from = part[1];
	s->address = part[2];
	s->first = MAP_NONE;
}

enum { DAYS_WALKED = 32 };	/* of a source; where it has more they are
				   found by their key */

static uint32_t
new_day(struct facts *w, struct fact_source *s, const struct row_facts *k)
{
	if (w->ndaily_sources == w->daily_room) {
		w->daily_room = w->daily_room ? w->daily_room * 2 : 1024;
		w->daily_sources = mem_resize(w->daily_sources,
		    w->daily_room, sizeof(*w->daily_sources));
	}
	w->daily_sources[w->ndaily_sources] = (struct daily_source){
	    .source = k->source, .day = k->day, .before = s->first };
	s->first = (uint32_t)w->ndaily_sources++;
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

	for (at = s->first; at != MAP_NONE;
	    at = w->daily_sources[at].before)
		*far_day(w, source, w->daily_sources[at].day, NULL) = at;
}

/* The number of its entry of that day, which mostly is the last. */
static uint32_t
day_number(struct facts *w, struct fact_source *s, const struct row_facts *k)
{
	uint32_t at = s->first, *far;
	bool added;

	if (s->ndays > DAYS_WALKED) {
		if (w->daily_sources[at].day == k->day)
			return at;
		far = far_day(w, k->source, k->day, &added);
		if (added)
			*far = new_day(w, s, k);
		return *far;
	}
	for (; at != MAP_NONE; at = w->daily_sources[at].before)
		if (w->daily_sources[at].day == k->day)
			return at;
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

static void
count_pass(struct fact_source *s, struct daily_source *d,
    const struct row_facts *k)
{
	num_add(&s->pass, k->n);
	count_in(&d->n[SOURCE_PASS], k->n);
	if (k->f->dkim == OUTCOME_PASS)
		count_in(&d->n[SOURCE_DKIM], k->n);
	if (k->f->spf != OUTCOME_PASS) {
		witness_add(&s->signed_seen, k->reporter, k->authenticated);
		return;
	}
	num_add(&s->spf, k->n);
	count_in(&d->n[SOURCE_SPF], k->n);
	witness_add(&s->spf_seen, k->reporter, k->authenticated);
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

static void
count_fail(struct fact_source *s, struct daily_source *d,
    const struct row_facts *k)
{
	static const enum source_count received[RECEIVED_KINDS] = {
		SOURCE_NONE, SOURCE_QUARANTINE, SOURCE_REJECT, SOURCE_COUNTS
	};
	enum source_count cause = cause_of(k->f);
	enum source_count what = received[fact_received(k->f)];

	num_add(&s->fail, k->n);
	count_in(&d->n[SOURCE_FAIL], k->n);
	count_in(&d->n[cause], k->n);
	if (what != SOURCE_COUNTS)
		count_in(&d->n[what], k->n);
	if (fact_shows(k->f, BASIS_SPF_OWN_FAIL) ||
	    fact_shows(k->f, BASIS_SPF_PERMERROR))
		count_in(&d->n[SOURCE_SPF_FAIL], k->n);
	/* A reason explains what lists and forwarders did. */
	if (cause == SOURCE_FORWARDED)
		return;
	witness_add(&d->failing, k->reporter, k->authenticated);
	if (!fact_marked(k->f))
		return;
	count_in(&d->n[SOURCE_MARKED], k->n);
	witness_add(&d->marked, k->reporter, k->authenticated);
}

void
facts_count_source(struct facts *w, const struct row_facts *k)
{
	struct fact_source *s = keyed_at(&w->sources, k->source);
	struct daily_source *d;
	uint32_t at;

	if (!k->pass && !k->fail)
		return;
	at = day_number(w, s, k);
	d = &w->daily_sources[at];
	if (k->pass)
		count_pass(s, d, k);
	else
		count_fail(s, d, k);
	if (k->fail && cause_of(k->f) == SOURCE_MISALIGNED)
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
