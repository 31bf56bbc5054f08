/* sts: when MTA-STS may be enforced; where too little is known of TLS. */
#include "findings/impl.h"

#include "base/num.h"
#include "base/utc.h"

/* A policy domain, or a policy of one, of the days that count. */
struct sum {
	uint32_t	domain, type, mode;
	uint8_t		type_is, mode_is;	/* as in facts.h */
	uint32_t	days, reporters;
	int64_t		first, last;
	uint64_t	successful, failed;
	bool		blocked;
};

struct sums {
	struct rules	*f;
	struct keyed	 domains, policies;
	struct numset	 days, reporters;
};

/* Is it of the last days up to the end of the window? */
static bool
is_recent(const struct rules *f, int64_t day)
{
	return day < f->end &&
	    day >= f->end - (int64_t)f->t->recent_days * UTC_DAY;
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
policy_of(struct sums *s, const struct daily_tls *t, uint32_t *at)
{
	int64_t part[] = { t->domain, t->type, t->mode };
	struct sum *x;

	*at = facts_entry(s->f->w, &s->policies, part, 3, NULL);
	x = keyed_at(&s->policies, *at);
	x->domain = t->domain;
	x->type = t->type;
	x->mode = t->mode;
	x->type_is = t->type_is;
	x->mode_is = t->mode_is;
	return x;
}

/* Of which table an entry is, for the sets of pairs. */
enum { OF_DOMAIN, OF_POLICY };

static uint64_t
seen_pair(unsigned table, uint32_t at, uint32_t other)
{
	return (uint64_t)table << 62 | (uint64_t)(at & 0x3fffffff) << 32 |
	    other;
}

/* A day of it, which is counted once, and so is who reports. */
static void
count_day(struct sums *s, unsigned table, uint32_t at, struct sum *x,
    const struct daily_tls *t)
{
	x->reporters += numset_add(&s->reporters, seen_pair(table, at,
	    t->reporter));
	num_add(&x->successful, t->successful);
	num_add(&x->failed, t->failed);
	if (!numset_add(&s->days, seen_pair(table, at,
	    (uint32_t)(t->day / UTC_DAY))))
		return;
	x->days++;
	if (x->days == 1 || t->day < x->first)
		x->first = t->day;
	if (x->days == 1 || t->day > x->last)
		x->last = t->day;
}

static void
sum_policies(struct sums *s)
{
	const struct daily_tls *t;
	struct sum *x;
	uint32_t i, at;

	for (i = 0; i < keyed_count(&s->f->w->tls); i++) {
		t = keyed_at(&s->f->w->tls, i);
		if (!is_recent(s->f, t->day))
			continue;
		x = domain_of(s, t->domain, &at);
		count_day(s, OF_DOMAIN, at, x, t);
		x = policy_of(s, t, &at);
		count_day(s, OF_POLICY, at, x, t);
	}
}

/* A failure that enforcing would turn into mail that waits. */
static bool
stands_against(enum tls_result result)
{
	switch (result) {
	case TLS_TLSA_INVALID:
	case TLS_DNSSEC_INVALID:
	case TLS_DANE_REQUIRED:
	case TLS_RESULT_OTHER:
		return false;
	default:
		return true;
	}
}

static void
block_by_failures(struct sums *s)
{
	const struct daily_tls_failure *t;
	const struct daily_tls *policy;
	struct sum *x;
	uint32_t i, at;

	for (i = 0; i < keyed_count(&s->f->w->failures); i++) {
		t = keyed_at(&s->f->w->failures, i);
		policy = keyed_at(&s->f->w->tls, t->policy);
		if (!is_recent(s->f, policy->day))
			continue;
		x = policy_of(s, policy, &at);
		x->blocked |= stands_against(tls_result_of(
		    facts_name(s->f->w, t->result)));
	}
}

static bool
is_mx_listed(const struct rules *f, uint32_t domain, struct bytes pattern)
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
	covered = is_mx_listed(f, mx->domain, host) ||
	    is_mx_listed(f, mx->domain, buf_view(&star));
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
		if (p->type_is == TLS_POLICY_STS && p->days != 0 &&
		    p->mode_is != STS_MODE_TESTING && p->last >= d->last)
			d->blocked = true;
	}
}

static void
policy_ready(struct sums *s, const struct sum *p)
{
	struct rules *f = s->f;
	uint32_t at;
	const struct sum *d = domain_of(s, p->domain, &at);
	struct finding *n;

	if (p->type_is != TLS_POLICY_STS || p->mode_is != STS_MODE_TESTING ||
	    p->blocked || d->blocked || p->failed != 0 ||
	    rules_span(p->first, p->last) < f->t->sts_days ||
	    p->reporters < f->t->sts_reporters ||
	    p->successful < f->t->sts_sessions)
		return;
	n = rules_add(f, FINDING_STS_READY, SEVERITY_INFO, RULES_NO_DOMAIN);
	n->domain = rules_name(f, p->domain);
	n->is = rules_name(f, p->mode);
	n->messages = n->of = p->successful;
}

/* Of how many domains percentages cannot be judged yet. */
static void
add_gates(struct sums *s)
{
	const struct thresholds *t = s->f->t;
	const struct sum *d;
	uint64_t sessions;
	uint32_t i;

	for (i = 0; i < keyed_count(&s->domains); i++) {
		d = keyed_at(&s->domains, i);
		sessions = d->successful;
		num_add(&sessions, d->failed);
		s->f->out->ntls++;
		s->f->out->ntls_shut += d->days < t->gate_days ||
		    d->reporters < t->gate_reporters ||
		    sessions < t->gate_messages;
	}
}

void
rules_of_sts(struct rules *f)
{
	struct sums s = { .f = f };
	size_t n;
	uint32_t i;

	keyed_start(&s.domains, sizeof(struct sum));
	keyed_start(&s.policies, sizeof(struct sum));
	numset_start(&s.days);
	numset_start(&s.reporters);
	sum_policies(&s);
	add_gates(&s);
	block_by_failures(&s);
	find_uncovered(&s);
	find_superseded(&s);
	n = keyed_count(&s.policies);
	for (i = 0; i < n; i++)
		policy_ready(&s, keyed_at(&s.policies, i));
	keyed_free(&s.domains);
	keyed_free(&s.policies);
	numset_free(&s.days);
	numset_free(&s.reporters);
}
