/* senders: whose mail fails, and what would fail it next. */
#include "base/num.h"
#include "findings/impl.h"

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
	const struct fact_sender *s = keyed_at(&f->w->senders, sender);
	struct finding *n = rules_add(f, id, severity, s->domain);

	n->subject = rules_name(f, s->name);
	n->messages = messages;
	n->of = of;
	if (s->identifier != 0)
		rules_prove(f, n, PROOF_IDENTIFIER,
		    facts_name(f->w, s->identifier), 0, 0);
	return n;
}

/* Which half fails: a message fails in one of these ways. */
static void
prove_causes(struct rules *f, struct finding *n, const uint64_t *count)
{
	static const struct {
		enum daily_count	count;
		enum proof		proof;
	} cause[] = {
		{ DAILY_BARE, PROOF_BARE },
		{ DAILY_MISALIGNED, PROOF_MISALIGNED },
		{ DAILY_BROKEN, PROOF_BROKEN },
		{ DAILY_FORWARDED, PROOF_FORWARDED },
	};
	size_t i;

	for (i = 0; i < sizeof(cause) / sizeof(cause[0]); i++)
		if (count[cause[i].count] != 0)
			rules_prove(f, n, cause[i].proof, BYTES_NONE,
			    count[cause[i].count], 0);
}

/* Addresses of own sender i that fail, and how: the worst first. */
static void
own_server_fails(struct rules *f, uint32_t i, const struct sender_sum *sum)
{
	const struct own_source *o;
	uint64_t fail = 0, of = 0, all;
	struct finding *n = NULL;
	size_t k;

	for (k = sum->sources; k < f->nown && f->own[k].sender == i; k++) {
		o = &f->own[k];
		all = o->pass;
		num_add(&all, o->fail);
		if (o->fail < f->t->own_messages ||
		    !rules_share(o->fail, all, f->t->own_share))
			continue;
		if (n == NULL)
			n = about(f, FINDING_OWN_SERVER_FAILS, SEVERITY_HIGH,
			    i, 0, 0);
		num_add(&fail, o->fail);
		num_add(&of, all);
		rules_prove(f, n, PROOF_SOURCE, facts_name(f->w, o->address),
		    o->fail, all);
	}
	if (n == NULL)
		return;
	n->messages = fail;
	n->of = of;
	prove_causes(f, n, sum->n);
}

static void
bounces_fail(struct rules *f, uint32_t i, const uint64_t *n)
{
	if (n[DAILY_BOUNCES] >= f->t->bounces)
		about(f, FINDING_BOUNCES_FAIL, SEVERITY_LOW, i,
		    n[DAILY_BOUNCES], n[DAILY_FAIL]);
}

/* Another organisation passes for mail that claims the domain. */
static void
misaligned(struct rules *f, uint32_t i, const struct fact_sender *s,
    const struct sender_sum *sum)
{
	uint64_t n = sum->n[DAILY_MISALIGNED];

	if (n < f->t->sender_messages ||
	    sum->misaligned_days < f->t->sender_days ||
	    sum->misaligned_reporters < f->t->sender_reporters)
		return;
	if (rules_corroborated(f, i))
		about(f, FINDING_SERVICE_UNALIGNED,
		    enforced(f, s->domain) ? SEVERITY_HIGH : SEVERITY_MEDIUM,
		    i, n, sum->n[DAILY_MESSAGES]);
	else
		about(f, FINDING_UNCLEAR_SENDER, SEVERITY_INFO, i, n,
		    sum->n[DAILY_MESSAGES]);
}

static void
spf_only(struct rules *f, uint32_t i, const struct fact_sender *s,
    const uint64_t *n)
{
	struct domain_sum *d = &f->domain[s->domain];

	if (n[DAILY_PASS] < f->t->sender_messages || !rules_share(
	    n[DAILY_SPF_ONLY], n[DAILY_PASS], f->t->spf_only_share))
		return;
	if (n[DAILY_SPF_ONLY] > d->spf_only || (n[DAILY_SPF_ONLY] ==
	    d->spf_only && d->spf_only != 0 && bytes_compare(facts_name(f->w,
	    s->name), d->spf_only_name) < 0)) {
		d->spf_only = n[DAILY_SPF_ONLY];
		d->spf_only_of = n[DAILY_PASS];
		d->spf_only_name = facts_name(f->w, s->name);
	}
	about(f, FINDING_SPF_ONLY_SENDER, rejects(f, s->domain) ?
	    SEVERITY_HIGH : SEVERITY_MEDIUM, i, n[DAILY_SPF_ONLY],
	    n[DAILY_PASS]);
}

/* It matters where a profile asks for strict alignment. */
static void
strict_breaks(struct rules *f, uint32_t i, const struct fact_sender *s,
    const uint64_t *n)
{
	bool asked = facts_asks_strict(f->w,
	    keyed_key(&f->w->domains, s->domain));

	if (n[DAILY_RELAXED] >= f->t->strict_messages)
		about(f, FINDING_STRICT_BREAKS, asked ? SEVERITY_MEDIUM :
		    SEVERITY_INFO, i, n[DAILY_RELAXED], n[DAILY_PASS]);
}

/* Mail that shows no organisation besides the domain's own. */
static bool
is_domain_itself(const struct rules *f, const struct fact_sender *s)
{
	return s->origin == ORIGIN_ORGANISATION &&
	    bytes_equal(facts_name(f->w, s->name),
	    keyed_key(&f->w->domains, s->domain));
}

/* New is told only where there is a whole baseline to compare with. */
static void
new_sender(struct rules *f, uint32_t i, const struct fact_sender *s,
    const struct sender_sum *sum)
{
	struct finding *n;

	if (s->origin == ORIGIN_OWN || s->origin == ORIGIN_NOBODY ||
	    !f->domain[s->domain].baseline || sum->before != 0 ||
	    !in_window(f, sum->first_pass) || is_domain_itself(f, s) ||
	    sum->n[DAILY_PASS] < f->t->sender_messages)
		return;
	n = about(f, FINDING_NEW_SENDER, SEVERITY_MEDIUM, i,
	    sum->n[DAILY_PASS], sum->n[DAILY_MESSAGES]);
	n->day = sum->first_pass;
}

static void
sender(struct rules *f, uint32_t i)
{
	const struct fact_sender *s = keyed_at(&f->w->senders, i);
	const struct sender_sum *sum = &f->sender[i];
	bool gated = f->domain[s->domain].gated;

	if (s->origin == ORIGIN_OWN) {
		if (gated)
			own_server_fails(f, i, sum);
		bounces_fail(f, i, sum->n);
	} else if (s->origin != ORIGIN_NOBODY) {
		misaligned(f, i, s, sum);
		new_sender(f, i, s, sum);
	}
	if (!facts_known(s))
		return;
	if (gated)
		spf_only(f, i, s, sum->n);
	strict_breaks(f, i, s, sum->n);
}

void
rules_of_senders(struct rules *f)
{
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->senders); i++)
		sender(f, i);
}
