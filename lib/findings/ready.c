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
	uint64_t	share, each;		/* thousandths */
	bool		possible;		/* there is a next step */
	bool		enough;			/* data to judge it */
	int64_t		first, last;		/* days under the policy */
	uint64_t	days, reported;		/* of the last ones, complete,
						   of so many with mail */
	uint64_t	reporters;		/* on these */
	struct bytes	service;		/* named, and undecided */
	uint64_t	service_messages;
	size_t		finding;		/* number, + 1; 0: none yet */
	struct finding_classes classes;
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
		r->each = f->t->quarantine_service;
	} else {
		r->id = FINDING_READY_REJECT;
		r->policy = BYTES("reject");
		r->share = f->t->reject_share;
		r->each = f->t->reject_service;
	}
	/* How long it has stood is told by all input, not by the window. */
	r->first = p->since > f->w->first_day ? p->since : f->w->first_day;
	r->last = p->last < f->end ? p->last : f->end - UTC_DAY;
	r->possible &= p->since >= 0 && r->first <= r->last;
}

static bool
is_recent(const struct rules *f, const struct ready *r, int64_t day)
{
	return r->possible && day >= r->first && day <= r->last &&
	    day > r->last - (int64_t)f->t->ready_days * UTC_DAY;
}

/* The last days under the policy: how many, complete, by how many. */
static void
sum_days(const struct rules *f, struct ready *r)
{
	const struct daily_reporter *p;
	const struct domain_day *d;
	struct numset seen;
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->days); i++) {
		d = keyed_at(&f->w->days, i);
		if (!is_recent(f, &r[d->domain], d->day))
			continue;
		r[d->domain].reported++;
		r[d->domain].days += d->complete;
	}
	numset_start(&seen);
	for (i = 0; i < keyed_count(&f->w->reporters); i++) {
		p = keyed_at(&f->w->reporters, i);
		if (is_recent(f, &r[p->domain], p->day))
			r[p->domain].reporters += numset_add(&seen,
			    (uint64_t)p->domain << 32 | p->reporter);
	}
	numset_free(&seen);
}

/* Undecided mail of a named service: the most of it comes from one. */
static void
note_service(const struct rules *f, struct ready *r,
    const struct fact_source *s, uint64_t n)
{
	const struct fact_sender *sender = keyed_at(&f->w->senders,
	    s->sender);
	struct bytes name = facts_name(f->w, sender->name);

	if (sender->origin != ORIGIN_SERVICE || n == 0)
		return;
	if (r->service.n == 0 || bytes_compare(name, r->service) < 0)
		r->service = name;
	num_add(&r->service_messages, n);
}

/* Where does failing mail of a source go under a stricter policy? */
static void
add_classes(const struct rules *f, struct ready *r, const struct fact_source *s,
    const struct daily_stop *n)
{
	const struct fact_sender *sender = keyed_at(&f->w->senders,
	    s->sender);

	/* The user knows it, and that it is not the domain's. */
	if (sender->mark == MARK_NOT_MINE) {
		num_add(&r->classes.stopped, n->forwarded);
		num_add(&r->classes.stopped, n->broken);
		num_add(&r->classes.stopped, n->misaligned);
		num_add(&r->classes.stopped, n->bare);
		return;
	}
	num_add(&r->classes.at_risk, n->pass);
	num_add(&r->classes.at_risk, n->forwarded);
	num_add(&r->classes.at_risk, n->broken);
	if (rules_corroborated(f, s->sender)) {
		num_add(&r->classes.at_risk, n->misaligned);
	} else {
		num_add(&r->classes.undecided, n->misaligned);
		note_service(f, r, s, n->misaligned);
	}
	num_add(known_when_failing(s, false) ? &r->classes.at_risk :
	    &r->classes.stopped, n->bare);
}

static bool
is_assumed(const struct rules *f, uint32_t domain)
{
	return f->domain[domain].n[DAILY_ASSUMED] ==
	    f->domain[domain].n[DAILY_MESSAGES];
}

/* With the columns of --assume only what that policy asks to stop counts. */
static void
sum_classes(const struct rules *f, struct ready *r)
{
	struct daily_source d;
	const struct daily_stop *n;
	const struct fact_source *s;
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->stops); i++) {
		n = keyed_at(&f->w->stops, i);
		s = begun_at(&f->w->sources, n->source);
		if (rules_counts(f, s->domain, n->day) &&
		    is_assumed(f, s->domain))
			add_classes(f, &r[s->domain], s, n);
	}
	for (i = 0; i < f->w->nsource_days; i++) {
		d = facts_day(f->w, i);
		s = begun_at(&f->w->sources, d.source);
		if (d.n[SOURCE_FAIL] != 0 && r[s->domain].enough &&
		    rules_counts(f, s->domain, d.day) &&
		    !is_assumed(f, s->domain))
			add_classes(f, &r[s->domain], s, &(struct daily_stop){
			    .forwarded = d.n[SOURCE_FORWARDED],
			    .broken = d.n[SOURCE_BROKEN],
			    .misaligned = d.n[SOURCE_MISALIGNED],
			    .bare = d.n[SOURCE_BARE] });
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
ask_gate(struct rules *f, struct ready *r, uint32_t domain, enum proof gate,
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
ask_gates(struct rules *f, struct ready *r, uint32_t domain)
{
	const struct domain_sum *d = &f->domain[domain];
	uint64_t days = rules_span(r->first, r->last);
	uint64_t known = d->known.pass;

	num_add(&known, d->known.fail);
	r->enough = true;
	ask_gate(f, r, domain, PROOF_DAYS, days, f->t->ready_days);
	ask_gate(f, r, domain, PROOF_COMPLETE_DAYS, d->recent_days,
	    f->t->gate_days);
	ask_gate(f, r, domain, PROOF_REPORTERS, r->reporters,
	    f->t->ready_reporters > f->t->gate_reporters ?
	    f->t->ready_reporters : f->t->gate_reporters);
	ask_gate(f, r, domain, PROOF_REPORTED_DAYS, r->days, thousandths(
	    r->reported, f->t->ready_reporter_days));
	ask_gate(f, r, domain, PROOF_MESSAGES, d->recent, f->t->gate_messages);
	ask_gate(f, r, domain, PROOF_KNOWN_SENDERS, known, 1);
}

static void
add_blocker(struct rules *f, struct ready *r, uint32_t domain, enum proof what,
    struct bytes text, uint64_t n, uint64_t of)
{
	rules_prove(f, not_ready(f, r, domain), what, text, n, of);
}

/* Is part more than so many thousandths of whole? */
static bool
more_than(uint64_t part, uint64_t whole, uint64_t limit)
{
	return !rules_share(whole - part, whole, 1000 - limit);
}

/* What a stricter policy would do to mail that may be wanted. */
static void
classify_failures(struct rules *f, struct ready *r, uint32_t domain)
{
	uint64_t all = f->domain[domain].n[DAILY_MESSAGES];

	if (more_than(r->classes.at_risk, all, f->t->ready_risk))
		add_blocker(f, r, domain, PROOF_RISK, BYTES_NONE,
		    r->classes.at_risk, all);
	if (r->service_messages != 0)
		add_blocker(f, r, domain, PROOF_UNDECIDED_SERVICE, r->service,
		    r->service_messages, all);
	else if (more_than(r->classes.undecided, all, f->t->ready_undecided))
		add_blocker(f, r, domain, PROOF_UNDECIDED, BYTES_NONE,
		    r->classes.undecided, all);
}

/* Blockers that are of the domain as a whole. */
static void
classify_domain(struct rules *f, struct ready *r, uint32_t domain)
{
	const struct domain_sum *d = &f->domain[domain];
	uint64_t known = d->known.pass;

	num_add(&known, d->known.fail);
	if (!rules_share(d->known.pass, known, r->share))
		add_blocker(f, r, domain, PROOF_KNOWN_FAIL, BYTES_NONE,
		    d->known.fail, known);
	if (more_than(d->n[DAILY_UNKNOWN], d->n[DAILY_MESSAGES],
	    f->t->ready_unknown))
		add_blocker(f, r, domain, PROOF_UNKNOWN, BYTES_NONE,
		    d->n[DAILY_UNKNOWN], d->n[DAILY_MESSAGES]);
	classify_failures(f, r, domain);
	if (r->id != FINDING_READY_REJECT)
		return;
	if (d->spf_only != 0)
		add_blocker(f, r, domain, PROOF_SPF_ONLY, d->spf_only_name,
		    d->spf_only, d->spf_only_of);
	if (!rules_share(d->known.dkim, known, f->t->reject_dkim))
		add_blocker(f, r, domain, PROOF_NO_DKIM, BYTES_NONE,
		    known - d->known.dkim, known);
}

static void
classify_sender(struct rules *f, struct ready *r, uint32_t i)
{
	const struct fact_sender *s = keyed_at(&f->w->senders, i);
	const uint64_t *n = f->sender[i].n;
	uint64_t decided = n[DAILY_PASS];

	num_add(&decided, n[DAILY_FAIL]);
	if (f->sender[i].known && decided >= f->t->service_messages &&
	    !rules_share(n[DAILY_PASS], decided, r->each))
		add_blocker(f, r, s->domain, PROOF_SERVICE_FAILS,
		    facts_name(f->w, s->name), n[DAILY_FAIL], decided);
}

static void
conclude_domain(struct rules *f, struct ready *r, uint32_t domain)
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
	n->classes = r->classes;
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
	for (i = 0; i < n; i++)
		if (r[i].possible)
			ask_gates(f, &r[i], i);
	sum_classes(f, r);
	for (i = 0; i < n; i++)
		if (r[i].enough)
			classify_domain(f, &r[i], i);
	for (i = 0; i < keyed_count(&f->w->senders); i++) {
		s = keyed_at(&f->w->senders, i);
		if (r[s->domain].enough)
			classify_sender(f, &r[s->domain], i);
	}
	for (i = 0; i < n; i++)
		if (r[i].possible)
			conclude_domain(f, &r[i], i);
	free(r);
}
