/* senders: whose mail fails, and what would fail it next. */
#include "base/mem.h"
#include "base/num.h"
#include "findings/impl.h"

#include <stdlib.h>

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
add_finding(struct rules *f, enum finding_id id, enum severity severity,
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
		enum source_count	count;
		enum proof		proof;
	} cause[] = {
		{ SOURCE_BARE, PROOF_BARE },
		{ SOURCE_MISALIGNED, PROOF_MISALIGNED },
		{ SOURCE_BROKEN, PROOF_BROKEN },
		{ SOURCE_FORWARDED, PROOF_FORWARDED },
	};
	size_t i;

	for (i = 0; i < sizeof(cause) / sizeof(cause[0]); i++)
		if (count[cause[i].count] != 0)
			rules_prove(f, n, cause[i].proof, BYTES_NONE,
			    count[cause[i].count], 0);
}

/* A source that a listed sender sends from. */
struct listed {
	uint32_t	number, from;
	struct bytes	address;
	struct source_sum sum;
};

/* Does so much of its mail fail that it is to be mended? */
static bool
listed_fails(const struct rules *f, const struct listed *l)
{
	uint64_t all = l->sum.n[SOURCE_PASS];

	num_add(&all, l->sum.n[SOURCE_FAIL]);
	return !f->broke[l->number] &&
	    l->sum.n[SOURCE_FAIL] >= f->t->own_messages &&
	    rules_share(l->sum.n[SOURCE_FAIL], all, f->t->own_share);
}

/* What n sources of one listed sender, as one From domain, come to. */
static void
add_listed_fails(struct rules *f, const struct listed *at, size_t n)
{
	const struct fact_source *from = begun_at(&f->w->sources,
	    at->number);
	struct finding *told = add_finding(f, FINDING_OWN_SERVER_FAILS,
	    SEVERITY_HIGH, from->sender, 0, 0);
	struct source_sum sum = { .since = -1 };
	size_t i;
	int k;

	for (i = 0; i < n; i++) {
		for (k = 0; k < SOURCE_COUNTS; k++)
			num_add(&sum.n[k], at[i].sum.n[k]);
		witness_merge(&sum.failing, &at[i].sum.failing);
		if (at[i].sum.days > sum.days)
			sum.days = at[i].sum.days;
		if (at[i].sum.since >= 0 && (sum.since < 0 ||
		    at[i].sum.since < sum.since))
			sum.since = at[i].sum.since;
		rules_prove(f, told, PROOF_SOURCE, at[i].address,
		    at[i].sum.n[SOURCE_FAIL], at[i].sum.n[SOURCE_FAIL] +
		    at[i].sum.n[SOURCE_PASS]);
	}
	told->messages = told->of = sum.n[SOURCE_FAIL];
	num_add(&told->of, sum.n[SOURCE_PASS]);
	told->sender = told->subject;
	told->from = rules_name(f, from->from);
	told->since = sum.since;
	told->cause = rules_cause(sum.n);
	if (from->selector != 0)
		told->key = rules_name(f, from->selector);
	rules_received(told, sum.n);
	told->severity = rules_fact(f, from->domain, &sum.failing, sum.days,
	    rules_lost(f, told));
	prove_causes(f, told, sum.n);
}

static int
by_from(const void *a, const void *b)
{
	const struct listed *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if (x->sum.n[SOURCE_FAIL] != y->sum.n[SOURCE_FAIL])
		return x->sum.n[SOURCE_FAIL] > y->sum.n[SOURCE_FAIL] ? -1 : 1;
	return bytes_compare(x->address, y->address);
}

/* A listed sender, by From domain: the worst addresses first. */
static void
own_server_fails(struct rules *f, const struct fact_place *p)
{
	struct listed *at = mem_zero(p->n, sizeof(*at));
	const struct fact_source *s;
	size_t n = 0, i, k;

	for (i = 0; i < p->n; i++) {
		s = rules_source(f, p, (uint32_t)i);
		if (s->fail == 0)
			continue;
		at[n] = (struct listed){ .number =
		    f->w->place_sources[p->first + i], .from = s->from,
		    .address = facts_name(f->w, s->address) };
		rules_sum_source(f, s, f->begin, &at[n].sum);
		n += listed_fails(f, &at[n]);
	}
	if (n > 1)
		qsort(at, n, sizeof(*at), by_from);
	for (i = 0; i < n; i = k) {
		for (k = i + 1; k < n && at[k].from == at[i].from;)
			k++;
		add_listed_fails(f, at + i, k - i);
	}
	free(at);
}

static void
listed_servers(struct rules *f)
{
	size_t n, i;
	const struct fact_place *p = places_of(f->w, PLACE_LISTED, &n);

	for (i = 0; i < n; i++)
		own_server_fails(f, &p[i]);
}

static void
bounces_fail(struct rules *f, uint32_t i, const uint64_t *n)
{
	if (n[DAILY_BOUNCES] >= f->t->bounces)
		add_finding(f, FINDING_BOUNCES_FAIL, SEVERITY_LOW, i,
		    n[DAILY_BOUNCES], n[DAILY_FAIL]);
}

/* Another organisation passes for mail that claims the domain. */
static void
misaligned(struct rules *f, uint32_t i, const struct fact_sender *s,
    const struct sender_sum *sum)
{
	uint64_t n = sum->misaligned;

	if (n < f->t->sender_messages ||
	    sum->misaligned_days < f->t->sender_days ||
	    sum->misaligned_reporters < f->t->sender_reporters)
		return;
	if (rules_corroborated(f, i))
		add_finding(f, FINDING_SERVICE_UNALIGNED,
		    enforced(f, s->domain) ? SEVERITY_HIGH : SEVERITY_MEDIUM,
		    i, n, sum->n[DAILY_MESSAGES]);
	else
		add_finding(f, FINDING_UNCLEAR_SENDER, SEVERITY_INFO, i, n,
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
	add_finding(f, FINDING_SPF_ONLY_SENDER, rejects(f, s->domain) ?
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
		add_finding(f, FINDING_STRICT_BREAKS, asked ? SEVERITY_MEDIUM :
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

	if (s->origin == ORIGIN_LISTED || s->origin == ORIGIN_NOBODY ||
	    !f->domain[s->domain].baseline || sum->before != 0 ||
	    !in_window(f, sum->first_pass) || is_domain_itself(f, s) ||
	    sum->n[DAILY_PASS] < f->t->sender_messages)
		return;
	n = add_finding(f, FINDING_NEW_SENDER, SEVERITY_MEDIUM, i,
	    sum->n[DAILY_PASS], sum->n[DAILY_MESSAGES]);
	n->day = sum->first_pass;
}

static void
sender(struct rules *f, uint32_t i)
{
	const struct fact_sender *s = keyed_at(&f->w->senders, i);
	const struct sender_sum *sum = &f->sender[i];
	bool gated = f->domain[s->domain].gated;

	if (s->origin == ORIGIN_LISTED) {
		if (s->mark == MARK_NONE || s->mark == MARK_IGNORE)
			bounces_fail(f, i, sum->n);
	} else if (s->origin != ORIGIN_NOBODY) {
		misaligned(f, i, s, sum);
		new_sender(f, i, s, sum);
	}
	if (!sum->known)
		return;
	if (gated)
		spf_only(f, i, s, sum->n);
	strict_breaks(f, i, s, sum->n);
}

void
rules_of_senders(struct rules *f)
{
	uint32_t i;

	listed_servers(f);
	for (i = 0; i < keyed_count(&f->w->senders); i++)
		sender(f, i);
}
