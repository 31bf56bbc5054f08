/*
 * findings_ready: may the policy become stricter, and what stands against
 * it (RFC 9989 sections 7.4 and 8).
 */
#include "analysis/findings_impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/utc.h"

/* What is asked of a step. */
struct step {
	enum finding_id	id;
	uint64_t	share, service;		/* thousandths */
	bool		reject;
};

/* The next step of a domain, and what was found so far. */
struct ready {
	struct step	step;
	bool		possible;	/* there is a next step */
	size_t		finding;	/* number, + 1; 0: none yet */
	struct finding_heaps heaps;
	bool		assumed;
};

static struct step
next_step(const struct rules *f, const struct rules_policy *p)
{
	int now = rules_strength(p->tag[TAG_P]);

	/* t=y is one step weaker (RFC 9989 section 4.7). */
	if (now > 0 && bytes_equal(p->tag[TAG_TESTING], BYTES("y")))
		now--;
	if (now == 0)
		return (struct step){ FINDING_READY_QUARANTINE,
		    f->t->quarantine_share, f->t->quarantine_service, false };
	return (struct step){ FINDING_READY_REJECT, f->t->reject_share,
	    f->t->reject_service, true };
}

/* Where does failing mail of a sender go under a stricter policy? */
static void
add_heaps(struct ready *r, const struct watch_sender *s,
    const struct sender_sum *sum)
{
	const uint64_t *n = sum->n;
	bool corroborated = s->origin == ORIGIN_SERVICE ||
	    s->default_signature || s->passes;

	if (watch_known(s)) {
		num_add(&r->heaps.at_risk, n[WATCH_FAIL]);
		return;
	}
	num_add(&r->heaps.at_risk, n[WATCH_BROKEN]);
	num_add(&r->heaps.at_risk, n[WATCH_FORWARDED]);
	num_add(corroborated ? &r->heaps.at_risk : &r->heaps.undecided,
	    n[WATCH_MISALIGNED]);
	num_add(&r->heaps.stopped, n[WATCH_BARE]);
}

static struct finding *
not_ready(struct rules *f, struct ready *r, uint32_t domain)
{
	struct finding *n;

	if (r[domain].finding != 0)
		return &f->out->at[r[domain].finding - 1];
	n = rules_add(f, FINDING_NOT_READY, SEVERITY_INFO, domain);
	n->is = r[domain].step.reject ? BYTES("reject") : BYTES("quarantine");
	r[domain].finding = f->out->n;
	return n;
}

static void
miss(struct rules *f, struct ready *r, uint32_t domain, struct bytes gate,
    uint64_t have, uint64_t want)
{
	struct finding *n = not_ready(f, r, domain);

	n->enough = false;
	rules_prove(f, n, PROOF_MISSING, gate, have, want);
}

/* Is there enough of it? What is missing is told. */
static bool
enough(struct rules *f, struct ready *r, uint32_t domain,
    const struct rules_policy *p)
{
	const struct domain_sum *d = &f->domain[domain];
	uint64_t days = (uint64_t)((p->last - p->since) / UTC_DAY) + 1;
	bool all = true;

	if (days < f->t->ready_days) {
		miss(f, r, domain, BYTES("days"), days, f->t->ready_days);
		all = false;
	}
	if (d->reporters < f->t->ready_reporters) {
		miss(f, r, domain, BYTES("reporters"), d->reporters,
		    f->t->ready_reporters);
		all = false;
	}
	if (d->n[WATCH_MESSAGES] < f->t->gate_messages) {
		miss(f, r, domain, BYTES("messages"), d->n[WATCH_MESSAGES],
		    f->t->gate_messages);
		all = false;
	}
	if (!rules_share(d->days, days, f->t->ready_reporter_days)) {
		miss(f, r, domain, BYTES("complete-days"), d->days,
		    days * f->t->ready_reporter_days / 1000);
		all = false;
	}
	return all;
}

static void
block(struct rules *f, struct ready *r, uint32_t domain, struct bytes what,
    uint64_t n, uint64_t of)
{
	rules_prove(f, not_ready(f, r, domain), PROOF_BLOCKER, what, n, of);
}

/* Blockers that are of the domain as a whole. */
static void
judge_domain(struct rules *f, struct ready *r, uint32_t domain)
{
	const struct domain_sum *d = &f->domain[domain];
	const struct step *s = &r[domain].step;
	uint64_t known = d->known[WATCH_PASS] + d->known[WATCH_FAIL];

	if (known == 0)
		miss(f, r, domain, BYTES("known-senders"), 0, 1);
	else if (!rules_share(d->known[WATCH_PASS], known, s->share))
		block(f, r, domain, BYTES("known-senders"),
		    d->known[WATCH_FAIL], known);
	if (rules_share(d->n[WATCH_UNKNOWN], d->n[WATCH_MESSAGES],
	    f->t->ready_unknown + 1))
		block(f, r, domain, BYTES("unknown"), d->n[WATCH_UNKNOWN],
		    d->n[WATCH_MESSAGES]);
	if (!s->reject)
		return;
	if (d->spf_only)
		block(f, r, domain,
		    finding_id(FINDING_SPF_ONLY_SENDER), 0, 0);
	if (known != 0 && !rules_share(d->known[WATCH_DKIM],
	    d->known[WATCH_PASS] + d->known[WATCH_FAIL], f->t->reject_dkim))
		block(f, r, domain, BYTES("dkim"),
		    known - d->known[WATCH_DKIM], known);
}

static void
judge_sender(struct rules *f, struct ready *r, uint32_t i)
{
	const struct watch_sender *s = keyed_at(&f->w->senders, i);
	const uint64_t *n = f->sender[i].n;
	struct ready *d = &r[s->domain];

	if (!d->possible)
		return;
	add_heaps(d, s, &f->sender[i]);
	d->assumed |= n[WATCH_ASSUMED] != 0;
	if (watch_known(s) && n[WATCH_MESSAGES] >= f->t->service_messages &&
	    !rules_share(n[WATCH_PASS], n[WATCH_PASS] + n[WATCH_FAIL],
	    d->step.service))
		block(f, r, s->domain, watch_name(f->w, s->name),
		    n[WATCH_FAIL], n[WATCH_PASS] + n[WATCH_FAIL]);
}

static void
conclude(struct rules *f, struct ready *r, uint32_t domain)
{
	struct finding *n;

	if (r->finding == 0) {
		n = rules_add(f, r->step.id, SEVERITY_INFO, domain);
		n->is = r->step.reject ? BYTES("reject") :
		    BYTES("quarantine");
	} else {
		n = &f->out->at[r->finding - 1];
	}
	n->heaps = r->heaps;
	n->assumed = r->assumed;
	n->messages = f->domain[domain].known[WATCH_PASS];
	n->of = n->messages + f->domain[domain].known[WATCH_FAIL];
}

void
rules_of_readiness(struct rules *f)
{
	size_t n = keyed_count(&f->w->domains);
	struct ready *r = mem_zero(n, sizeof(*r));
	const struct rules_policy *p;
	bool *fine = mem_zero(n, sizeof(*fine));
	uint32_t i;

	for (i = 0; i < n; i++) {
		p = rules_policy(f, i);
		if (p == NULL || rules_strength(p->tag[TAG_P]) < 0)
			continue;
		r[i].step = next_step(f, p);
		r[i].possible = f->domain[i].n[WATCH_MESSAGES] != 0 &&
		    (rules_strength(p->tag[TAG_P]) < 2 ||
		    bytes_equal(p->tag[TAG_TESTING], BYTES("y")));
		fine[i] = r[i].possible && enough(f, r, i, p);
		if (fine[i])
			judge_domain(f, r, i);
	}
	for (i = 0; i < keyed_count(&f->w->senders); i++)
		judge_sender(f, r, i);
	for (i = 0; i < n; i++)
		if (r[i].possible)
			conclude(f, &r[i], i);
	free(r);
	free(fine);
}
