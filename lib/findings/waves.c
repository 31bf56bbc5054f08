/* waves: days with far more mail than usual that nobody owns. */
#include "findings/impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/utc.h"

/* Unauthenticated and uncorroborated misaligned mail of one day. */
struct day {
	uint32_t	domain;
	int64_t		day;
	uint64_t	bare, acted;
	uint32_t	sources;
};

static int
compare(const void *a, const void *b)
{
	const struct day *x = a, *y = b;

	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	return x->day < y->day ? -1 : x->day > y->day;
}

/* Complete days, in order; *n of them. */
static struct day *
complete_days(struct rules *f, size_t *n)
{
	size_t all = keyed_count(&f->w->days), i;
	struct day *at = mem_zero(all, sizeof(*at));
	const struct domain_day *d;

	*n = 0;
	for (i = 0; i < all; i++) {
		d = keyed_at(&f->w->days, (uint32_t)i);
		if (d->complete && d->day < f->end)
			at[(*n)++] = (struct day){ .domain = d->domain,
			    .day = d->day };
	}
	if (*n > 1)
		qsort(at, *n, sizeof(*at), compare);
	return at;
}

struct waves {
	struct rules	*f;
	struct day	*at;
	size_t		 n;
	struct numset	 seen;		/* day, address */
};

/* The day that a cell counts for, or NULL. */
static struct day *
day_of(const struct waves *v, const struct daily_sender *c)
{
	struct day key = { .domain = c->domain, .day = c->day };

	if (v->n == 0 || rules_corroborated(v->f, c->sender))
		return NULL;
	return bsearch(&key, v->at, v->n, sizeof(*v->at), compare);
}

static void
sum_bare(struct waves *v)
{
	const struct daily_sender *c;
	struct day *d;
	uint32_t i;

	for (i = 0; i < keyed_count(&v->f->w->cells); i++) {
		c = keyed_at(&v->f->w->cells, i);
		if (c->n[DAILY_BARE] + c->n[DAILY_MISALIGNED] == 0)
			continue;
		d = day_of(v, c);
		if (d == NULL)
			continue;
		num_add(&d->bare, c->n[DAILY_BARE]);
		num_add(&d->bare, c->n[DAILY_MISALIGNED]);
		num_add(&d->acted, c->n[DAILY_ACTED]);
	}
}

static void
see_source(uint64_t pair, void *arg)
{
	struct waves *v = arg;
	struct day *d = day_of(v, keyed_at(&v->f->w->cells,
	    (uint32_t)(pair >> 32)));

	if (d != NULL && numset_add(&v->seen, (uint64_t)(d - v->at) << 32 |
	    (pair & UINT32_MAX)))
		d->sources++;
}

static void
sum_sources(struct waves *v)
{
	numset_start(&v->seen);
	numset_each(&v->f->w->seen[FACTS_PAIR_SOURCE], see_source, v);
	numset_free(&v->seen);
}

static int
ascending(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

enum { MEDIAN_MOST = 64 };

/* The median of the complete days of the same domain before at[i]. */
static bool
median_before(const struct rules *f, const struct day *at, size_t i,
    uint64_t *median)
{
	uint64_t v[MEDIAN_MOST];
	size_t n = 0, most = (size_t)f->t->wave_median_days;

	if (most > MEDIAN_MOST)
		most = MEDIAN_MOST;
	while (n < most && i > n && at[i - n - 1].domain == at[i].domain) {
		v[n] = at[i - n - 1].bare;
		n++;
	}
	if (n < most)
		return false;
	qsort(v, n, sizeof(*v), ascending);
	*median = v[n / 2];
	if (n % 2 == 0)
		*median = v[n / 2 - 1] + (v[n / 2] - v[n / 2 - 1]) / 2;
	return true;
}

static bool
is_wave(const struct rules *f, const struct day *d, uint64_t median)
{
	return d->bare >= f->t->wave_messages &&
	    d->bare / f->t->wave_factor >= median &&
	    d->sources >= f->t->wave_sources;
}

static void
tell(struct rules *f, const struct day *d, uint64_t median)
{
	const struct rules_policy *p = rules_policy(f, d->domain);
	bool weak = p == NULL || rules_strength(p->tag[TAG_P]) < 1;
	struct finding *found;

	found = rules_add(f, FINDING_SPOOF_WAVE,
	    weak ? SEVERITY_HIGH : SEVERITY_INFO, d->domain);
	found->messages = d->bare;
	found->of = median;
	found->day = d->day;
	rules_prove(f, found, PROOF_ACTED, BYTES_NONE, d->acted, d->bare);
}

void
rules_of_waves(struct rules *f)
{
	struct waves v = { .f = f };
	uint64_t median;
	size_t i;

	v.at = complete_days(f, &v.n);
	sum_bare(&v);
	sum_sources(&v);
	for (i = 0; i < v.n; i++)
		if (in_window(f, v.at[i].day) &&
		    median_before(f, v.at, i, &median) &&
		    is_wave(f, &v.at[i], median))
			tell(f, &v.at[i], median);
	free(v.at);
}
