/* changes: policies that became weaker, or that are not one. */
#include "findings/impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utc.h"

/* A reporter that showed one policy and then, to stay, a weaker one. */
struct change {
	uint32_t	domain, reporter, was, is;
	int64_t		day;
};

struct changes {
	struct change	*at;
	size_t		 n, room;
};

/* The policy that stands for subdomains (RFC 9989 section 4.10.1). */
static int
of_subdomains(const struct bytes *tag)
{
	return rules_strength(tag[TAG_SP]) >= 0 ?
	    rules_strength(tag[TAG_SP]) : rules_strength(tag[TAG_P]);
}

static int
of_nobody(const struct bytes *tag)
{
	return rules_strength(tag[TAG_NP]) >= 0 ?
	    rules_strength(tag[TAG_NP]) : of_subdomains(tag);
}

static bool
weaker(const struct bytes *now, const struct bytes *before)
{
	if (rules_strength(now[TAG_P]) < 0 ||
	    rules_strength(before[TAG_P]) < 0)
		return false;
	return rules_strength(now[TAG_P]) < rules_strength(before[TAG_P]) ||
	    of_subdomains(now) < of_subdomains(before) ||
	    of_nobody(now) < of_nobody(before) ||
	    (rules_testing(now) && !rules_testing(before)) ||
	    rules_pct(now) < rules_pct(before);
}

static int
by_reporter(const void *a, const void *b)
{
	const struct policy_shown *x = *(struct policy_shown *const *)a;
	const struct policy_shown *y = *(struct policy_shown *const *)b;

	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	if (x->reporter != y->reporter)
		return x->reporter < y->reporter ? -1 : 1;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return x->tags < y->tags ? -1 : x->tags > y->tags;
}

static bool
one_reporters(const struct policy_shown *a, const struct policy_shown *b)
{
	return a->domain == b->domain && a->reporter == b->reporter;
}

/* Shows the reporter only one policy on that day? */
static bool
shows_one_policy(const struct rules *f, size_t i)
{
	struct policy_shown *const *at = f->shown;

	return (i == 0 || !one_reporters(at[i], at[i - 1]) ||
	    at[i]->day != at[i - 1]->day) &&
	    (i + 1 == f->nshown || !one_reporters(at[i], at[i + 1]) ||
	    at[i]->day != at[i + 1]->day);
}

/* Does it show the old policy again, days after at[i]? */
static bool
returns(const struct rules *f, size_t i, uint32_t old)
{
	struct policy_shown *const *at = f->shown;
	int64_t until = at[i]->day +
	    (int64_t)f->t->policy_settle_days * UTC_DAY;
	size_t k;

	for (k = i + 1; k < f->nshown && one_reporters(at[i], at[k]) &&
	    at[k]->day <= until; k++)
		if (at[k]->tags == old)
			return true;
	return false;
}

static void
note_change(struct rules *f, struct changes *c, const struct policy_shown *now,
    uint32_t was)
{
	struct bytes tag[POLICY_TAGS], before[POLICY_TAGS];

	policy_tags(facts_name(f->w, now->tags), tag);
	policy_tags(facts_name(f->w, was), before);
	if (!in_window(f, now->day) || !weaker(tag, before))
		return;
	if (c->n == c->room) {
		c->room = c->room ? c->room * 2 : 16;
		c->at = mem_resize(c->at, c->room, sizeof(*c->at));
	}
	c->at[c->n++] = (struct change){ now->domain, now->reporter, was,
	    now->tags, now->day };
}

/*
 * Each reporter is compared with itself: two that differ all the time are
 * no change, whoever reports on a day.
 */
static void
follow_reporters(struct rules *f, struct changes *c)
{
	struct policy_shown *const *at = f->shown;
	uint32_t tags = 0;
	size_t i;

	for (i = 0; i < f->nshown; i++) {
		if (i == 0 || !one_reporters(at[i], at[i - 1]))
			tags = 0;
		if (!shows_one_policy(f, i) || at[i]->tags == tags ||
		    (tags != 0 && returns(f, i, tags)))
			continue;
		if (tags != 0)
			note_change(f, c, at[i], tags);
		tags = at[i]->tags;
	}
}

static int
by_outcome(const void *a, const void *b)
{
	const struct change *x = a, *y = b;

	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	if (x->is != y->is)
		return x->is < y->is ? -1 : 1;
	if (x->reporter != y->reporter)
		return x->reporter < y->reporter ? -1 : 1;
	return x->day < y->day ? -1 : x->day > y->day;
}

/* The earlier change; of one day, that from the first in byte order. */
static bool
earlier(const struct rules *f, const struct change *a, const struct change *b)
{
	if (a->day != b->day)
		return a->day < b->day;
	return bytes_compare(facts_name(f->w, a->was),
	    facts_name(f->w, b->was)) < 0;
}

/* n changes to one policy; of the domain that d is of. */
static void
weakened(struct rules *f, const struct change *c, size_t n, uint32_t domain)
{
	struct bytes was[POLICY_TAGS], is[POLICY_TAGS];
	size_t i, first = 0, reporters = 0;
	struct finding *about;

	for (i = 0; i < n; i++) {
		reporters += i == 0 || c[i].reporter != c[i - 1].reporter;
		if (earlier(f, &c[i], &c[first]))
			first = i;
	}
	if (reporters < f->t->gate_reporters)
		return;
	policy_tags(facts_name(f->w, c[first].was), was);
	policy_tags(facts_name(f->w, c[first].is), is);
	about = rules_add(f, FINDING_POLICY_WEAKENED, SEVERITY_CRITICAL,
	    domain);
	about->subject = rules_name(f, c->domain);
	about->was = rules_spelled(f, was);
	about->is = rules_spelled(f, is);
	about->day = c[first].day;
	for (i = 0; i < n; i++)
		if (i == 0 || c[i].reporter != c[i - 1].reporter)
			rules_prove(f, about, PROOF_REPORTER,
			    facts_name(f->w, c[i].reporter), 0, 0);
}

static void
policies_weakened(struct rules *f)
{
	struct changes c = { 0 };
	uint32_t domain;
	size_t i, k;

	follow_reporters(f, &c);
	if (c.n > 1)
		qsort(c.at, c.n, sizeof(*c.at), by_outcome);
	for (i = 0; i < c.n; i += k) {
		for (k = 1; i + k < c.n &&
		    c.at[i + k].domain == c.at[i].domain &&
		    c.at[i + k].is == c.at[i].is;)
			k++;
		domain = facts_home(f->w, facts_name(f->w, c.at[i].domain));
		if (domain != MAP_NONE)
			weakened(f, c.at + i, k, domain);
	}
	free(c.at);
}

/* The number in policy of a policy domain; both stand in one order. */
static const struct rules_policy *
policy_of(const struct rules *f, uint32_t name, size_t *from)
{
	while (*from < f->npolicies && f->policy[*from].name < name)
		++*from;
	return *from < f->npolicies && f->policy[*from].name == name ?
	    &f->policy[*from] : NULL;
}

static bool
differs(const struct rules *f, const struct policy_shown *d,
    const struct rules_policy *p, uint32_t domain)
{
	struct bytes tag[POLICY_TAGS];

	policy_tags(facts_name(f->w, d->tags), tag);
	return p != NULL && domain != MAP_NONE &&
	    rules_counts(f, domain, d->day) && p->since >= 0 &&
	    d->day - p->since > (int64_t)f->t->policy_settle_days * UTC_DAY &&
	    (!bytes_equal(tag[TAG_P], p->tag[TAG_P]) ||
	    !bytes_equal(tag[TAG_SP], p->tag[TAG_SP]));
}

/*
 * What a reporter shows on its last day, which is that of the show at end - 1
 * in shown, when it differs from the policy; of several, the first in byte
 * order. NULL when one of them does not.
 */
static const struct policy_shown *
last_differing(const struct rules *f, size_t end,
    const struct rules_policy *p, uint32_t domain)
{
	const struct policy_shown *last = f->shown[end - 1], *least = last, *d;
	size_t i;

	for (i = end; i > 0; i--) {
		d = f->shown[i - 1];
		if (!one_reporters(d, last) || d->day != last->day)
			break;
		if (!differs(f, d, p, domain))
			return NULL;
		if (bytes_compare(facts_name(f->w, d->tags),
		    facts_name(f->w, least->tags)) < 0)
			least = d;
	}
	return least;
}

/* What is told of several that differ is the newest, then the first in byte
 * order. */
static void
add_differing(struct rules *f, struct finding **n, uint32_t domain,
    const struct policy_shown *d, const struct rules_policy *p)
{
	struct bytes tag[POLICY_TAGS], is;

	policy_tags(facts_name(f->w, d->tags), tag);
	is = rules_spelled(f, tag);
	if (*n == NULL) {
		*n = rules_add(f, FINDING_POLICY_DIFFERS, SEVERITY_MEDIUM,
		    domain);
		(*n)->subject = rules_name(f, d->domain);
		(*n)->was = rules_spelled(f, p->tag);
	}
	if (d->day > (*n)->day || (d->day == (*n)->day &&
	    bytes_compare(is, (*n)->is) < 0)) {
		(*n)->is = is;
		(*n)->day = d->day;
	}
	(*n)->of++;
	rules_prove(f, *n, PROOF_REPORTER, facts_name(f->w, d->reporter),
	    0, 0);
}

/* One finding for each policy domain, with the reporters that differ. */
static void
policies_differ(struct rules *f)
{
	const struct rules_policy *p;
	const struct policy_shown *d;
	struct finding *n = NULL;
	size_t i, from = 0;
	uint32_t domain = MAP_NONE;

	for (i = 0; i < f->nshown; i++) {
		if (i == 0 || f->shown[i]->domain != f->shown[i - 1]->domain) {
			n = NULL;
			domain = facts_home(f->w, facts_name(f->w,
			    f->shown[i]->domain));
		}
		if (i + 1 < f->nshown &&
		    one_reporters(f->shown[i], f->shown[i + 1]))
			continue;
		p = policy_of(f, f->shown[i]->domain, &from);
		d = last_differing(f, i + 1, p, domain);
		if (d != NULL)
			add_differing(f, &n, domain, d, p);
	}
}

void
rules_of_changes(struct rules *f)
{
	if (f->nshown > 1)
		qsort(f->shown, f->nshown, sizeof(*f->shown), by_reporter);
	policies_weakened(f);
	policies_differ(f);
}
