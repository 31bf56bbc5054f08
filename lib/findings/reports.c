/* reports: reports that do not come. */
#include "findings/impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/utc.h"

/* A day on which somebody reported on the domain, or a reporter did. */
struct came {
	uint32_t	domain, reporter;
	int64_t		day;
	uint64_t	messages;
};

static int
by_reporter(const void *a, const void *b)
{
	const struct came *x = a, *y = b;

	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	if (x->reporter != y->reporter)
		return x->reporter < y->reporter ? -1 : 1;
	return x->day < y->day ? -1 : x->day > y->day;
}

static int
by_day(const void *a, const void *b)
{
	const struct came *x = a, *y = b;

	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	return x->day < y->day ? -1 : x->day > y->day;
}

static int
ascending(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/* All days before the end, in that order; *n of them. */
static struct came *
all_days(const struct rules *f, size_t *n,
    int (*order)(const void *, const void *))
{
	uint32_t i, all = keyed_count(&f->w->reporters);
	struct came *at = mem_zero(all, sizeof(*at));
	const struct daily_reporter *p;

	*n = 0;
	for (i = 0; i < all; i++) {
		p = keyed_at(&f->w->reporters, i);
		if (p->day >= f->end)
			continue;
		at[(*n)++] = (struct came){ p->domain, p->reporter, p->day,
		    p->messages > p->reported ? p->messages : p->reported };
	}
	if (*n > 1)
		qsort(at, *n, sizeof(*at), order);
	return at;
}

/* The longest time without a report among n, by day, in whole days. */
static int64_t
longest_silence(const struct rules *f, const struct came *at, size_t n)
{
	int64_t from = at[n - 1].day - (int64_t)f->t->fell_days * UTC_DAY;
	int64_t longest = 0, gap;
	size_t i;

	for (i = n - 1; i > 0 && at[i - 1].day >= from; i--) {
		gap = (at[i].day - at[i - 1].day) / UTC_DAY - 1;
		if (gap > longest)
			longest = gap;
	}
	return longest;
}

/*
 * Could the domain be judged, while reports came? One that never had enough
 * is a note.
 */
static bool
was_mature(const struct rules *f, const struct came *at, size_t n)
{
	int64_t from = at[n - 1].day - (int64_t)f->t->fell_days * UTC_DAY;
	uint64_t messages = 0, days = 0;
	struct witness seen = { 0 };
	int64_t day = -1;
	size_t i;

	for (i = n; i > 0 && at[i - 1].day >= from; i--) {
		days += at[i - 1].day != day;
		day = at[i - 1].day;
		num_add(&messages, at[i - 1].messages);
		witness_add(&seen, at[i - 1].reporter, false);
	}
	return days >= f->t->gate_days && messages >= f->t->gate_messages &&
	    (seen.one != 0) + (seen.two != 0) >= (int)f->t->gate_reporters;
}

/* Distinct days among n, by day. */
static uint64_t
count_days(const struct came *at, size_t n)
{
	uint64_t days = 0;
	size_t i;

	for (i = 0; i < n; i++)
		days += i == 0 || at[i].day != at[i - 1].day;
	return days;
}

/* All fell silent: n reports of one domain, by day. */
static void
domain_fell(struct rules *f, const struct came *at, size_t n)
{
	int64_t last = at[n - 1].day;
	int64_t silent = (f->end - last) / UTC_DAY - 1;
	int64_t usual = longest_silence(f, at, n);
	struct finding *told;

	/* Two days are no habit. */
	if (silent <= (int64_t)f->t->silent_days || silent <= 2 * usual ||
	    f->domain[at->domain].missed || count_days(at, n) <
	    f->t->silent_days)
		return;
	told = rules_add(f, FINDING_DATA_FELL, was_mature(f, at, n) ?
	    SEVERITY_HIGH : SEVERITY_INFO, at->domain);
	told->day = last;
	told->since = last + UTC_DAY;
	told->messages = (uint64_t)silent;
	told->of = (uint64_t)usual;
}

static void
domains_fell(struct rules *f)
{
	size_t n, i, k;
	struct came *at = all_days(f, &n, by_day);

	for (i = 0; i < n; i = k) {
		for (k = i + 1; k < n && at[k].domain == at[i].domain;)
			k++;
		domain_fell(f, at + i, k - i);
	}
	free(at);
}

/* A reporter's habit up to its last report. */
struct habit {
	int64_t		last;
	uint64_t	days;		/* of the 28 up to it */
	uint64_t	median;		/* of messages on them */
	uint32_t	absent;		/* later days with others' reports */
	uint64_t	others;		/* their messages on these */
	uint64_t	weight;		/* of all that counted then */
};

/* The days of at, n of one reporter, in the 28 up to `last`; and median. */
static uint64_t
days_until(const struct rules *f, const struct came *at, size_t n,
    int64_t last, uint64_t *median)
{
	int64_t from = last - (int64_t)f->t->recent_days * UTC_DAY;
	uint64_t *v = mem_zero(n, sizeof(*v));
	size_t i, k = 0;

	for (i = 0; i < n; i++)
		if (at[i].day > from && at[i].day <= last)
			v[k++] = at[i].messages;
	if (k > 1)
		qsort(v, k, sizeof(*v), ascending);
	*median = k == 0 ? 0 : v[k / 2];
	free(v);
	return k;
}

/* Weights of all reporters of a domain, n days of them by reporter. */
static uint64_t
weight_until(const struct rules *f, const struct came *at, size_t n,
    int64_t last)
{
	uint64_t sum = 0, median, days;
	size_t i, k;

	for (i = 0; i < n; i = k) {
		for (k = i + 1; k < n && at[k].reporter == at[i].reporter;)
			k++;
		days = days_until(f, at + i, k - i, last, &median);
		if (rules_share(days, f->t->recent_days,
		    f->t->reporter_share))
			num_add(&sum, median);
	}
	return sum;
}

/* Days after last on which others reported, and what they saw. */
static void
count_absent(const struct came *at, size_t n, struct habit *h)
{
	struct numset days;
	size_t i;

	numset_start(&days);
	for (i = 0; i < n; i++) {
		if (at[i].day <= h->last)
			continue;
		h->absent += numset_add(&days, (uint64_t)at[i].day);
		num_add(&h->others, at[i].messages);
	}
	numset_free(&days);
}

/* How many of its messages others' mail makes likely. */
static uint64_t
expected(const struct habit *h)
{
	uint64_t others = h->weight - h->median;

	if (h->weight <= h->median || h->others > UINT64_MAX / (h->median +
	    1))
		return 0;
	return h->median * h->others / others;
}

static void
add_silent(struct rules *f, const struct came *at, const struct habit *h)
{
	bool fell = h->weight != 0 && rules_share(h->median, h->weight,
	    f->t->fell_weight) && expected(h) >= f->t->fact_messages;
	struct finding *n = rules_add(f, fell ? FINDING_DATA_FELL :
	    FINDING_REPORTER_SILENT, fell ? SEVERITY_HIGH : SEVERITY_INFO,
	    at->domain);

	n->subject = rules_name(f, at->reporter);
	n->day = h->last;
	n->since = h->last + UTC_DAY;
	n->messages = h->absent;
	if (fell)
		n->of = expected(h);
}

/* Who fell silent longer ago is forgotten. */
enum { LOOK_BACK = 400 };

/* What all reporters whose last day is the same have alike, by that day. */
struct silence {
	uint64_t	domain;		/* + 1; another: not counted yet */
	struct habit	h;
};

/* One reporter, n days of it, of `all` days of its domain. */
static void
reporter_silent(struct rules *f, const struct came *at, size_t n,
    const struct came *domain, size_t all, struct silence *known)
{
	struct habit h = { .last = at[n - 1].day };
	int64_t ago = (f->end - h.last) / UTC_DAY;
	struct silence *s;

	if (ago < 0 || ago >= LOOK_BACK)
		return;
	h.days = days_until(f, at, n, h.last, &h.median);
	if (!rules_share(h.days, f->t->baseline_days, f->t->silent_share))
		return;
	s = &known[ago];
	if (s->domain != (uint64_t)at->domain + 1) {
		s->domain = (uint64_t)at->domain + 1;
		s->h = h;
		count_absent(domain, all, &s->h);
		s->h.weight = weight_until(f, domain, all, h.last);
	}
	h.absent = s->h.absent;
	h.others = s->h.others;
	h.weight = s->h.weight;
	if (h.absent >= f->t->silent_days)
		add_silent(f, at, &h);
}

static void
reporters_silent(struct rules *f)
{
	size_t n, i, k, first, last;
	struct came *at = all_days(f, &n, by_reporter);
	struct silence *known = mem_zero(LOOK_BACK, sizeof(*known));

	for (first = 0; first < n; first = last) {
		for (last = first + 1; last < n &&
		    at[last].domain == at[first].domain;)
			last++;
		for (i = first; i < last; i = k) {
			for (k = i + 1; k < last &&
			    at[k].reporter == at[i].reporter;)
				k++;
			reporter_silent(f, at + i, k - i, at + first,
			    last - first, known);
		}
	}
	free(known);
	free(at);
}

void
rules_of_reports(struct rules *f)
{
	if (f->o->inventory != NULL)
		rules_of_inventory(f);
	domains_fell(f);
	reporters_silent(f);
	if (f->o->empty && f->out->n == 0)
		rules_add(f, FINDING_NO_REPORTS, SEVERITY_HIGH,
		    RULES_NO_DOMAIN);
}
