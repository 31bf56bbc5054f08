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

	if (known_is(s)) {
		num_add(&k->pass, d->n[SOURCE_PASS]);
		num_add(&k->dkim, d->n[SOURCE_DKIM]);
	}
	if (known_when_failing(s, false))
		num_add(&k->fail, d->n[SOURCE_FAIL]);
	else if (known_when_failing(s, true))
		num_add(&k->fail, d->n[SOURCE_MARKED]);
}

/* Facts are counted on any day of the window, shares on complete ones. */
static void
sum_source_days(struct rules *f)
{
	const struct daily_source *d;
	const struct fact_source *s;
	struct source_sum *sum;
	uint32_t i;
	int k;

	for (i = 0; i < keyed_count(&f->w->daily_sources); i++) {
		d = keyed_at(&f->w->daily_sources, i);
		s = keyed_at(&f->w->sources, d->source);
		sum = &f->source[d->source];
		num_add(&sum->misaligned, d->n[SOURCE_MISALIGNED]);
		if (!in_window(f, d->day))
			continue;
		for (k = 0; k < SOURCE_COUNTS; k++)
			num_add(&sum->n[k], d->n[k]);
		witness_merge(&sum->failing, &d->failing);
		sum->days += d->n[SOURCE_FAIL] != 0;
		if (rules_counts(f, s->domain, d->day))
			sum_known(f, s, d);
	}
}

/* Days of the sources that fail at all, source by source. */
static int
by_source_day(const void *a, const void *b)
{
	const struct daily_source *x = *(struct daily_source *const *)a;
	const struct daily_source *y = *(struct daily_source *const *)b;

	if (x->source != y->source)
		return x->source < y->source ? -1 : 1;
	return x->day < y->day ? -1 : x->day > y->day;
}

/* The first day of the failing that goes on still, or of the window's. */
static void
find_since(struct rules *f)
{
	uint32_t all = keyed_count(&f->w->daily_sources), i;
	struct daily_source **at = mem_zero(all, sizeof(*at)), *d;
	const struct fact_source *s;
	int64_t *since;
	uint64_t mail;
	size_t n = 0;

	for (i = 0; i < all; i++) {
		d = keyed_at(&f->w->daily_sources, i);
		s = keyed_at(&f->w->sources, d->source);
		if (s->fail != 0 && known_is(s) && d->day < f->end)
			at[n++] = d;
	}
	if (n > 1)
		qsort(at, n, sizeof(*at), by_source_day);
	for (i = 0; i < n; i++) {
		d = at[i];
		since = &f->source[d->source].since;
		mail = d->n[SOURCE_PASS];
		num_add(&mail, d->n[SOURCE_FAIL]);
		if (rules_share(d->n[SOURCE_FAIL], mail, f->t->fact_share)) {
			if (*since < 0)
				*since = d->day;
		} else if (mail != 0 && d->day < f->begin) {
			*since = -1;
		}
	}
	free(at);
}

/* Which senders are known, and whose misaligned mail is from where it passes.
 */
static void
judge_senders(struct rules *f)
{
	const struct fact_source *s;
	struct numset passing;
	uint32_t i;

	numset_start(&passing);
	for (i = 0; i < keyed_count(&f->w->sources); i++) {
		s = keyed_at(&f->w->sources, i);
		f->sender[s->sender].known |= known_is(s);
		if (s->pass != 0)
			numset_add(&passing, (uint64_t)s->domain << 32 |
			    s->address);
	}
	for (i = 0; i < keyed_count(&f->w->sources); i++) {
		s = keyed_at(&f->w->sources, i);
		if (s->fail != 0 && numset_has(&passing,
		    (uint64_t)s->domain << 32 | s->address))
			num_add(&f->sender[s->sender].also_passes,
			    f->source[i].misaligned);
	}
	numset_free(&passing);
}

struct ranked {
	const struct fact_source *s;
	uint64_t	fail;
	uint32_t	number;
	struct bytes	address;
};

static int
by_failing(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->s->sender != y->s->sender)
		return x->s->sender < y->s->sender ? -1 : 1;
	if (x->s->from != y->s->from)
		return x->s->from < y->s->from ? -1 : 1;
	if (x->fail != y->fail)
		return x->fail > y->fail ? -1 : 1;
	return bytes_compare(x->address, y->address);
}

/* Failing known sources: by sender and From domain, the worst first. */
static void
order_sources(struct rules *f)
{
	uint32_t all = keyed_count(&f->w->sources), i;
	struct ranked *at = mem_zero(all, sizeof(*at));
	const struct fact_source *s;
	size_t n = 0;

	for (i = 0; i < all; i++) {
		s = keyed_at(&f->w->sources, i);
		if (f->source[i].n[SOURCE_FAIL] != 0 && known_is(s))
			at[n++] = (struct ranked){ s,
			    f->source[i].n[SOURCE_FAIL], i,
			    facts_name(f->w, s->address) };
	}
	if (n > 1)
		qsort(at, n, sizeof(*at), by_failing);
	f->order = mem_zero(n, sizeof(*f->order));
	for (i = 0; i < n; i++)
		f->order[i] = at[i].number;
	f->nsources = n;
	free(at);
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
	f->source = mem_zero(keyed_count(&f->w->sources),
	    sizeof(*f->source));
	f->domain = mem_zero(n, sizeof(*f->domain));
	f->out->ndomains = n;
	for (i = 0; i < keyed_count(&f->w->senders); i++)
		f->sender[i].first_pass = -1;
	for (i = 0; i < n; i++)
		f->domain[i].last = -1;
	for (i = 0; i < keyed_count(&f->w->sources); i++)
		f->source[i].since = -1;
	sum_cells(f);
	sum_misaligned(f);
	sum_senders(f);
	sum_source_days(f);
	judge_senders(f);
	find_since(f);
	order_sources(f);
	sum_days(f);
	sum_reporters(f);
	for (i = 0; i < n; i++)
		open_gate(f, i);
}
