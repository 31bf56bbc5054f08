/* findings_waves: days with far more mail than usual that nobody owns. */
#include "analysis/findings_impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/utc.h"

/* Unauthenticated and uncorroborated misaligned mail of one day. */
struct day {
	uint32_t	domain;
	int64_t		day;
	uint64_t	bare;
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

static bool
corroborated(const struct watch_sender *s)
{
	return watch_known(s) || s->origin == ORIGIN_SERVICE ||
	    s->default_signature || s->passes;
}

/* Complete days, in order; *n of them. */
static struct day *
complete_days(struct rules *f, size_t *n)
{
	size_t all = keyed_count(&f->w->days), i;
	struct day *at = mem_zero(all, sizeof(*at));
	const struct watch_day *d;

	*n = 0;
	for (i = 0; i < all; i++) {
		d = keyed_at(&f->w->days, (uint32_t)i);
		if (d->complete && d->day < f->end)
			at[(*n)++] = (struct day){ d->domain, d->day, 0,
			    d->sources };
	}
	if (*n > 1)
		qsort(at, *n, sizeof(*at), compare);
	return at;
}

static void
sum_bare(struct rules *f, struct day *at, size_t n)
{
	const struct watch_cell *c;
	const struct watch_sender *s;
	struct day *d, key = { 0 };
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->cells); i++) {
		c = keyed_at(&f->w->cells, i);
		s = keyed_at(&f->w->senders, c->sender);
		key.domain = c->domain;
		key.day = c->day;
		d = n ? bsearch(&key, at, n, sizeof(*at), compare) : NULL;
		if (d == NULL || corroborated(s))
			continue;
		num_add(&d->bare, c->n[WATCH_BARE]);
		num_add(&d->bare, c->n[WATCH_MISALIGNED]);
	}
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
	return true;
}

static bool
is_wave(const struct rules *f, const struct day *d, uint64_t median)
{
	return d->bare >= f->t->wave_messages &&
	    d->bare / f->t->wave_factor >= median &&
	    d->sources >= f->t->wave_sources;
}

void
rules_of_waves(struct rules *f)
{
	const struct rules_policy *p;
	struct finding *found;
	struct day *at;
	uint64_t median;
	size_t n, i;
	bool weak;

	at = complete_days(f, &n);
	sum_bare(f, at, n);
	for (i = 0; i < n; i++) {
		if (!rules_in(f, at[i].day) ||
		    !f->domain[at[i].domain].gated ||
		    !median_before(f, at, i, &median) ||
		    !is_wave(f, &at[i], median))
			continue;
		p = rules_policy(f, at[i].domain);
		weak = p == NULL || rules_strength(p->tag[TAG_P]) < 1;
		found = rules_add(f, FINDING_SPOOF_WAVE,
		    weak ? SEVERITY_HIGH : SEVERITY_INFO, at[i].domain);
		found->messages = at[i].bare;
		found->of = median;
		found->day = at[i].day;
	}
	free(at);
}
