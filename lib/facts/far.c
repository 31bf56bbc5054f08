/*
 * far: days too far from the others to be believed.
 *
 * A report with a wrong or forged date would be the first or the last of all,
 * and say what is in force "now". Its messages count in sums; what is kept
 * here by day goes. Which day is far is known at the end of the input only.
 */
#include "base/mem.h"
#include "base/utc.h"
#include "facts/impl.h"

#include <stddef.h>
#include <stdlib.h>

#define FAR_FROM	(400 * UTC_DAY)	/* the median day */
#define STEP_MOST	(31 * UTC_DAY)

enum { GONE = UINT32_MAX };

/* A table of entries that are each of one day. */
struct table {
	size_t	keyed, day;		/* offsets, in struct facts and in
					   the entry */
	enum facts_pair pair[2];	/* that begin with its numbers;
					   FACTS_PAIRS: none */
};

#define PAIRED(name, type, a, b)	{ offsetof(struct facts, name), \
	offsetof(struct type, day), { a, b } }
#define DAILY(name, type)	PAIRED(name, type, FACTS_PAIRS, FACTS_PAIRS)

static const struct table tables[] = {
	PAIRED(cells, daily_sender, FACTS_PAIR_MISALIGNED, FACTS_PAIRS),
	DAILY(signatures, daily_signature),
	DAILY(returns, daily_return),
	DAILY(stops, daily_stop),
	DAILY(froms, daily_from),
	DAILY(reporters, daily_reporter),
	DAILY(policies, daily_policy),
	DAILY(shown, policy_shown),
	DAILY(days, domain_day),
	DAILY(error_days, daily_dns_error),
	DAILY(told_errors, told_error),
	{ offsetof(struct facts, last_reports),
	    offsetof(struct last_report, last), { FACTS_PAIRS, FACTS_PAIRS } },
};

/* An entry of no report that is left. */
#define NO_DAY		INT64_MIN

static const struct table sessions = DAILY(tls, daily_tls);
static const struct table errors =
	PAIRED(errors, record_error, FACTS_PAIR_ERROR, FACTS_PAIRS);

static int64_t
day_of(const struct table *t, const void *entry)
{
	int64_t day;

	memcpy(&day, (const char *)entry + t->day, sizeof(day));
	return day;
}

bool
facts_far(const struct facts *w, int64_t day)
{
	return day >= 0 && w->near_last > 0 &&
	    (day < w->near_first || day > w->near_last);
}

/* Pairs of numbers of which the first became another, or is gone. */
struct renumbering {
	const uint32_t	*to;
	struct numset	 kept;
};

static void
renumber_pair(uint64_t pair, void *arg)
{
	struct renumbering *x = arg;
	uint32_t to = x->to[pair >> 32];

	if (to != GONE)
		numset_add(&x->kept, (uint64_t)to << 32 |
		    (pair & UINT32_MAX));
}

static void
renumber_pairs(struct facts *w, enum facts_pair kind, const uint32_t *to)
{
	struct renumbering x = { .to = to };

	if (kind == FACTS_PAIRS)
		return;
	numset_start(&x.kept);
	numset_each(&w->seen[kind], renumber_pair, &x);
	numset_free(&w->seen[kind]);
	w->seen[kind] = x.kept;
}

/* Failing sessions of the policies that are left. */
static void
drop_failures(struct facts *w, const uint32_t *to)
{
	struct keyed kept, *k = &w->failures;
	const struct daily_tls_failure *f;
	uint32_t i, at;

	keyed_start(&kept, k->size);
	for (i = 0; i < keyed_count(k); i++) {
		f = keyed_at(k, i);
		if (to[f->policy] == GONE)
			continue;
		at = keyed_add(&kept, keyed_key(k, i), NULL);
		memcpy(keyed_at(&kept, at), f, k->size);
		((struct daily_tls_failure *)keyed_at(&kept, at))->policy =
		    to[f->policy];
	}
	keyed_free(k);
	*k = kept;
}

static void
drop_far(struct facts *w, const struct table *t)
{
	struct keyed *k = (struct keyed *)((char *)w + t->keyed), kept;
	size_t n = keyed_count(k);
	uint32_t *to = mem_zero(n, sizeof(*to)), i;
	int64_t day;

	keyed_start(&kept, k->size);
	for (i = 0; i < n; i++) {
		to[i] = GONE;
		day = day_of(t, keyed_at(k, i));
		if (day == NO_DAY || facts_far(w, day))
			continue;
		to[i] = keyed_add(&kept, keyed_key(k, i), NULL);
		memcpy(keyed_at(&kept, to[i]), keyed_at(k, i), k->size);
	}
	keyed_free(k);
	*k = kept;
	renumber_pairs(w, t->pair[0], to);
	renumber_pairs(w, t->pair[1], to);
	if (t == &sessions)
		drop_failures(w, to);
	free(to);
}

/* Errors anew, of the reports that are left. */
static void
count_errors(struct facts *w)
{
	const struct told_error *told;
	struct record_error *e;
	struct numset pairs;
	uint32_t i;

	for (i = 0; i < keyed_count(&w->errors); i++) {
		e = keyed_at(&w->errors, i);
		e->day = NO_DAY;
		e->reporters = 0;
	}
	numset_start(&pairs);
	for (i = 0; i < keyed_count(&w->told_errors); i++) {
		told = keyed_at(&w->told_errors, i);
		e = keyed_at(&w->errors, told->error);
		if (told->day > e->day)
			e->day = told->day;
		e->reporters += numset_add(&pairs,
		    (uint64_t)told->error << 32 | told->reporter);
	}
	numset_free(&pairs);
	drop_far(w, &errors);
}

static int
by_time(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/*
 * The days there are reports of, in order. A reporter's day of a domain
 * counts once: neither very many records nor very many reports of one
 * reporter move the median.
 */
static int64_t *
sorted_days(const struct facts *w, size_t *n)
{
	size_t i, reporters = keyed_count(&w->reporters);
	int64_t *at;

	*n = reporters + keyed_count(&w->tls);
	at = mem_zero(*n, sizeof(*at));
	for (i = 0; i < *n; i++)
		at[i] = i < reporters ? ((struct daily_reporter *)keyed_at(
		    &w->reporters, (uint32_t)i))->day :
		    ((struct daily_tls *)keyed_at(&w->tls,
		    (uint32_t)(i - reporters)))->day;
	if (*n > 1)
		qsort(at, *n, sizeof(*at), by_time);
	return at;
}

/*
 * Near are 400 days on both sides of the median, and what goes on from there
 * without a gap of over 31 days: in an archive of many years each day is
 * good. Where no more than half of the days are near, the others are no
 * exception, and none is far.
 */
static void
find_near(struct facts *w, const int64_t *at, size_t n)
{
	size_t low = n / 2, high = n / 2;

	while (low > 0 && (at[low - 1] >= at[n / 2] - FAR_FROM ||
	    at[low] - at[low - 1] <= STEP_MOST))
		low--;
	while (high + 1 < n && (at[high + 1] <= at[n / 2] + FAR_FROM ||
	    at[high + 1] - at[high] <= STEP_MOST))
		high++;
	if (high - low < n / 2)
		return;
	w->near_first = at[low] < at[n / 2] - FAR_FROM ? at[low] :
	    at[n / 2] - FAR_FROM;
	w->near_last = at[high] > at[n / 2] + FAR_FROM ? at[high] :
	    at[n / 2] + FAR_FROM;
}

/* The days that first_day and last_day are, without the far ones. */
static void
find_ends(struct facts *w, const int64_t *at, size_t n)
{
	int64_t first = -1, last = -1;
	size_t i;

	for (i = 0; i < n; i++)
		if (!facts_far(w, at[i])) {
			first = first < 0 ? at[i] : first;
			last = at[i];
		}
	if (facts_far(w, w->first_day))
		w->first_day = first;
	if (facts_far(w, w->last_day))
		w->last_day = last;
}

void
facts_drop_far(struct facts *w, int64_t begin, int64_t end)
{
	size_t i, n;
	int64_t *at = sorted_days(w, &n);

	if (n != 0)
		find_near(w, at, n);
	if (w->near_last != 0 && begin >= 0 && end >= 0) {
		w->near_first = begin < w->near_first ? begin : w->near_first;
		end -= UTC_DAY;
		w->near_last = end > w->near_last ? end : w->near_last;
	}
	if (facts_far(w, w->first_day) || facts_far(w, w->last_day)) {
		for (i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
			drop_far(w, &tables[i]);
		drop_far(w, &sessions);
		count_errors(w);
		find_ends(w, at, n);
	}
	free(at);
}
