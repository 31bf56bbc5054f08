/* waves: days with far more mail than usual that nobody owns. */
#include "findings/impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/utc.h"

/* Mail of one day that nobody authenticated, or only strangers. */
struct day {
	uint32_t	domain;
	int64_t		day;
	uint64_t	bare, acted;
	uint64_t	regular;	/* bare mail that reporters who count
					   saw: one stranger makes no wave */
	uint64_t	received[RECEIVED_KINDS];
	struct witness	seen;
	uint32_t	networks;
	bool		wave;
};

static int
compare_days(const void *a, const void *b)
{
	const struct day *x = a, *y = b;

	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	return x->day < y->day ? -1 : x->day > y->day;
}

/* Days on which somebody reported, in order; *n of them. */
static struct day *
all_days(struct rules *f, size_t *n)
{
	size_t all = keyed_count(&f->w->days), i;
	struct day *at = mem_zero(all, sizeof(*at));
	const struct domain_day *d;

	*n = 0;
	for (i = 0; i < all; i++) {
		d = keyed_at(&f->w->days, (uint32_t)i);
		if (d->day < f->end)
			at[(*n)++] = (struct day){ .domain = d->domain,
			    .day = d->day };
	}
	if (*n > 1)
		qsort(at, *n, sizeof(*at), compare_days);
	return at;
}

struct waves {
	struct rules	*f;
	struct day	*at;
	size_t		 n;
	int64_t		*first;		/* day each sender was seen, or -1 */
	struct numset	 seen;		/* day, network */
};

/* When each organisation first passed, if only in its own name. */
static void
find_first(struct waves *v)
{
	const struct daily_sender *c;
	uint32_t i;

	v->first = mem_zero(keyed_count(&v->f->w->senders),
	    sizeof(*v->first));
	for (i = 0; i < keyed_count(&v->f->w->senders); i++)
		v->first[i] = -1;
	for (i = 0; i < keyed_count(&v->f->w->cells); i++) {
		c = keyed_at(&v->f->w->cells, i);
		if (v->first[c->sender] < 0 || c->day < v->first[c->sender])
			v->first[c->sender] = c->day;
	}
}

/* How much of a source's day nobody known stands for. */
static uint64_t
strange(const struct waves *v, const struct fact_source *s,
    const struct daily_source *d)
{
	uint64_t n = d->n[SOURCE_BARE];
	bool baseline = v->first[s->sender] < d->day;

	/* Whom the user names is no stranger. */
	if (s->known == KNOWN_MARKED || v->f->broke[d->source] ||
	    known_when_failing(s, false))
		return 0;
	if (!rules_corroborated(v->f, s->sender) && !baseline)
		num_add(&n, d->n[SOURCE_MISALIGNED]);
	return n;
}

/* A /24 or /48 as a number; two may share one, once in 2^32. */
static uint32_t
network_of(const struct rules *f, const struct fact_source *s)
{
	const struct ip *address = facts_address(f->w, s->address);
	struct ip ip;
	uint32_t n = 0;
	int i;

	if (address == NULL)
		return s->address;
	ip = *address;
	ip_mask(&ip, ip_is_v4(&ip) ? 120 : 48);
	for (i = 0; i < 16; i++)
		n = (n ^ ip.a[i]) * UINT32_C(16777619);
	return n;
}

static void
sum_day(struct waves *v, const struct daily_source *d)
{
	const struct fact_source *s = begun_at(&v->f->w->sources, d->source);
	struct day key = { .domain = s->domain, .day = d->day }, *at;
	uint64_t n = strange(v, s, d);
	int i;

	if (n == 0 || v->n == 0)
		return;
	at = bsearch(&key, v->at, v->n, sizeof(*v->at), compare_days);
	if (at == NULL)
		return;
	num_add(&at->bare, n);
	witness_merge(&at->seen, &d->failing);
	for (i = 0; i < RECEIVERS; i++)
		num_add(&at->received[i], d->n[SOURCE_NONE + i]);
	num_add(&at->acted, d->n[SOURCE_QUARANTINE]);
	num_add(&at->acted, d->n[SOURCE_REJECT]);
	at->networks += numset_add(&v->seen,
	    (uint64_t)(at - v->at) << 32 | network_of(v->f, s));
}

static int
ascending(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

enum { MEDIAN_MOST = 64 };

/*
 * The median of the days before at[i], but for waves. Days without a report
 * had no such mail, as far as anybody knows: a newsletter that goes out once a
 * week is reported on once a week.
 */
static bool
median_before(const struct rules *f, const struct day *at, size_t i,
    uint64_t *median)
{
	int64_t from = at[i].day - (int64_t)f->t->recent_days * UTC_DAY;
	uint64_t v[MEDIAN_MOST] = { 0 };
	int64_t first = at[i].day;
	size_t n = 0, days, k;

	for (k = i; k > 0 && n < MEDIAN_MOST &&
	    at[k - 1].domain == at[i].domain && at[k - 1].day >= from; k--) {
		first = at[k - 1].day;
		if (!at[k - 1].wave)
			v[n++] = at[k - 1].bare;
	}
	days = (size_t)((at[i].day - first) / UTC_DAY);
	if (days < f->t->wave_median_days)
		return false;
	if (days > n && days < MEDIAN_MOST)
		n = days;
	qsort(v, n, sizeof(*v), ascending);
	*median = v[n / 2];
	if (n % 2 == 0)
		*median = v[n / 2 - 1] + (v[n / 2] - v[n / 2 - 1]) / 2;
	return true;
}

static bool
is_wave(const struct rules *f, const struct day *d, uint64_t median)
{
	uint64_t n = d->regular < d->bare ? d->regular : d->bare;

	return n >= f->t->wave_messages &&
	    n / f->t->wave_factor >= median &&
	    d->networks >= f->t->wave_sources;
}

/* n days of a wave, the first of them in at. */
static void
add_wave(struct rules *f, const struct day *at, size_t n, uint64_t median)
{
	const struct rules_policy *p = rules_policy(f, at->domain);
	bool weak = p == NULL || rules_strength(p->tag[TAG_P]) < 1;
	struct finding *found;
	struct witness seen = { 0 };
	uint64_t acted = 0;
	size_t i;
	int k;

	for (i = 0; i < n; i++)
		witness_merge(&seen, &at[i].seen);
	found = rules_add(f, FINDING_SPOOF_WAVE, rules_fact(f, at->domain,
	    &seen, n, weak ? SEVERITY_HIGH : SEVERITY_INFO), at->domain);
	found->of = median;
	found->day = found->since = at->day;
	found->until = at[n - 1].day;
	for (i = 0; i < n; i++) {
		num_add(&found->messages, at[i].bare);
		num_add(&acted, at[i].acted);
		for (k = 0; k < RECEIVERS; k++)
			num_add(&found->receivers[k], at[i].received[k]);
	}
	rules_prove(f, found, PROOF_ACTED, BYTES_NONE, acted,
	    found->messages);
}

static void
find_waves(struct waves *v)
{
	uint64_t median;
	size_t i, k, last;

	for (i = 0; i < v->n; i++)
		v->at[i].wave = median_before(v->f, v->at, i, &median) &&
		    is_wave(v->f, &v->at[i], median);
	for (i = 0; i < v->n; i = k) {
		k = i + 1;
		if (!v->at[i].wave || !in_window(v->f, v->at[i].day))
			continue;
		for (last = i; k < v->n && k <= last + 2 &&
		    v->at[k].domain == v->at[i].domain &&
		    v->at[k].day - v->at[last].day <= 2 * UTC_DAY; k++)
			if (v->at[k].wave)
				last = k;
		k = last + 1;
		if (median_before(v->f, v->at, i, &median))
			add_wave(v->f, v->at + i, k - i, median);
	}
}

static void
sum_regular(struct waves *v)
{
	const struct daily_reporter *p;
	struct day key, *at;
	uint32_t i;

	for (i = 0; i < keyed_count(&v->f->w->reporters) && v->n != 0; i++) {
		p = keyed_at(&v->f->w->reporters, i);
		key = (struct day){ .domain = p->domain, .day = p->day };
		if (p->bare == 0 || facts_weight(v->f->w, p->domain,
		    p->reporter) == 0)
			continue;
		at = bsearch(&key, v->at, v->n, sizeof(*v->at),
		    compare_days);
		if (at != NULL)
			num_add(&at->regular, p->bare);
	}
}

void
rules_of_waves(struct rules *f)
{
	struct waves v = { .f = f };
	struct daily_source d;
	size_t i;

	v.at = all_days(f, &v.n);
	numset_start(&v.seen);
	find_first(&v);
	sum_regular(&v);
	for (i = 0; i < f->w->nsource_days; i++) {
		d = facts_day(f->w, i);
		sum_day(&v, &d);
	}
	find_waves(&v);
	numset_free(&v.seen);
	free(v.first);
	free(v.at);
}
