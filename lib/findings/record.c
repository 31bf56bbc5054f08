/* record: what is wrong with a published policy, or left behind. */
#include "base/num.h"
#include "base/utc.h"
#include "findings/impl.h"
#include "text/domain.h"

static void
record_errors(struct rules *f)
{
	const struct record_error *e;
	struct finding *n;
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->errors); i++) {
		e = keyed_at(&f->w->errors, i);
		if (!in_window(f, e->day))
			continue;
		n = rules_add(f, FINDING_RECORD_ERROR, e->reporters >=
		    f->t->fact_reporters ? SEVERITY_HIGH : SEVERITY_MEDIUM,
		    e->domain);
		n->day = e->day;
		n->of = e->reporters;
		rules_prove(f, n, PROOF_COMMENT, facts_name(f->w, e->text),
		    e->reporters, 0);
	}
}

static void
left_behind(struct rules *f, uint32_t domain, const struct rules_policy *p)
{
	bool test = rules_testing(p->tag);
	struct finding *n;

	if (rules_strength(p->tag[TAG_P]) < 1 || !in_window(f, p->last))
		return;
	if (rules_pct(p->tag) < 100) {
		n = rules_add(f, FINDING_PCT_OR_TEST_LEFT, SEVERITY_HIGH,
		    domain);
		n->is = rules_text(f, p->tag[TAG_PCT]);
		n->subject = BYTES("pct");
		n->day = p->since;
	}
	if (test && p->test_since >= 0 &&
	    rules_span(p->test_since, p->last) >= f->t->test_days) {
		n = rules_add(f, FINDING_PCT_OR_TEST_LEFT, SEVERITY_MEDIUM,
		    domain);
		n->is = BYTES("y");
		n->subject = BYTES("t");
		n->day = p->test_since;
	}
}

static void
subdomains_weaker(struct rules *f, uint32_t domain,
    const struct rules_policy *p)
{
	static const int tags[] = { TAG_SP, TAG_NP };
	uint64_t fails = f->domain[domain].below_fail;
	struct finding *n;
	int i, strength;

	if (!in_window(f, p->last))
		return;
	for (i = 0; i < 2; i++) {
		strength = rules_strength(p->tag[tags[i]]);
		if (strength < 0 || strength >= rules_strength(p->tag[TAG_P]))
			continue;
		n = rules_add(f, FINDING_SUBDOMAIN_WEAKER,
		    fails >= f->t->subdomain_failures ? SEVERITY_HIGH :
		    SEVERITY_MEDIUM, domain);
		n->subject = i == 0 ? BYTES("sp") : BYTES("np");
		n->was = rules_text(f, p->tag[TAG_P]);
		n->is = rules_text(f, p->tag[tags[i]]);
		n->messages = fails;
	}
}

/* Failing messages of a domain at a reporter, in the window. */
struct lenient {
	uint32_t	domain, reporter;
	uint64_t	fail, unenforced;
};

static void
sum_lenient(struct rules *f, struct keyed *sums)
{
	const struct daily_reporter *p;
	const struct rules_policy *policy;
	struct lenient *s;
	int64_t part[2];
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->reporters); i++) {
		p = keyed_at(&f->w->reporters, i);
		policy = rules_policy(f, p->domain);
		/* The day of a change and its neighbours are left out. */
		if (policy == NULL || policy->since < 0 || (policy->changed
		    >= 0 && p->day <= policy->since + UTC_DAY) ||
		    p->day < policy->since ||
		    !rules_counts(f, p->domain, p->day))
			continue;
		part[0] = p->domain;
		part[1] = p->reporter;
		s = keyed_at(sums, facts_entry(f->w, sums, part, 2, NULL));
		s->domain = p->domain;
		s->reporter = p->reporter;
		num_add(&s->fail, p->fail);
		num_add(&s->unenforced, p->unenforced);
	}
}

static bool
enforces(const struct rules *f, uint32_t domain)
{
	const struct rules_policy *p = rules_policy(f, domain);

	return p != NULL && rules_strength(p->tag[TAG_P]) > 0 &&
	    !rules_testing(p->tag) && p->since >= 0 &&
	    rules_pct(p->tag) == 100 &&
	    rules_span(p->since, p->last) >= f->t->enforced_days;
}

static void
not_enforced(struct rules *f)
{
	const struct lenient *s;
	struct keyed sums;
	struct finding *n;
	uint32_t i;

	keyed_start(&sums, sizeof(struct lenient));
	sum_lenient(f, &sums);
	for (i = 0; i < keyed_count(&sums); i++) {
		s = keyed_at(&sums, i);
		if (!f->domain[s->domain].gated || !enforces(f, s->domain) ||
		    s->fail < f->t->enforced_messages ||
		    !rules_share(s->unenforced, s->fail, f->t->enforced_share))
			continue;
		n = rules_add(f, FINDING_NOT_ENFORCED, SEVERITY_LOW,
		    s->domain);
		n->subject = rules_name(f, s->reporter);
		n->messages = s->unenforced;
		n->of = s->fail;
	}
	keyed_free(&sums);
}

/* A From domain below a domain, over the days. */
struct below {
	uint32_t	domain, name;
	int64_t		first, last;	/* of all input */
	bool		passes;
	bool		used;		/* a known sender, or one that passes
					   in its own name, sends as it */
	uint64_t	pass, fail;	/* of the window */
};

static struct below *
below_of(struct rules *f, struct keyed *all, const struct daily_from *s)
{
	int64_t part[] = { s->domain, s->name };
	struct below *b;
	bool added;

	b = keyed_at(all, facts_entry(f->w, all, part, 2, &added));
	if (added) {
		b->domain = s->domain;
		b->name = s->name;
		b->first = b->last = s->day;
	}
	if (s->day < b->first)
		b->first = s->day;
	if (s->day > b->last)
		b->last = s->day;
	return b;
}

static void
sum_below(struct rules *f, struct keyed *all)
{
	const struct daily_from *s;
	struct below *b;
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->froms); i++) {
		s = keyed_at(&f->w->froms, i);
		if (s->day >= f->end || !domain_below(facts_name(f->w,
		    s->name), keyed_key(&f->w->domains, s->domain)))
			continue;
		b = below_of(f, all, s);
		b->passes |= s->pass != 0;
		if (!rules_counts(f, s->domain, s->day))
			continue;
		num_add(&b->pass, s->pass);
		num_add(&b->fail, s->fail);
		num_add(&f->domain[s->domain].below_fail, s->fail);
	}
}

/* As which names somebody sends who is no forger for all that is known. */
static void
find_used(struct rules *f, struct keyed *all)
{
	const struct fact_source *s;
	struct daily_source d;
	struct below *b;
	uint32_t i, k, at;

	for (i = 0; i < f->w->sources.n; i++) {
		s = begun_at(&f->w->sources, i);
		int64_t part[] = { s->domain, s->from };

		at = map_find(&all->map, (struct bytes){
		    (const char *)part, sizeof(part) });
		if (at == MAP_NONE)
			continue;
		b = keyed_at(all, at);
		b->used |= known_is(s) || s->pass != 0;
		for (k = 0; k < s->ndays && !b->used; k++) {
			d = facts_day(f->w, s->first + k);
			b->used = d.n[SOURCE_MISALIGNED] +
			    d.n[SOURCE_FORWARDED] != 0;
		}
	}
}

static void
subdomain_seen(struct rules *f, const struct below *s)
{
	bool fresh = f->domain[s->domain].baseline && in_window(f, s->first);
	bool fails = !s->passes &&
	    rules_span(s->first, s->last) >= f->t->subdomain_days;
	struct finding *n;

	if (s->pass + s->fail == 0 || (!fresh && !fails))
		return;
	n = rules_add(f, FINDING_SUBDOMAIN_SEEN, SEVERITY_INFO, s->domain);
	n->subject = rules_name(f, s->name);
	n->messages = s->fail;
	n->of = s->fail;
	num_add(&n->of, s->pass);
	/* "First seen" only where the days before prove it. */
	n->day = fresh ? s->first : -1;
	n->since = s->first;
	n->is = s->used ? BYTES("used") : fails ? BYTES("fails") :
	    BYTES("new");
}

void
rules_of_policy(struct rules *f)
{
	const struct rules_policy *p;
	struct keyed below;
	uint32_t i;

	keyed_start(&below, sizeof(struct below));
	sum_below(f, &below);
	record_errors(f);
	for (i = 0; i < keyed_count(&f->w->domains); i++) {
		p = rules_policy(f, i);
		if (p == NULL)
			continue;
		left_behind(f, i, p);
		subdomains_weaker(f, i, p);
	}
	not_enforced(f);
	find_used(f, &below);
	for (i = 0; i < keyed_count(&below); i++)
		subdomain_seen(f, keyed_at(&below, i));
	keyed_free(&below);
}
