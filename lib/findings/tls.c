/* tls: sessions that fail, and when MTA-STS may be enforced. */
#include "findings/impl.h"

#include "base/num.h"
#include "base/utc.h"

/* A policy domain, or a policy of one, or one kind of failure of that. */
struct sum {
	uint32_t	domain, type, mode, result, reason;
	uint32_t	days, reporters;
	int64_t		first, last;
	uint64_t	successful, failed;
	bool		blocked;
};

struct sums {
	struct rules	*f;
	struct keyed	 domains, policies, failures;
	struct numset	 days, reporters;
};

static bool
is(const struct rules *f, uint32_t name, const char *word)
{
	return bytes_equal(facts_name(f->w, name), bytes_of(word));
}

/* In mode enforce mail waits; in testing, and without a policy, not. */
static enum severity
severity_of(struct rules *f, const struct sum *t)
{
	if (is(f, t->mode, "enforce") || is(f, t->type, "tlsa"))
		return SEVERITY_HIGH;
	return is(f, t->type, "sts") && !is(f, t->mode, "none") ?
	    SEVERITY_MEDIUM : SEVERITY_LOW;
}

static struct finding *
about(struct rules *f, enum finding_id id, enum severity severity,
    const struct sum *t)
{
	struct finding *n = rules_add(f, id, severity, RULES_NO_DOMAIN);

	n->domain = rules_name(f, t->domain);
	n->is = rules_name(f, is(f, t->mode, "") ? t->type : t->mode);
	return n;
}

static struct sum *
domain_of(struct sums *s, uint32_t domain, uint32_t *at)
{
	int64_t part[] = { domain };
	struct sum *x;

	*at = facts_entry(s->f->w, &s->domains, part, 1, NULL);
	x = keyed_at(&s->domains, *at);
	x->domain = domain;
	return x;
}

static struct sum *
policy_of(struct sums *s, uint32_t domain, uint32_t type, uint32_t mode,
    uint32_t *at)
{
	int64_t part[] = { domain, type, mode };
	struct sum *x;

	*at = facts_entry(s->f->w, &s->policies, part, 3, NULL);
	x = keyed_at(&s->policies, *at);
	x->domain = domain;
	x->type = type;
	x->mode = mode;
	return x;
}

static struct sum *
failure_of(struct sums *s, const struct daily_tls_failure *f, uint32_t *at)
{
	int64_t part[] = { f->domain, f->type, f->mode, f->result };
	struct sum *x;

	*at = facts_entry(s->f->w, &s->failures, part, 4, NULL);
	x = keyed_at(&s->failures, *at);
	x->domain = f->domain;
	x->type = f->type;
	x->mode = f->mode;
	x->result = f->result;
	return x;
}

/* Of which table an entry is, for the sets of pairs. */
enum { OF_DOMAIN, OF_POLICY, OF_FAILURE };

static uint64_t
pair(unsigned table, uint32_t at, uint32_t other)
{
	return (uint64_t)table << 62 | (uint64_t)(at & 0x3fffffff) << 32 |
	    other;
}

/* A day of it, which is counted once. */
static void
meet(struct sums *s, unsigned table, uint32_t at, struct sum *x, int64_t day)
{
	if (!numset_add(&s->days, pair(table, at, (uint32_t)(day /
	    UTC_DAY))))
		return;
	x->days++;
	if (x->days == 1 || day < x->first)
		x->first = day;
	if (x->days == 1 || day > x->last)
		x->last = day;
}

static void
see_reporter(struct sums *s, unsigned table, uint32_t at, struct sum *x,
    uint64_t seen)
{
	x->reporters += numset_add(&s->reporters, pair(table, at,
	    (uint32_t)(seen & UINT32_MAX)));
}

static void
see_policy(uint64_t seen, void *arg)
{
	struct sums *s = arg;
	const struct daily_tls *t = keyed_at(&s->f->w->tls,
	    (uint32_t)(seen >> 32));
	struct sum *x;
	uint32_t at;

	if (!in_window(s->f, t->day))
		return;
	x = domain_of(s, t->domain, &at);
	see_reporter(s, OF_DOMAIN, at, x, seen);
	x = policy_of(s, t->domain, t->type, t->mode, &at);
	see_reporter(s, OF_POLICY, at, x, seen);
}

static void
see_failure(uint64_t seen, void *arg)
{
	struct sums *s = arg;
	const struct daily_tls_failure *t = keyed_at(&s->f->w->failures,
	    (uint32_t)(seen >> 32));
	struct sum *x;
	uint32_t at;

	if (!in_window(s->f, t->day))
		return;
	x = failure_of(s, t, &at);
	see_reporter(s, OF_FAILURE, at, x, seen);
}

static void
sum_policies(struct sums *s)
{
	const struct daily_tls *t;
	struct sum *x;
	uint32_t i, at;

	for (i = 0; i < keyed_count(&s->f->w->tls); i++) {
		t = keyed_at(&s->f->w->tls, i);
		if (!in_window(s->f, t->day))
			continue;
		x = domain_of(s, t->domain, &at);
		meet(s, OF_DOMAIN, at, x, t->day);
		x = policy_of(s, t->domain, t->type, t->mode, &at);
		meet(s, OF_POLICY, at, x, t->day);
		num_add(&x->successful, t->successful);
		num_add(&x->failed, t->failed);
	}
}

/* A failure that enforcing would turn into mail that waits. */
static bool
stands_against(struct bytes result)
{
	return bytes_begin(result, BYTES("sts-")) ||
	    bytes_begin(result, BYTES("certificate-")) ||
	    bytes_equal(result, BYTES("starttls-not-supported")) ||
	    bytes_equal(result, BYTES("validation-failure"));
}

static void
sum_failures(struct sums *s)
{
	const struct daily_tls_failure *t;
	struct sum *x;
	uint32_t i, at;

	for (i = 0; i < keyed_count(&s->f->w->failures); i++) {
		t = keyed_at(&s->f->w->failures, i);
		if (!in_window(s->f, t->day))
			continue;
		x = failure_of(s, t, &at);
		meet(s, OF_FAILURE, at, x, t->day);
		num_add(&x->failed, t->sessions);
		facts_least(s->f->w, &x->reason,
		    facts_name(s->f->w, t->reason));
		x = policy_of(s, t->domain, t->type, t->mode, &at);
		x->blocked |= stands_against(facts_name(s->f->w, t->result));
	}
}

static bool
gated(struct sums *s, const struct sum *policy, uint64_t sessions)
{
	const struct thresholds *t = s->f->t;
	uint32_t at;
	const struct sum *d = domain_of(s, policy->domain, &at);

	return d->days >= t->gate_days && d->reporters >= t->gate_reporters &&
	    sessions >= t->gate_messages;
}

static void
failing(struct sums *s, const struct sum *x)
{
	struct rules *f = s->f;
	uint32_t at;
	const struct sum *policy = policy_of(s, x->domain, x->type, x->mode,
	    &at);
	uint64_t all = policy->successful;
	struct finding *n;

	num_add(&all, policy->failed);
	if (!gated(s, policy, all) || x->failed < f->t->tls_sessions ||
	    !rules_share(x->failed, all, f->t->tls_share) ||
	    (x->days < f->t->tls_days && x->reporters < f->t->tls_reporters))
		return;
	n = about(f, FINDING_TLS_FAILING, severity_of(f, x), x);
	n->subject = rules_name(f, x->result);
	n->messages = x->failed;
	n->of = all;
	if (x->reason != 0)
		rules_prove(f, n, PROOF_COMMENT,
		    facts_name(f->w, x->reason), 0, 0);
}

static bool
listed(const struct rules *f, uint32_t domain, struct bytes pattern)
{
	int64_t part[] = { domain, map_find(&f->w->names, pattern) };

	return map_find(&f->w->patterns.map, (struct bytes){
	    (const char *)part, sizeof(part) }) != MAP_NONE;
}

/*
 * Does no pattern of the domain's policy stand for that server? One begins
 * with "*." for one label (RFC 8461 section 4.1).
 */
static bool
uncovered(const struct rules *f, const struct tls_host *mx)
{
	struct bytes host = facts_name(f->w, mx->name);
	struct buf star = { 0 };
	bool covered;

	buf_byte(&star, '*');
	buf_add(&star, bytes_from(host, bytes_find(host, BYTES("."), 0)));
	covered = listed(f, mx->domain, host) ||
	    listed(f, mx->domain, buf_view(&star));
	buf_free(&star);
	return !covered;
}

/* Policies whose domain has a server that they do not cover. */
static void
find_uncovered(struct sums *s)
{
	const struct tls_host *mx;
	uint32_t i, at;

	for (i = 0; i < keyed_count(&s->f->w->mxs); i++) {
		mx = keyed_at(&s->f->w->mxs, i);
		if (uncovered(s->f, mx))
			domain_of(s, mx->domain, &at)->blocked = true;
	}
}

/* Is the mode another one by now? The latest day decides. */
static void
find_superseded(struct sums *s)
{
	struct sum *p, *d;
	uint32_t i, at;

	for (i = 0; i < keyed_count(&s->policies); i++) {
		p = keyed_at(&s->policies, i);
		d = domain_of(s, p->domain, &at);
		if (is(s->f, p->type, "sts") && p->days != 0 &&
		    !is(s->f, p->mode, "testing") && p->last >= d->last)
			d->blocked = true;
	}
}

static void
ready(struct sums *s, const struct sum *p)
{
	struct rules *f = s->f;
	uint32_t at;
	const struct sum *d = domain_of(s, p->domain, &at);
	struct finding *n;

	if (!is(f, p->type, "sts") || !is(f, p->mode, "testing") ||
	    p->blocked || d->blocked || p->failed != 0 ||
	    rules_span(p->first, p->last) < f->t->sts_days ||
	    p->reporters < f->t->sts_reporters ||
	    p->successful < f->t->sts_sessions)
		return;
	n = about(f, FINDING_STS_READY, SEVERITY_INFO, p);
	n->messages = n->of = p->successful;
}

static void
sum_up(struct sums *s)
{
	sum_policies(s);
	sum_failures(s);
	numset_each(&s->f->w->seen[FACTS_PAIR_TLS], see_policy, s);
	numset_each(&s->f->w->seen[FACTS_PAIR_FAILURE], see_failure, s);
	find_uncovered(s);
	find_superseded(s);
}

void
rules_of_tls(struct rules *f)
{
	struct sums s = { .f = f };
	size_t n;
	uint32_t i;

	keyed_start(&s.domains, sizeof(struct sum));
	keyed_start(&s.policies, sizeof(struct sum));
	keyed_start(&s.failures, sizeof(struct sum));
	numset_start(&s.days);
	numset_start(&s.reporters);
	sum_up(&s);
	n = keyed_count(&s.failures);
	for (i = 0; i < n; i++)
		failing(&s, keyed_at(&s.failures, i));
	n = keyed_count(&s.policies);
	for (i = 0; i < n; i++)
		ready(&s, keyed_at(&s.policies, i));
	keyed_free(&s.domains);
	keyed_free(&s.policies);
	keyed_free(&s.failures);
	numset_free(&s.days);
	numset_free(&s.reporters);
}
