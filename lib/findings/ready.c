/*
 * ready: may the policy become stricter, and what stands against
 * it (RFC 9989 sections 7.4 and 8).
 */
#include "findings/impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/utc.h"

/* The next step of a domain, what it asks, and what was found so far. */
struct ready {
	enum finding_id	id;
	struct bytes	policy;			/* the stricter one */
	uint64_t	share, service;		/* thousandths */
	bool		possible;		/* there is a next step */
	bool		enough;			/* data to judge it */
	int64_t		first, last;		/* days under the policy */
	uint64_t	days;			/* with enough reporters */
	size_t		finding;		/* number, + 1; 0: none yet */
	struct finding_heaps heaps;
};

/* t=y is one step weaker (RFC 9989 section 4.7). */
static void
next_step(const struct rules *f, const struct rules_policy *p,
    struct ready *r)
{
	int now = rules_strength(p->tag[TAG_P]);

	if (now > 0 && rules_testing(p->tag))
		now--;
	r->possible = now == 0 || now == 1;
	if (now == 0) {
		r->id = FINDING_READY_QUARANTINE;
		r->policy = BYTES("quarantine");
		r->share = f->t->quarantine_share;
		r->service = f->t->quarantine_service;
	} else {
		r->id = FINDING_READY_REJECT;
		r->policy = BYTES("reject");
		r->share = f->t->reject_share;
		r->service = f->t->reject_service;
	}
	r->first = p->since > f->begin ? p->since : f->begin;
	if (r->first < f->w->first_day)
		r->first = f->w->first_day;
	r->last = p->last < f->end ? p->last : f->end - UTC_DAY;
	r->possible &= p->since >= 0 && r->first <= r->last;
}

/* Days under the policy on which enough reporters came. */
static void
sum_days(const struct rules *f, struct ready *r)
{
	const struct domain_day *d;
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->days); i++) {
		d = keyed_at(&f->w->days, i);
		if (r[d->domain].possible && d->day >= r[d->domain].first &&
		    d->day <= r[d->domain].last &&
		    d->reporters >= f->t->ready_reporters)
			r[d->domain].days++;
	}
}

/* Where does failing mail of a source go under a stricter policy? */
static void
add_heaps(const struct rules *f, struct ready *r, const struct fact_source *s,
    const struct daily_stop *n)
{
	num_add(&r->heaps.at_risk, n->pass);
	num_add(&r->heaps.at_risk, n->forwarded);
	num_add(&r->heaps.at_risk, n->broken);
	num_add(rules_corroborated(f, s->sender) ? &r->heaps.at_risk :
	    &r->heaps.undecided, n->misaligned);
	num_add(known_when_failing(s, false) ? &r->heaps.at_risk :
	    &r->heaps.stopped, n->bare);
}

static bool
is_assumed(const struct rules *f, uint32_t domain)
{
	return f->domain[domain].n[DAILY_ASSUMED] ==
	    f->domain[domain].n[DAILY_MESSAGES];
}

/* With the columns of --assume only what that policy asks to stop counts. */
static void
sum_heaps(const struct rules *f, struct ready *r)
{
	const struct daily_source *d;
	const struct daily_stop *n;
	const struct fact_source *s;
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->stops); i++) {
		n = keyed_at(&f->w->stops, i);
		s = keyed_at(&f->w->sources, n->source);
		if (rules_counts(f, s->domain, n->day) &&
		    is_assumed(f, s->domain))
			add_heaps(f, &r[s->domain], s, n);
	}
	for (i = 0; i < f->w->ndaily_sources; i++) {
		d = &f->w->daily_sources[i];
		s = keyed_at(&f->w->sources, d->source);
		if (d->n[SOURCE_FAIL] != 0 && r[s->domain].enough &&
		    rules_counts(f, s->domain, d->day) &&
		    !is_assumed(f, s->domain))
			add_heaps(f, &r[s->domain], s, &(struct daily_stop){
			    .forwarded = d->n[SOURCE_FORWARDED],
			    .broken = d->n[SOURCE_BROKEN],
			    .misaligned = d->n[SOURCE_MISALIGNED],
			    .bare = d->n[SOURCE_BARE] });
	}
}

static struct finding *
not_ready(struct rules *f, struct ready *r, uint32_t domain)
{
	struct finding *n;

	if (r->finding != 0)
		return &f->out->at[r->finding - 1];
	n = rules_add(f, FINDING_NOT_READY, SEVERITY_INFO, domain);
	n->is = r->policy;
	r->finding = f->out->n;
	return n;
}

/* A gate: is there as much as it asks for? What is missing is told. */
static void
ask(struct rules *f, struct ready *r, uint32_t domain, enum proof gate,
    uint64_t have, uint64_t want)
{
	if (have >= want)
		return;
	r->enough = false;
	not_ready(f, r, domain)->enough = false;
	rules_prove(f, not_ready(f, r, domain), gate, BYTES_NONE, have,
	    want);
}

/* part thousandths of n, rounded up */
static uint64_t
thousandths(uint64_t n, uint64_t part)
{
	return n / 1000 * part + (n % 1000 * part + 999) / 1000;
}

static void
gates(struct rules *f, struct ready *r, uint32_t domain)
{
	const struct domain_sum *d = &f->domain[domain];
	uint64_t days = rules_span(r->first, r->last);
	uint64_t known = d->known.pass;

	num_add(&known, d->known.fail);
	r->enough = true;
	ask(f, r, domain, PROOF_DAYS, days, f->t->ready_days);
	ask(f, r, domain, PROOF_COMPLETE_DAYS, d->days, f->t->gate_days);
	ask(f, r, domain, PROOF_REPORTERS, d->reporters,
	    f->t->ready_reporters > f->t->gate_reporters ?
	    f->t->ready_reporters : f->t->gate_reporters);
	ask(f, r, domain, PROOF_REPORTED_DAYS, r->days,
	    thousandths(days > f->t->ready_days ? days : f->t->ready_days,
	    f->t->ready_reporter_days));
	ask(f, r, domain, PROOF_MESSAGES, d->decided, f->t->gate_messages);
	ask(f, r, domain, PROOF_KNOWN_SENDERS, known, 1);
}

static void
block(struct rules *f, struct ready *r, uint32_t domain, enum proof what,
    struct bytes text, uint64_t n, uint64_t of)
{
	rules_prove(f, not_ready(f, r, domain), what, text, n, of);
}

/* Is part more than so many thousandths of whole? */
static bool
above(uint64_t part, uint64_t whole, uint64_t limit)
{
	return !rules_share(whole - part, whole, 1000 - limit);
}

/* Blockers that are of the domain as a whole. */
static void
judge_domain(struct rules *f, struct ready *r, uint32_t domain)
{
	const struct domain_sum *d = &f->domain[domain];
	uint64_t known = d->known.pass;

	num_add(&known, d->known.fail);
	if (!rules_share(d->known.pass, known, r->share))
		block(f, r, domain, PROOF_KNOWN_FAIL, BYTES_NONE,
		    d->known.fail, known);
	if (above(d->n[DAILY_UNKNOWN], d->n[DAILY_MESSAGES],
	    f->t->ready_unknown))
		block(f, r, domain, PROOF_UNKNOWN, BYTES_NONE,
		    d->n[DAILY_UNKNOWN], d->n[DAILY_MESSAGES]);
	if (r->id != FINDING_READY_REJECT)
		return;
	if (d->spf_only != 0)
		block(f, r, domain, PROOF_SPF_ONLY, d->spf_only_name,
		    d->spf_only, d->spf_only_of);
	if (!rules_share(d->known.dkim, known, f->t->reject_dkim))
		block(f, r, domain, PROOF_NO_DKIM, BYTES_NONE,
		    known - d->known.dkim, known);
}

static void
judge_sender(struct rules *f, struct ready *r, uint32_t i)
{
	const struct fact_sender *s = keyed_at(&f->w->senders, i);
	const uint64_t *n = f->sender[i].n;
	uint64_t decided = n[DAILY_PASS];

	num_add(&decided, n[DAILY_FAIL]);
	if (f->sender[i].known && decided >= f->t->service_messages &&
	    !rules_share(n[DAILY_PASS], decided, r->service))
		block(f, r, s->domain, PROOF_SERVICE_FAILS,
		    facts_name(f->w, s->name), n[DAILY_FAIL], decided);
}

static void
conclude(struct rules *f, struct ready *r, uint32_t domain)
{
	const struct domain_sum *d = &f->domain[domain];
	struct finding *n;

	if (r->finding == 0) {
		n = rules_add(f, r->id, SEVERITY_INFO, domain);
		n->is = r->policy;
	} else {
		n = &f->out->at[r->finding - 1];
	}
	n->messages = n->of = d->known.pass;
	num_add(&n->of, d->known.fail);
	if (!r->enough)
		return;
	n->heaps = r->heaps;
	n->assumed = is_assumed(f, domain);
}

void
rules_of_readiness(struct rules *f)
{
	size_t n = keyed_count(&f->w->domains);
	struct ready *r = mem_zero(n, sizeof(*r));
	const struct rules_policy *p;
	const struct fact_sender *s;
	uint32_t i;

	for (i = 0; i < n; i++) {
		p = rules_policy(f, i);
		if (p != NULL && f->domain[i].n[DAILY_MESSAGES] != 0)
			next_step(f, p, &r[i]);
	}
	sum_days(f, r);
	for (i = 0; i < n; i++) {
		if (!r[i].possible)
			continue;
		gates(f, &r[i], i);
		if (r[i].enough)
			judge_domain(f, &r[i], i);
	}
	sum_heaps(f, r);
	for (i = 0; i < keyed_count(&f->w->senders); i++) {
		s = keyed_at(&f->w->senders, i);
		if (r[s->domain].enough)
			judge_sender(f, &r[s->domain], i);
	}
	for (i = 0; i < n; i++)
		if (r[i].possible)
			conclude(f, &r[i], i);
	free(r);
}
