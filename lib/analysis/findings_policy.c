/* findings_policy: what is published, as receivers saw it, and when. */
#include "analysis/findings_impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/utc.h"
#include "text/domain.h"

int
rules_strength(struct bytes policy)
{
	if (bytes_equal(policy, BYTES("none")))
		return 0;
	if (bytes_equal(policy, BYTES("quarantine")))
		return 1;
	return bytes_equal(policy, BYTES("reject")) ? 2 : -1;
}

/* Days of one policy domain follow each other, each with what was shown. */
static int
by_domain_and_day(const void *a, const void *b)
{
	const struct watch_policy *x = *(struct watch_policy *const *)a;
	const struct watch_policy *y = *(struct watch_policy *const *)b;

	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	/* What more reporters saw stands last, and counts. */
	if (x->reporters != y->reporters)
		return x->reporters < y->reporters ? -1 : 1;
	return x->tags < y->tags ? -1 : x->tags > y->tags;
}

static void
split_tags(struct bytes tags, struct bytes tag[POLICY_TAGS])
{
	size_t i, tab;

	for (i = 0; i < POLICY_TAGS; i++) {
		tab = bytes_find(tags, BYTES("\t"), 0);
		tag[i] = bytes_first(tags, tab);
		tags = bytes_from(tags, tab + 1);
	}
}

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

static uint64_t
pct(const struct bytes *tag)
{
	uint64_t n;

	return num_parse(tag[TAG_PCT], &n) && n <= 100 ? n : 100;
}

static bool
testing(const struct bytes *tag)
{
	return bytes_equal(tag[TAG_TESTING], BYTES("y"));
}

static bool
weaker(const struct bytes *now, const struct bytes *before)
{
	return rules_strength(now[TAG_P]) < rules_strength(before[TAG_P]) ||
	    of_subdomains(now) < of_subdomains(before) ||
	    of_nobody(now) < of_nobody(before) ||
	    (testing(now) && !testing(before)) || pct(now) < pct(before);
}

/* "p=reject sp=none", as far as there are tags. */
static struct bytes
spelled(struct rules *f, const struct bytes *tag)
{
	static const char *const name[] = { "p=", "sp=", "np=", "pct=", "t=" };
	struct buf b = { 0 };
	struct bytes all;
	int i;

	for (i = 0; i < POLICY_TAGS; i++) {
		if (tag[i].n == 0)
			continue;
		if (b.n != 0)
			buf_byte(&b, ' ');
		buf_adds(&b, name[i]);
		buf_add(&b, tag[i]);
	}
	all = rules_text(f, buf_view(&b));
	buf_free(&b);
	return all;
}

/* The number of the page's domain that a policy domain belongs to. */
static uint32_t
home(const struct rules *f, struct bytes name)
{
	uint32_t i;
	size_t dot;

	for (;;) {
		i = map_find(&f->w->domains.map, name);
		dot = bytes_find(name, BYTES("."), 0);
		if (i != MAP_NONE || dot == name.n)
			return i;
		name = bytes_from(name, dot + 1);
	}
}

static void
changed(struct rules *f, const struct rules_policy *before,
    const struct watch_policy *now)
{
	struct bytes tag[POLICY_TAGS];
	uint32_t domain = home(f, watch_name(f->w, now->domain));
	struct finding *n;

	split_tags(watch_name(f->w, now->tags), tag);
	if (domain == MAP_NONE || !rules_in(f, now->day) ||
	    now->reporters < f->t->gate_reporters ||
	    !weaker(tag, before->tag))
		return;
	n = rules_add(f, FINDING_POLICY_WEAKENED, SEVERITY_CRITICAL, domain);
	n->subject = rules_name(f, now->domain);
	n->was = spelled(f, before->tag);
	n->is = spelled(f, tag);
	n->day = now->day;
}

/* What one more day shows of the policy domain that p is of. */
static void
follow(struct rules *f, struct rules_policy *p, const struct watch_policy *d)
{
	if (p->tags != d->tags) {
		if (p->since >= 0)
			changed(f, p, d);
		p->tags = d->tags;
		p->since = d->day;
		split_tags(watch_name(f->w, d->tags), p->tag);
	}
	p->last = d->day;
}

static struct watch_policy **
ordered(struct rules *f, size_t n)
{
	struct watch_policy **at = mem_zero(n, sizeof(*at));
	size_t i;

	for (i = 0; i < n; i++)
		at[i] = keyed_at(&f->w->policies, (uint32_t)i);
	if (n > 1)
		qsort(at, n, sizeof(*at), by_domain_and_day);
	return at;
}

/* Only what most reporters saw on a day is that day's. */
static bool
outvoted(struct watch_policy *const *at, size_t i, size_t n)
{
	return i + 1 < n && at[i + 1]->domain == at[i]->domain &&
	    at[i + 1]->day == at[i]->day;
}

void
rules_policies(struct rules *f)
{
	size_t n = keyed_count(&f->w->policies), i;
	struct watch_policy **at = ordered(f, n);
	struct rules_policy *p = NULL;

	f->policy = mem_zero(n, sizeof(*f->policy));
	for (i = 0; i < keyed_count(&f->w->domains); i++)
		f->domain[i].policy = -1;
	for (i = 0; i < n; i++) {
		if (p == NULL || p->name != at[i]->domain) {
			p = &f->policy[f->npolicies++];
			p->name = at[i]->domain;
			p->since = -1;
		}
		if (!outvoted(at, i, n) && at[i]->day < f->end)
			follow(f, p, at[i]);
	}
	free(at);
	for (i = 0; i < f->npolicies; i++) {
		uint32_t d = map_find(&f->w->domains.map,
		    watch_name(f->w, f->policy[i].name));

		if (d != MAP_NONE && f->policy[i].since >= 0)
			f->domain[d].policy = (int)i;
	}
}

const struct rules_policy *
rules_policy(const struct rules *f, uint32_t domain)
{
	int i = f->domain[domain].policy;

	return i < 0 ? NULL : &f->policy[i];
}
