/* sources: where mail comes from, as whom, and what became of it by day. */
#include "base/num.h"
#include "facts/impl.h"

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
	s->latest = MAP_NONE;
}

/* Its entry of that day, which is mostly the one of the row before. */
static struct daily_source *
day_of(struct facts *w, struct fact_source *s, const struct row_facts *k)
{
	int64_t part[] = { k->source, k->day };
	struct daily_source *d;

	if (s->latest != MAP_NONE) {
		d = keyed_at(&w->daily_sources, s->latest);
		if (d->day == k->day)
			return d;
	}
	s->latest = facts_entry(w, &w->daily_sources, part, 2, NULL);
	d = keyed_at(&w->daily_sources, s->latest);
	d->source = k->source;
	d->day = k->day;
	return d;
}

static void
count_pass(struct fact_source *s, struct daily_source *d,
    const struct row_facts *k)
{
	num_add(&s->pass, k->n);
	num_add(&d->n[SOURCE_PASS], k->n);
	if (k->f->dkim == OUTCOME_PASS)
		num_add(&d->n[SOURCE_DKIM], k->n);
	if (k->f->spf != OUTCOME_PASS) {
		witness_add(&s->signed_seen, k->reporter, k->authenticated);
		return;
	}
	num_add(&s->spf, k->n);
	num_add(&d->n[SOURCE_SPF], k->n);
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
	num_add(&d->n[SOURCE_FAIL], k->n);
	num_add(&d->n[cause], k->n);
	if (what != SOURCE_COUNTS)
		num_add(&d->n[what], k->n);
	if (fact_shows(k->f, EVIDENCE_SPF_OWN_FAIL) ||
	    fact_shows(k->f, EVIDENCE_SPF_PERMERROR))
		num_add(&d->n[SOURCE_SPF_FAIL], k->n);
	/* A reason explains what lists and forwarders did. */
	if (cause == SOURCE_FORWARDED)
		return;
	witness_add(&d->failing, k->reporter, k->authenticated);
	if (!fact_marked(k->f))
		return;
	num_add(&d->n[SOURCE_MARKED], k->n);
	witness_add(&d->marked, k->reporter, k->authenticated);
}

void
facts_count_source(struct facts *w, const struct row_facts *k)
{
	struct fact_source *s = keyed_at(&w->sources, k->source);
	struct daily_source *d = day_of(w, s, k);

	if (k->pass)
		count_pass(s, d, k);
	else if (k->fail)
		count_fail(s, d, k);
	else
		num_add(&d->n[SOURCE_UNKNOWN], k->n);
	if (k->fail && cause_of(k->f) == SOURCE_MISALIGNED)
		facts_first(w, FACTS_PAIR_MISALIGNED, k->cell, k->reporter);
}
