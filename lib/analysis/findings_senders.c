/* findings_senders: whose mail fails, and what would fail it next. */
#include "analysis/findings_impl.h"
#include "base/utc.h"

/* Is p=quarantine or p=reject published? */
static bool
enforced(const struct rules *f, uint32_t domain)
{
	const struct rules_policy *p = rules_policy(f, domain);

	return p != NULL && rules_strength(p->tag[TAG_P]) > 0;
}

static bool
rejects(const struct rules *f, uint32_t domain)
{
	const struct rules_policy *p = rules_policy(f, domain);

	return p != NULL && rules_strength(p->tag[TAG_P]) == 2;
}

static struct finding *
about(struct rules *f, enum finding_id id, enum severity severity,
    uint32_t sender, uint64_t messages, uint64_t of)
{
	const struct watch_sender *s = keyed_at(&f->w->senders, sender);
	struct finding *n = rules_add(f, id, severity, s->domain);

	n->subject = rules_name(f, s->name);
	n->messages = messages;
	n->of = of;
	if (s->identifier != 0)
		rules_prove(f, n, PROOF_IDENTIFIER,
		    watch_name(f->w, s->identifier), 0, 0);
	return n;
}

static void
prove_sources(struct rules *f, struct finding *n, uint32_t sender)
{
	const struct watch_source *s;
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->sources); i++) {
		s = keyed_at(&f->w->sources, i);
		if (s->sender == sender)
			rules_prove(f, n, PROOF_SOURCE,
			    watch_name(f->w, s->address), s->fail, 0);
	}
}

static void
own_server_fails(struct rules *f, uint32_t i, const uint64_t *n)
{
	struct finding *about_it;

	if (n[WATCH_FAIL] < f->t->own_messages || !rules_share(n[WATCH_FAIL],
	    n[WATCH_PASS] + n[WATCH_FAIL], f->t->own_share))
		return;
	about_it = about(f, FINDING_OWN_SERVER_FAILS, SEVERITY_HIGH, i,
	    n[WATCH_FAIL], n[WATCH_PASS] + n[WATCH_FAIL]);
	prove_sources(f, about_it, i);
}

static void
bounces_fail(struct rules *f, uint32_t i, const uint64_t *n)
{
	if (n[WATCH_BOUNCES] >= f->t->bounces)
		about(f, FINDING_BOUNCES_FAIL, SEVERITY_LOW, i,
		    n[WATCH_BOUNCES], n[WATCH_FAIL]);
}

/* Another organisation passes for mail that claims the domain. */
static void
misaligned(struct rules *f, uint32_t i, const struct watch_sender *s,
    const struct sender_sum *sum)
{
	uint64_t n = sum->n[WATCH_MISALIGNED];
	bool corroborated = s->origin == ORIGIN_SERVICE ||
	    s->default_signature || s->passes;

	if (n < f->t->sender_messages ||
	    sum->misaligned_days < f->t->sender_days ||
	    s->reporters < f->t->sender_reporters)
		return;
	if (corroborated)
		about(f, FINDING_SERVICE_UNALIGNED,
		    enforced(f, s->domain) ? SEVERITY_HIGH : SEVERITY_MEDIUM,
		    i, n, sum->n[WATCH_MESSAGES]);
	else
		about(f, FINDING_UNCLEAR_SENDER, SEVERITY_INFO, i, n,
		    sum->n[WATCH_MESSAGES]);
}

static void
spf_only(struct rules *f, uint32_t i, const struct watch_sender *s,
    const uint64_t *n)
{
	if (n[WATCH_PASS] < f->t->sender_messages || !rules_share(
	    n[WATCH_SPF_ONLY], n[WATCH_PASS], f->t->spf_only_share))
		return;
	f->domain[s->domain].spf_only = true;
	about(f, FINDING_SPF_ONLY_SENDER, rejects(f, s->domain) ?
	    SEVERITY_HIGH : SEVERITY_MEDIUM, i, n[WATCH_SPF_ONLY],
	    n[WATCH_PASS]);
}

static void
strict_breaks(struct rules *f, uint32_t i, const uint64_t *n)
{
	if (n[WATCH_RELAXED] != 0)
		about(f, FINDING_STRICT_BREAKS, SEVERITY_INFO, i,
		    n[WATCH_RELAXED], n[WATCH_PASS]);
}

/* New is told only where there is a whole baseline to compare with. */
static void
new_sender(struct rules *f, uint32_t i, const struct watch_sender *s,
    const struct sender_sum *sum)
{
	struct finding *n;

	if (s->origin == ORIGIN_OWN || s->origin == ORIGIN_NOBODY ||
	    f->domain[s->domain].baseline_days < f->t->baseline_days ||
	    sum->before != 0 || sum->n[WATCH_PASS] < f->t->sender_messages)
		return;
	n = about(f, FINDING_NEW_SENDER, SEVERITY_MEDIUM, i,
	    sum->n[WATCH_PASS], sum->n[WATCH_MESSAGES]);
	n->day = sum->first_pass;
}

void
rules_of_senders(struct rules *f)
{
	const struct watch_sender *s;
	const struct sender_sum *sum;
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->senders); i++) {
		s = keyed_at(&f->w->senders, i);
		sum = &f->sender[i];
		if (!f->domain[s->domain].gated)
			continue;
		if (s->origin == ORIGIN_OWN) {
			own_server_fails(f, i, sum->n);
			bounces_fail(f, i, sum->n);
		} else if (s->origin != ORIGIN_NOBODY) {
			misaligned(f, i, s, sum);
			new_sender(f, i, s, sum);
		}
		if (watch_known(s)) {
			spf_only(f, i, s, sum->n);
			strict_breaks(f, i, sum->n);
		}
	}
}
