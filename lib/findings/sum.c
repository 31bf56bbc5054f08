/* sum: sums of senders and domains over complete days, and gates. */
#include "findings/impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/utc.h"

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
		if (!rules_counts(f, c->domain, c->day))
			continue;
		for (k = 0; k < DAILY_COUNTS; k++)
			num_add(&s->n[k], c->n[k]);
		s->misaligned_days += c->n[DAILY_MISALIGNED] != 0;
	}
}

/* Distinct reporters that saw a sender misaligned, on days that count. */
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

	if (rules_counts(m->f, c->domain, c->day) && numset_add(&m->seen,
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
		for (k = 0; k < DAILY_COUNTS; k++) {
			num_add(&d->n[k], f->sender[i].n[k]);
			if (facts_known(s))
				num_add(&d->known[k], f->sender[i].n[k]);
		}
	}
}

static int
by_sender(const void *a, const void *b)
{
	const struct own_source *x = a, *y = b;

	if (x->sender != y->sender)
		return x->sender < y->sender ? -1 : 1;
	if (x->fail != y->fail)
		return x->fail > y->fail ? -1 : 1;
	return x->address < y->address ? -1 : x->address > y->address;
}

/* Addresses of own senders over all days; of others, whether they pass. */
static void
sum_sources(struct rules *f)
{
	const struct daily_source *s;
	struct own_source *o;
	struct keyed all;
	int64_t part[2];
	uint32_t i;

	keyed_start(&all, sizeof(struct own_source));
	for (i = 0; i < keyed_count(&f->w->sources); i++) {
		s = keyed_at(&f->w->sources, i);
		if (s->day < 0) {
			if (s->also_passes)
				num_add(&f->sender[s->sender].also_passes,
				    s->fail);
			continue;
		}
		if (!rules_counts(f, s->domain, s->day))
			continue;
		part[0] = s->sender;
		part[1] = s->address;
		o = keyed_at(&all, facts_entry(f->w, &all, part, 2, NULL));
		o->sender = s->sender;
		o->address = s->address;
		num_add(&o->pass, s->pass);
		num_add(&o->fail, s->fail);
	}
	f->nown = keyed_count(&all);
	f->own = mem_zero(f->nown, sizeof(*f->own));
	for (i = 0; i < f->nown; i++)
		f->own[i] = *(struct own_source *)keyed_at(&all, i);
	keyed_free(&all);
	if (f->nown > 1)
		qsort(f->own, f->nown, sizeof(*f->own), by_sender);
	for (i = (uint32_t)f->nown; i-- > 0;)
		f->sender[f->own[i].sender].sources = i;
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
	if (in_window(f, day->day)) {
		d->days++;
		if (d->days == f->t->silent_days)
			d->silent_since = day->day;
		if (d->last < 0)
			d->last = day->day;
	}
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
	struct numset seen;
	uint32_t i;

	numset_start(&seen);
	for (i = 0; i < keyed_count(&f->w->reporters); i++) {
		p = keyed_at(&f->w->reporters, i);
		f->domain[p->domain].heard |= in_window(f, p->day);
		if (rules_counts(f, p->domain, p->day) && numset_add(&seen,
		    (uint64_t)p->domain << 32 | p->reporter))
			f->domain[p->domain].reporters++;
	}
	numset_free(&seen);
}

/* The gates of every finding that rests on shares. */
static void
open_gate(struct rules *f, uint32_t i)
{
	struct domain_sum *d = &f->domain[i];

	d->decided = d->n[DAILY_PASS];
	num_add(&d->decided, d->n[DAILY_FAIL]);
	d->baseline = rules_share(d->baseline_days, f->t->baseline_days,
	    f->t->baseline_share);
	d->gated = d->days >= f->t->gate_days &&
	    d->reporters >= f->t->gate_reporters &&
	    d->decided >= f->t->gate_messages;
	f->out->nshut += !d->gated;
}

void
rules_sum(struct rules *f)
{
	size_t n = keyed_count(&f->w->domains);
	uint32_t i;

	f->sender = mem_zero(keyed_count(&f->w->senders),
	    sizeof(*f->sender));
	f->domain = mem_zero(n, sizeof(*f->domain));
	f->out->ndomains = n;
	for (i = 0; i < keyed_count(&f->w->senders); i++)
		f->sender[i].first_pass = -1;
	for (i = 0; i < n; i++)
		f->domain[i].last = f->domain[i].silent_since = -1;
	sum_cells(f);
	sum_misaligned(f);
	sum_senders(f);
	sum_sources(f);
	sum_days(f);
	sum_reporters(f);
	for (i = 0; i < n; i++)
		open_gate(f, i);
}
