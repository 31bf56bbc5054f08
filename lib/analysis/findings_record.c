/* findings_record: what is wrong with a published policy, or left behind. */
#include "analysis/findings_impl.h"
#include "base/num.h"
#include "base/utc.h"
#include "text/domain.h"

static int64_t
days(uint64_t n)
{
	return (int64_t)n * UTC_DAY;
}

static void
record_errors(struct rules *f)
{
	const struct watch_error *e;
	struct finding *n;
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->errors); i++) {
		e = keyed_at(&f->w->errors, i);
		if (!rules_in(f, e->day))
			continue;
		n = rules_add(f, FINDING_RECORD_ERROR, SEVERITY_HIGH,
		    e->domain);
		n->day = e->day;
		n->of = e->reporters;
		rules_prove(f, n, PROOF_COMMENT, watch_name(f->w, e->text),
		    e->reporters, 0);
	}
}

static uint64_t
pct_of(const struct rules_policy *p)
{
	uint64_t n;

	return num_parse(p->tag[TAG_PCT], &n) && n <= 100 ? n : 100;
}

static void
left_behind(struct rules *f, uint32_t domain, const struct rules_policy *p)
{
	bool test = bytes_equal(p->tag[TAG_TESTING], BYTES("y"));
	struct finding *n;

	if (rules_strength(p->tag[TAG_P]) < 1 || !rules_in(f, p->last))
		return;
	if (pct_of(p) < 100) {
		n = rules_add(f, FINDING_PCT_OR_TEST_LEFT, SEVERITY_HIGH,
		    domain);
		n->is = rules_text(f, p->tag[TAG_PCT]);
		n->subject = BYTES("pct");
		n->day = p->since;
	}
	if (test && p->last - p->since >= days(f->t->test_days)) {
		n = rules_add(f, FINDING_PCT_OR_TEST_LEFT, SEVERITY_MEDIUM,
		    domain);
		n->is = BYTES("y");
		n->subject = BYTES("t");
		n->day = p->since;
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

/*
 * Two policies on one day, long after the last change: both seen by
 * reporters of the window's last complete day.
 */
static void
policy_differs(struct rules *f)
{
	const struct watch_policy *d;
	const struct rules_policy *p;
	struct finding *n;
	uint32_t i, domain;

	for (i = 0; i < keyed_count(&f->w->policies); i++) {
		d = keyed_at(&f->w->policies, i);
		domain = map_find(&f->w->domains.map,
		    watch_name(f->w, d->domain));
		p = domain == MAP_NONE ? NULL : rules_policy(f, domain);
		if (p == NULL || d->day != f->domain[domain].last ||
		    d->tags == p->tags || p->last < d->day || d->day -
		    p->since <= days(f->t->policy_settle_days))
			continue;
		n = rules_add(f, FINDING_POLICY_DIFFERS, SEVERITY_MEDIUM,
		    domain);
		n->was = rules_text(f, watch_name(f->w, p->tags));
		n->is = rules_text(f, watch_name(f->w, d->tags));
		n->day = d->day;
		n->of = d->reporters;
	}
}

/* Failing messages of a domain at a reporter, in the window. */
struct lenient {
	uint32_t	domain, reporter;
	uint64_t	fail, let;
};

static void
sum_lenient(struct rules *f, struct keyed *sums)
{
	const struct watch_reporter *p;
	const struct rules_policy *policy;
	struct lenient *s;
	int64_t part[2];
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->reporters); i++) {
		p = keyed_at(&f->w->reporters, i);
		policy = rules_policy(f, p->domain);
		/* The day of a change and its neighbours are left out. */
		if (policy == NULL || p->day <= policy->since + UTC_DAY ||
		    !rules_counts(f, p->domain, p->day))
			continue;
		part[0] = p->domain;
		part[1] = p->reporter;
		s = keyed_at(sums, watch_entry(f->w, sums, part, 2, NULL));
		s->domain = p->domain;
		s->reporter = p->reporter;
		num_add(&s->fail, p->fail);
		num_add(&s->let, p->let);
	}
}

static bool
enforces(const struct rules *f, uint32_t domain)
{
	const struct rules_policy *p = rules_policy(f, domain);

	return p != NULL && rules_strength(p->tag[TAG_P]) > 0 &&
	    !bytes_equal(p->tag[TAG_TESTING], BYTES("y")) &&
	    pct_of(p) == 100 &&
	    p->last - p->since >= days(f->t->enforced_days);
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
		    !rules_share(s->let, s->fail, f->t->enforced_share))
			continue;
		n = rules_add(f, FINDING_NOT_ENFORCED, SEVERITY_LOW,
		    s->domain);
		n->subject = rules_name(f, s->reporter);
		n->messages = s->let;
		n->of = s->fail;
	}
	keyed_free(&sums);
}

static void
subdomains_seen(struct rules *f)
{
	const struct watch_from *s;
	const struct domain_sum *d;
	struct finding *n;
	bool fresh, fails;
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->froms); i++) {
		s = keyed_at(&f->w->froms, i);
		d = &f->domain[s->domain];
		fresh = d->baseline_days >= f->t->baseline_days &&
		    rules_in(f, s->first);
		fails = s->pass == 0 && s->fail != 0 &&
		    s->last - s->first >= days(f->t->subdomain_days - 1);
		if (!domain_below(watch_name(f->w, s->name),
		    keyed_key(&f->w->domains, s->domain)) ||
		    !rules_in(f, s->last) || (!fresh && !fails))
			continue;
		n = rules_add(f, FINDING_SUBDOMAIN_SEEN, SEVERITY_INFO,
		    s->domain);
		n->subject = rules_name(f, s->name);
		n->messages = s->fail;
		n->of = s->pass + s->fail;
		n->day = s->first;
		n->is = fails ? BYTES("fails") : BYTES("new");
	}
}

static void
sum_below(struct rules *f)
{
	const struct watch_from *s;
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->froms); i++) {
		s = keyed_at(&f->w->froms, i);
		if (domain_below(watch_name(f->w, s->name),
		    keyed_key(&f->w->domains, s->domain)))
			num_add(&f->domain[s->domain].below_fail, s->fail);
	}
}

void
rules_of_policy(struct rules *f)
{
	const struct rules_policy *p;
	uint32_t i;

	sum_below(f);
	record_errors(f);
	for (i = 0; i < keyed_count(&f->w->domains); i++) {
		p = rules_policy(f, i);
		if (p == NULL)
			continue;
		left_behind(f, i, p);
		subdomains_weaker(f, i, p);
	}
	policy_differs(f);
	not_enforced(f);
	subdomains_seen(f);
}
