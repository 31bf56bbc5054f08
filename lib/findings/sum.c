/* sum: sums of senders and domains over complete days, and gates. */
#include "findings/impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/utc.h"

/* Of the last days that gates look at? */
static bool
is_recent(const struct rules *f, int64_t day)
{
	return day < f->end &&
	    day >= f->end - (int64_t)f->t->recent_days * UTC_DAY;
}

static void
sum_recent(struct rules *f, const struct daily_sender *c)
{
	uint64_t *recent = &f->domain[c->domain].recent;

	if (!facts_complete(f->w, c->domain, c->day))
		return;
	num_add(recent, c->n[DAILY_PASS]);
	num_add(recent, c->n[DAILY_FAIL]);
}

static void
sum_cells(struct rules *f)
{
	const struct daily_sender *c;
	struct sender_sum *s;
	uint32_t i;
	int k;

	for (i = 0; i < keyed_count(&f->w->cells); i++) {
		c = keyed_at(&f->w->cells, i);
		s = &f->sender[c->sender];
		if (c->n[DAILY_PASS] != 0 && (s->first_pass < 0 ||
		    c->day < s->first_pass))
			s->first_pass = c->day;
		if (in_baseline(f, c->day))
			num_add(&s->before, c->n[DAILY_PASS]);
		if (is_recent(f, c->day)) {
			sum_recent(f, c);
			s->misaligned_days += c->n[DAILY_MISALIGNED] != 0;
		}
		if (in_window(f, c->day)) {
			num_add(&f->domain[c->domain].all,
			    c->n[DAILY_MESSAGES]);
			num_add(&f->domain[c->domain].permerrors,
			    c->n[DAILY_PERMERROR]);
			num_add(&s->misaligned, c->n[DAILY_MISALIGNED]);
		}
		if (!rules_counts(f, c->domain, c->day))
			continue;
		for (k = 0; k < DAILY_COUNTS; k++)
			num_add(&s->n[k], c->n[k]);
	}
}

/* Distinct reporters that saw a sender misaligned, on recent days. */
struct misaligned {
	struct rules	*f;
	struct numset	 seen;
};

static void
see_misaligned(uint64_t pair, void *arg)
{
	struct misaligned *m = arg;
	const struct daily_sender *c = keyed_at(&m->f->w->cells,
	    (uint32_t)(pair >> 32));

	if (is_recent(m->f, c->day) && numset_add(&m->seen,
	    (uint64_t)c->sender << 32 | (pair & UINT32_MAX)))
		m->f->sender[c->sender].misaligned_reporters++;
}

static void
sum_misaligned(struct rules *f)
{
	struct misaligned m = { .f = f };

	numset_start(&m.seen);
	numset_each(&f->w->seen[FACTS_PAIR_MISALIGNED], see_misaligned, &m);
	numset_free(&m.seen);
}

static void
sum_senders(struct rules *f)
{
	const struct fact_sender *s;
	struct domain_sum *d;
	uint32_t i;
	int k;

	for (i = 0; i < keyed_count(&f->w->senders); i++) {
		s = keyed_at(&f->w->senders, i);
		d = &f->domain[s->domain];
		for (k = 0; k < DAILY_COUNTS; k++)
			num_add(&d->n[k], f->sender[i].n[k]);
	}
}

/* What of a day of a source is of known senders. */
static void
sum_known(struct rules *f, const struct fact_source *s,
    const struct daily_source *d)
{
	struct known_sum *k = &f->domain[s->domain].known;

	if (!known_is(s) || !rules_counts(f, s->domain, d->day))
		return;
	num_add(&k->pass, d->n[SOURCE_PASS]);
	num_add(&k->dkim, d->n[SOURCE_DKIM]);
	if (known_when_failing(s, false))
		num_add(&k->fail, d->n[SOURCE_FAIL]);
	else if (known_when_failing(s, true))
		num_add(&k->fail, d->n[SOURCE_MARKED]);
}

static void
sum_source_days(struct rules *f)
{
	struct daily_source d;
	size_t i;

	for (i = 0; i < f->w->nsource_days; i++) {
		d = facts_day(f->w, i);
		if (in_window(f, d.day))
			sum_known(f, begun_at(&f->w->sources, d.source), &d);
	}
}

static uint64_t
misaligned_of(const struct rules *f, const struct fact_source *s)
{
	uint64_t n = 0;
	uint32_t i;

	for (i = 0; i < s->ndays; i++)
		num_add(&n,
		    facts_day(f->w, s->first + i).n[SOURCE_MISALIGNED]);
	return n;
}

/*
 * Which senders are known, and whose misaligned mail is from where mail of
 * the domain passes, too. In a service's network that tells nothing: it names
 * the relay, never the customer.
 */
static void
classify_senders(struct rules *f)
{
	const struct fact_place *p;
	const struct fact_source *s;
	size_t i, n;
	uint32_t k;
	bool passes;

	for (k = 0; k < f->w->sources.n; k++) {
		s = begun_at(&f->w->sources, k);
		/* A shared network makes no stranger's customer known. */
		f->sender[s->sender].known |= known_when_failing(s, false) ||
		    (known_is(s) && s->pass != 0);
	}
	p = places_of(f->w, PLACE_ADDRESS, &n);
	for (i = 0; i < n; i++) {
		passes = false;
		for (k = 0; k < p[i].n; k++)
			passes |= rules_source(f, &p[i], k)->pass != 0;
		for (k = 0; passes && k < p[i].n; k++) {
			s = rules_source(f, &p[i], k);
			if (s->fail != 0 && !s->shared)
				num_add(&f->sender[s->sender].also_passes,
				    misaligned_of(f, s));
		}
	}
}

static int
by_domain_latest(const void *a, const void *b)
{
	const struct domain_day *x = a, *y = b;

	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	return x->day > y->day ? -1 : x->day < y->day;
}

static void
sum_day(struct rules *f, const struct domain_day *day)
{
	struct domain_sum *d = &f->domain[day->domain];

	d->baseline_days += in_baseline(f, day->day);
	if (day->day >= f->end)
		return;
	/* They come latest first. */
	d->recent_days += is_recent(f, day->day);
	if (in_window(f, day->day) && d->last < 0)
		d->last = day->day;
	d->days += in_window(f, day->day);
}

static void
sum_days(struct rules *f)
{
	size_t all = keyed_count(&f->w->days), n = 0, i;
	struct domain_day *at = mem_zero(all, sizeof(*at));

	for (i = 0; i < all; i++) {
		at[n] = *(struct domain_day *)keyed_at(&f->w->days,
		    (uint32_t)i);
		n += at[n].complete;
	}
	if (n > 1)
		qsort(at, n, sizeof(*at), by_domain_latest);
	for (i = 0; i < n; i++)
		sum_day(f, &at[i]);
	free(at);
}

static void
sum_reporters(struct rules *f)
{
	const struct daily_reporter *p;
	struct domain_sum *d;
	struct numset seen;
	uint32_t i;

	numset_start(&seen);
	for (i = 0; i < keyed_count(&f->w->reporters); i++) {
		p = keyed_at(&f->w->reporters, i);
		d = &f->domain[p->domain];
		d->heard |= in_window(f, p->day);
		if (is_recent(f, p->day) &&
		    facts_complete(f->w, p->domain, p->day) &&
		    numset_add(&seen, (uint64_t)p->domain << 32 |
		    p->reporter))
			d->reporters++;
	}
	numset_free(&seen);
}

/*
 * The gates of every finding that rests on shares. They look at the last days
 * of all input, not at the window, so that a weekly page can tell.
 */
static void
open_gate(struct rules *f, uint32_t i)
{
	struct domain_sum *d = &f->domain[i];

	d->decided = d->n[DAILY_PASS];
	num_add(&d->decided, d->n[DAILY_FAIL]);
	d->baseline = rules_share(d->baseline_days, f->t->baseline_days,
	    f->t->baseline_share);
	d->gated = d->recent_days >= f->t->gate_days &&
	    d->reporters >= f->t->gate_reporters &&
	    d->recent >= f->t->gate_messages;
	f->out->nshut += !d->gated;
	f->out->nlittle += !d->gated && d->recent < f->t->gate_messages &&
	    d->recent_days >= f->t->gate_days;
}

void
rules_sum(struct rules *f)
{
	size_t n = keyed_count(&f->w->domains);
	uint32_t i;

	f->sender = mem_zero(keyed_count(&f->w->senders),
	    sizeof(*f->sender));
	f->broke = mem_zero(f->w->sources.n, sizeof(*f->broke));
	f->domain = mem_zero(n, sizeof(*f->domain));
	f->out->ndomains = n;
	for (i = 0; i < keyed_count(&f->w->senders); i++)
		f->sender[i].first_pass = -1;
	for (i = 0; i < n; i++)
		f->domain[i].last = -1;
	sum_cells(f);
	sum_misaligned(f);
	sum_senders(f);
	sum_source_days(f);
	classify_senders(f);
	sum_days(f);
	sum_reporters(f);
	for (i = 0; i < n; i++)
		open_gate(f, i);
}
