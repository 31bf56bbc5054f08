/*
 * tls: sessions that fail.
 *
 * Whether a day is one of failing is asked of that day alone, so that neither
 * a long window nor a large one dilutes it; since when, of all input.
 */
#include "findings/impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/utc.h"

/* Sessions of one reporter and day that fail in one way at one server. */
struct item {
	const struct daily_tls *policy;
	uint32_t	result, mx, reason;	/* in names; 0: not told */
	uint64_t	sessions;
	bool		loud;		/* a day that counts; see find_loud */
};

/* Sessions under a policy on one day, at all reporters. */
struct total {
	const struct daily_tls *policy;
	uint64_t	good, bad;
};

struct work {
	struct rules	*f;
	struct item	*item;
	size_t		 n;
	struct total	*total;
	size_t		 ntotals;
	const struct daily_tls **heard;	/* by domain, reporter, day */
	size_t		 nheard;
};

/* What comes of one way of failing under a policy: items i … j - 1. */
struct way {
	size_t		 i, j;
	const struct daily_tls *policy;
	int64_t		 from;		/* the spell's first day … */
	int64_t		 since;		/* … on which enough failed */
	int64_t		 last;		/* of it in the window; -1: none */
	uint64_t	 failed, all;	/* in the window, of the spell */
	size_t		 reporters;
	bool		 repeated;	/* by one that counts */
	bool		 authentic;
};

#define ORDER(a, b) \
	do { \
		if ((a) != (b)) \
			return (a) < (b) ? -1 : 1; \
	} while (0)

static int
order_policies(const struct daily_tls *x, const struct daily_tls *y)
{
	ORDER(x->domain, y->domain);
	ORDER(x->type, y->type);
	ORDER(x->mode, y->mode);
	return 0;
}

static int
order_items(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	int c = order_policies(x->policy, y->policy);

	if (c != 0)
		return c;
	ORDER(x->result, y->result);
	ORDER(x->policy->day, y->policy->day);
	return 0;
}

static int
order_totals(const void *a, const void *b)
{
	const struct total *x = a, *y = b;
	int c = order_policies(x->policy, y->policy);

	if (c != 0)
		return c;
	ORDER(x->policy->day, y->policy->day);
	return 0;
}

static int
order_heard(const void *a, const void *b)
{
	const struct daily_tls *x = *(const struct daily_tls *const *)a;
	const struct daily_tls *y = *(const struct daily_tls *const *)b;

	ORDER(x->domain, y->domain);
	ORDER(x->reporter, y->reporter);
	ORDER(x->day, y->day);
	return 0;
}

/*
 * Adds what the totals of a policy have beyond its details: some reporters
 * give no details, or these no numbers. Where a detail has none, it is that.
 */
static void
add_rest(struct work *x, const struct daily_tls *policy, uint64_t detailed,
    const struct daily_tls_failure *open)
{
	if (policy->failed <= detailed)
		return;
	x->item[x->n++] = (struct item){ .policy = policy,
	    .result = open != NULL ? open->result : 0,
	    .mx = open != NULL ? open->mx : 0,
	    .reason = open != NULL ? open->reason : 0,
	    .sessions = policy->failed - detailed };
}

/* Which of two details takes a number that neither has: the same always. */
static const struct daily_tls_failure *
opener(const struct rules *f, const struct daily_tls_failure *a,
    const struct daily_tls_failure *b)
{
	int c;

	if (a == NULL)
		return b;
	c = bytes_compare(facts_name(f->w, a->result),
	    facts_name(f->w, b->result));
	if (c == 0)
		c = bytes_compare(facts_name(f->w, a->mx),
		    facts_name(f->w, b->mx));
	return c <= 0 ? a : b;
}

static void
gather_items(struct work *x)
{
	struct facts *w = x->f->w;
	size_t np = keyed_count(&w->tls), nf = keyed_count(&w->failures), i;
	uint64_t *detailed = mem_zero(np, sizeof(*detailed));
	const struct daily_tls_failure **open = mem_zero(np, sizeof(*open));
	const struct daily_tls_failure *t;
	const struct daily_tls *policy;

	x->item = mem_zero(np + nf, sizeof(*x->item));
	for (i = 0; i < nf; i++) {
		t = keyed_at(&w->failures, (uint32_t)i);
		policy = keyed_at(&w->tls, t->policy);
		num_add(&detailed[t->policy], t->sessions);
		if (t->uncounted)
			open[t->policy] = opener(x->f, open[t->policy], t);
		if (policy->day < x->f->end && t->sessions != 0)
			x->item[x->n++] = (struct item){ .policy = policy,
			    .result = t->result, .mx = t->mx,
			    .reason = t->reason, .sessions = t->sessions };
	}
	for (i = 0; i < np; i++) {
		policy = keyed_at(&w->tls, (uint32_t)i);
		if (policy->day < x->f->end)
			add_rest(x, policy, detailed[i], open[i]);
	}
	free(detailed);
	free(open);
	if (x->n > 1)
		qsort(x->item, x->n, sizeof(*x->item), order_items);
}

static void
gather_totals(struct work *x)
{
	struct facts *w = x->f->w;
	size_t n = keyed_count(&w->tls), i, k = 0;
	struct total *t;

	x->total = mem_zero(n, sizeof(*x->total));
	x->heard = mem_zero(n, sizeof(*x->heard));
	for (i = 0; i < n; i++) {
		x->heard[i] = keyed_at(&w->tls, (uint32_t)i);
		x->total[i] = (struct total){ x->heard[i],
		    x->heard[i]->successful, x->heard[i]->failed };
	}
	x->nheard = n;
	if (n > 1) {
		qsort(x->heard, n, sizeof(*x->heard), order_heard);
		qsort(x->total, n, sizeof(*x->total), order_totals);
	}
	for (i = 0; i < n; i++) {
		t = &x->total[i];
		if (k == 0 || order_totals(&x->total[k - 1], t) != 0) {
			x->total[k++] = *t;
			continue;
		}
		num_add(&x->total[k - 1].good, t->good);
		num_add(&x->total[k - 1].bad, t->bad);
	}
	x->ntotals = k;
}

/* Where the totals of a policy from that day on begin. */
static size_t
totals_from(const struct work *x, const struct daily_tls *policy, int64_t day)
{
	struct daily_tls like = *policy;
	struct total key = { .policy = &like };
	size_t low = 0, high = x->ntotals, middle;

	like.day = day;
	while (low < high) {
		middle = low + (high - low) / 2;
		if (order_totals(&x->total[middle], &key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
is_of(const struct work *x, size_t i, const struct daily_tls *policy)
{
	return i < x->ntotals && order_policies(x->total[i].policy,
	    policy) == 0;
}

static uint64_t
sessions_of(const struct total *t)
{
	uint64_t n = t->good;

	num_add(&n, t->bad);
	return n;
}

/*
 * Marks the days on which enough failed so. The spell that reaches into the
 * window goes back from its last one, up to a pause; it began with the first
 * day of which a tenth failed.
 */
static void
find_loud(struct work *x, struct way *w)
{
	const struct thresholds *t = x->f->t;
	int64_t pause = (int64_t)t->tls_pause_days * UTC_DAY, day;
	size_t i = w->j, begin, k;
	uint64_t n, all;
	bool many = false, began;

	while (i > w->i) {
		day = x->item[i - 1].policy->day;
		n = 0;
		for (begin = i; begin > w->i &&
		    x->item[begin - 1].policy->day == day; begin--)
			num_add(&n, x->item[begin - 1].sessions);
		all = sessions_of(&x->total[totals_from(x, w->policy, day)]);
		if (w->last >= 0 && w->from - day > pause)
			return;
		if (rules_share(n, all < n ? n : all, t->tls_share) &&
		    (w->last >= 0 || in_window(x->f, day))) {
			if (w->last < 0)
				w->last = day;
			w->from = day;
			began = rules_share(n, all < n ? n : all,
			    t->fact_share);
			if (began || !many)
				w->since = day;
			many |= began;
			for (k = begin; k < i; k++)
				x->item[k].loud = in_window(x->f, day);
		}
		i = begin;
	}
}

/* Does the reporter report on enough of the recent days? */
static bool
reporter_counts(const struct work *x, const struct daily_tls *of)
{
	const struct thresholds *t = x->f->t;
	struct daily_tls like = *of;
	const struct daily_tls *key = &like, *last = NULL;
	size_t low = 0, high = x->nheard, middle;
	uint64_t days = 0;

	like.day = x->f->end - (int64_t)t->recent_days * UTC_DAY;
	while (low < high) {
		middle = low + (high - low) / 2;
		if (order_heard(&x->heard[middle], &key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < x->nheard; low++) {
		key = x->heard[low];
		if (key->domain != of->domain ||
		    key->reporter != of->reporter || key->day >= x->f->end)
			break;
		days += last == NULL || last->day != key->day;
		last = key;
	}
	return rules_share(days, t->recent_days, t->reporter_share);
}

static int
order_reporters(const void *a, const void *b)
{
	const struct item *x = *(const struct item *const *)a;
	const struct item *y = *(const struct item *const *)b;

	ORDER(x->policy->reporter, y->policy->reporter);
	ORDER(x->policy->day, y->policy->day);
	return 0;
}

/* The items that count, by reporter and day; returns how many. */
static size_t
sort_reporters(const struct work *x, const struct way *w,
    const struct item **by)
{
	size_t i, n = 0;

	for (i = w->i; i < w->j; i++)
		if (x->item[i].loud)
			by[n++] = &x->item[i];
	if (n > 1)
		qsort(by, n, sizeof(*by), order_reporters);
	return n;
}

/* Who says so; with n, as its evidence. */
static void
see_reporters(struct work *x, struct way *w, struct finding *n)
{
	const struct item **by = mem_zero(w->j - w->i, sizeof(*by));
	size_t count = sort_reporters(x, w, by), i, k;
	uint64_t days, sessions;

	for (i = 0; i < count; i = k) {
		days = sessions = 0;
		for (k = i; k < count && by[k]->policy->reporter ==
		    by[i]->policy->reporter; k++) {
			days += k == i || by[k]->policy->day !=
			    by[k - 1]->policy->day;
			w->authentic |= by[k]->policy->authentic;
			num_add(&sessions, by[k]->sessions);
		}
		w->reporters++;
		w->repeated |= days >= x->f->t->fact_days &&
		    reporter_counts(x, by[i]->policy);
		if (n != NULL)
			rules_prove(x->f, n, PROOF_REPORTER, facts_name(
			    x->f->w, by[i]->policy->reporter), sessions, 0);
	}
	free(by);
}

/* Sessions of the spell in the window, and of the whole policy meanwhile. */
static void
sum_way(struct work *x, struct way *w)
{
	int64_t from = w->from < x->f->begin ? x->f->begin : w->from;
	size_t i;

	for (i = w->i; i < w->j; i++)
		if (x->item[i].loud)
			num_add(&w->failed, x->item[i].sessions);
	for (i = totals_from(x, w->policy, from); is_of(x, i, w->policy) &&
	    x->total[i].policy->day <= w->last; i++)
		num_add(&w->all, sessions_of(&x->total[i]));
	if (w->all < w->failed)
		w->all = w->failed;
}

/* Does the policy have later days in the window, on which less failed? */
static bool
is_over(const struct work *x, const struct way *w)
{
	size_t at = totals_from(x, w->policy, w->last + UTC_DAY);

	return is_of(x, at, w->policy) &&
	    in_window(x->f, x->total[at].policy->day);
}

/* Did none succeed on the last days, and this is why for half of them? */
static bool
is_dead(const struct work *x, const struct way *w)
{
	size_t at = totals_from(x, w->policy, x->f->end), i;
	int64_t from = INT64_MAX;
	uint64_t bad = 0, so = 0;

	while (at > 0 && is_of(x, at - 1, w->policy) &&
	    x->total[at - 1].good == 0 &&
	    in_window(x->f, x->total[at - 1].policy->day)) {
		at--;
		num_add(&bad, x->total[at].bad);
		from = x->total[at].policy->day;
	}
	for (i = w->i; i < w->j; i++)
		if (x->item[i].loud && x->item[i].policy->day >= from)
			num_add(&so, x->item[i].sessions);
	return so >= x->f->t->fact_messages && so >= bad / 2;
}

static bool
is_enforced(const struct daily_tls *p)
{
	return p->mode_is == STS_MODE_ENFORCE || p->type_is == TLS_POLICY_TLSA;
}

/* In mode enforce mail waits; in testing, and without a policy, not. */
static enum severity
severity_of(const struct daily_tls *p, bool dead, bool alone)
{
	enum severity s = SEVERITY_LOW;

	if (is_enforced(p))
		s = dead ? SEVERITY_CRITICAL : SEVERITY_HIGH;
	else if (p->type_is == TLS_POLICY_STS && p->mode_is != STS_MODE_NONE)
		s = SEVERITY_MEDIUM;
	return alone && s < SEVERITY_MEDIUM ? SEVERITY_MEDIUM : s;
}

static int
order_servers(const void *a, const void *b)
{
	const struct item *x = *(const struct item *const *)a;
	const struct item *y = *(const struct item *const *)b;

	ORDER(x->mx, y->mx);
	return 0;
}

/* Names the servers, the one with most sessions as the sender. */
static void
name_servers(struct work *x, const struct way *w, struct finding *n)
{
	struct rules *f = x->f;
	const struct item **by = mem_zero(w->j - w->i, sizeof(*by));
	size_t count = sort_reporters(x, w, by), i, k;
	uint64_t sessions;

	if (count > 1)
		qsort(by, count, sizeof(*by), order_servers);
	for (i = 0; i < count; i = k) {
		sessions = 0;
		for (k = i; k < count && by[k]->mx == by[i]->mx; k++)
			num_add(&sessions, by[k]->sessions);
		if (by[i]->mx != 0)
			rules_prove(f, n, PROOF_MX, facts_name(f->w,
			    by[i]->mx), sessions, w->failed);
	}
	for (i = 0; i < n->nproofs; i++)
		if (n->proof[i].kind == PROOF_MX) {
			n->sender = n->proof[i].text;
			break;
		}
	free(by);
}

static void
quote_reason(struct work *x, const struct way *w, struct finding *n)
{
	uint32_t reason = 0;
	size_t i;

	for (i = w->i; i < w->j; i++)
		if (x->item[i].loud && x->item[i].reason != 0)
			facts_least(x->f->w, &reason, facts_name(x->f->w,
			    x->item[i].reason));
	if (reason != 0)
		rules_prove(x->f, n, PROOF_COMMENT,
		    facts_name(x->f->w, reason), 0, 0);
}

static void
classify_way(struct work *x, struct way *w)
{
	struct rules *f = x->f;
	const struct daily_tls *p = w->policy;
	struct finding *n;
	bool alone, dead;

	find_loud(x, w);
	if (w->last < 0)
		return;
	sum_way(x, w);
	if (w->failed < f->t->fact_messages)
		return;
	see_reporters(x, w, NULL);
	alone = w->reporters < f->t->fact_reporters && !w->repeated &&
	    !w->authentic;
	dead = is_dead(x, w);
	n = rules_add(f, FINDING_TLS_FAILING, severity_of(p, dead, alone),
	    RULES_NO_DOMAIN);
	n->domain = rules_name(f, p->domain);
	n->subject = rules_name(f, x->item[w->i].result);
	n->is = rules_name(f, p->mode != 0 ? p->mode : p->type);
	n->messages = w->failed;
	n->of = w->all;
	n->since = n->day = w->since;
	n->until = is_over(x, w) ? w->last : -1;
	n->alone = alone;
	n->total = dead;
	name_servers(x, w, n);
	see_reporters(x, w, n);
	quote_reason(x, w, n);
}

void
rules_of_tls(struct rules *f)
{
	struct work x = { .f = f };
	struct way w;
	size_t i, j;

	gather_totals(&x);
	gather_items(&x);
	for (i = 0; i < x.n; i = j) {
		for (j = i + 1; j < x.n && x.item[j].result ==
		    x.item[i].result && order_policies(x.item[j].policy,
		    x.item[i].policy) == 0; j++)
			;
		w = (struct way){ .i = i, .j = j, .policy = x.item[i].policy,
		    .last = -1 };
		classify_way(&x, &w);
	}
	free(x.item);
	free(x.total);
	free(x.heard);
}
