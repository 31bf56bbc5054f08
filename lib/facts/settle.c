/*
 * settle: which reporters count, and which days these have covered; which
 * sources are known, and which policies were seen.
 */
#include "base/mem.h"
#include "base/num.h"
#include "base/percent.h"
#include "base/utc.h"
#include "facts/impl.h"
#include "facts/places.h"

#include <stdlib.h>

/* What a reporter sent on one day. */
struct sent {
	uint32_t	domain, reporter;
	uint64_t	messages;
};

struct settling {
	struct facts	*w;
	const struct facts_rules *t;
	int64_t		 first;		/* day of the recent ones */
	int64_t		 end;		/* day behind them */
	uint32_t	*most;		/* days of the most diligent reporter
					   of each domain */
	uint64_t	*weight;	/* of all that count, by domain */
};

static int
by_volume(const void *a, const void *b)
{
	const struct sent *x = a, *y = b;

	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	if (x->reporter != y->reporter)
		return x->reporter < y->reporter ? -1 : 1;
	return x->messages < y->messages ? -1 : x->messages > y->messages;
}

static uint32_t
counting_at(const struct facts *w, uint32_t domain, uint32_t reporter)
{
	uint32_t part[] = { domain, reporter };

	return map_find(&w->counting.map, (struct bytes){
	    (const char *)part, sizeof(part) });
}

/* The recent days of each reporter; *n of them, by volume. */
static struct sent *
recent(const struct settling *x, size_t *n)
{
	uint32_t i, all = keyed_count(&x->w->reporters);
	struct sent *at = mem_zero(all, sizeof(*at));
	const struct daily_reporter *p;

	*n = 0;
	for (i = 0; i < all; i++) {
		p = keyed_at(&x->w->reporters, i);
		if (p->day < x->first || p->day >= x->end)
			continue;
		at[(*n)++] = (struct sent){ p->domain, p->reporter,
		    p->messages > p->reported ? p->messages : p->reported };
	}
	if (*n > 1)
		qsort(at, *n, sizeof(*at), by_volume);
	return at;
}

/* The median of one reporter's n days: a single giant moves it little. */
static uint64_t
median(const struct sent *at, size_t n)
{
	uint64_t m = at[n / 2].messages;

	if (n % 2 == 0)
		m = at[n / 2 - 1].messages +
		    (m - at[n / 2 - 1].messages) / 2;
	return m == 0 ? 1 : m;
}

static void
weigh_reporters(struct settling *x)
{
	struct fact_reporter *r;
	size_t n, i, k;
	struct sent *at = recent(x, &n);

	for (i = 0; i < n; i = k) {
		uint32_t part[] = { at[i].domain, at[i].reporter };

		for (k = i; k < n && at[k].domain == at[i].domain &&
		    at[k].reporter == at[i].reporter;)
			k++;
		r = keyed_at(&x->w->counting, keyed_add(&x->w->counting,
		    (struct bytes){ (const char *)part, sizeof(part) },
		    NULL));
		*r = (struct fact_reporter){ .domain = at[i].domain,
		    .reporter = at[i].reporter, .days = (uint32_t)(k - i),
		    .weight = median(at + i, k - i) };
		if (r->days > x->most[r->domain])
			x->most[r->domain] = r->days;
	}
	free(at);
}

/*
 * Who counts came on half of the days on which the most diligent one did: no
 * report of a stranger moves that, and a new list of days is no shorter for
 * all alike.
 */
static void
elect_reporters(struct settling *x)
{
	struct fact_reporter *r;
	uint32_t i;

	for (i = 0; i < keyed_count(&x->w->counting); i++) {
		r = keyed_at(&x->w->counting, i);
		r->counts = percent_reaches(r->days, x->most[r->domain],
		    (unsigned)x->t->reporter_share);
		if (r->counts)
			num_add(&x->weight[r->domain], r->weight);
		else
			r->weight = 0;
	}
}

static struct domain_day *
find_day(const struct facts *w, uint32_t domain, int64_t day)
{
	int64_t part[] = { domain, day };
	uint32_t i = map_find(&w->days.map, (struct bytes){
	    (const char *)part, sizeof(part) });

	return i == MAP_NONE ? NULL : keyed_at(&w->days, i);
}

/* A reporter has covered a day when it has any row of it. */
static void
cover_days(struct settling *x)
{
	const struct daily_reporter *p;
	struct domain_day *d;
	uint32_t i;

	for (i = 0; i < keyed_count(&x->w->reporters); i++) {
		p = keyed_at(&x->w->reporters, i);
		d = find_day(x->w, p->domain, p->day);
		if (d != NULL)
			num_add(&d->covered, facts_weight(x->w, p->domain,
			    p->reporter));
	}
	for (i = 0; i < keyed_count(&x->w->days); i++) {
		d = keyed_at(&x->w->days, i);
		d->complete = x->weight[d->domain] != 0 &&
		    percent_reaches(d->covered, x->weight[d->domain],
		    (unsigned)x->t->complete_share);
	}
}

void
facts_settle(struct facts *w, const struct facts_rules *t, int64_t end)
{
	size_t n = keyed_count(&w->domains);
	struct settling x = { .w = w, .t = t,
	    .most = mem_zero(n, sizeof(*x.most)),
	    .weight = mem_zero(n, sizeof(*x.weight)) };

	x.end = w->last_day + UTC_DAY;
	if (end >= 0 && end < x.end)
		x.end = end;
	x.first = x.end - (int64_t)t->recent_days * UTC_DAY;
	weigh_reporters(&x);
	elect_reporters(&x);
	cover_days(&x);
	free(x.most);
	free(x.weight);
	places_settle(w);
	known_settle(w, &t->known, end);
	policy_history_make(&w->history, w, end);
}

uint64_t
facts_weight(const struct facts *w, uint32_t domain, uint32_t reporter)
{
	uint32_t i = counting_at(w, domain, reporter);

	return i == MAP_NONE ? 0 :
	    ((const struct fact_reporter *)keyed_at(&w->counting, i))->weight;
}

bool
facts_complete(const struct facts *w, uint32_t domain, int64_t day)
{
	const struct domain_day *d = find_day(w, domain, day);

	return d != NULL && d->complete;
}

uint32_t
facts_home(const struct facts *w, struct bytes name)
{
	uint32_t i;
	size_t dot;

	for (;;) {
		i = map_find(&w->domains.map, name);
		dot = bytes_find(name, BYTES("."), 0);
		if (i != MAP_NONE || dot == name.n)
			return i;
		name = bytes_from(name, dot + 1);
	}
}

bool
facts_policy_complete(const struct facts *w, uint32_t name, int64_t day)
{
	uint32_t home = facts_home(w, facts_name(w, name));

	return home != MAP_NONE && facts_complete(w, home, day);
}
