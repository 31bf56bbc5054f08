/* policy: what is published, as receivers saw it, and since when. */
#include "findings/impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"

int
rules_strength(struct bytes policy)
{
	if (bytes_equal(policy, BYTES("none")))
		return 0;
	if (bytes_equal(policy, BYTES("quarantine")))
		return 1;
	return bytes_equal(policy, BYTES("reject")) ? 2 : -1;
}

uint64_t
rules_pct(const struct bytes *tag)
{
	uint64_t n;

	return num_parse(tag[TAG_PCT], &n) && n <= 100 ? n : 100;
}

bool
rules_testing(const struct bytes *tag)
{
	return bytes_equal(tag[TAG_TESTING], BYTES("y"));
}

struct bytes
rules_spelled(struct rules *f, const struct bytes *tag)
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

/* By domain, then by day. */
static int
by_day(const void *a, const void *b)
{
	const struct policy_shown *x = *(struct policy_shown *const *)a;
	const struct policy_shown *y = *(struct policy_shown *const *)b;

	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return x->tags < y->tags ? -1 : x->tags > y->tags;
}

static struct policy_shown **
ordered(struct rules *f, size_t *n)
{
	size_t all = keyed_count(&f->w->shown), i;
	struct policy_shown **at = mem_zero(all, sizeof(*at));

	*n = 0;
	for (i = 0; i < all; i++) {
		at[*n] = keyed_at(&f->w->shown, (uint32_t)i);
		*n += at[*n]->day < f->end;
	}
	if (*n > 1)
		qsort(at, *n, sizeof(*at), by_day);
	return at;
}

/*
 * Since when? A day on which most, and two of them, show something else is
 * one of an earlier policy; where no day has two reporters, one is enough.
 */
static void
look_back(const struct rules *f, struct rules_policy *p,
    const struct policy_day *d, size_t n)
{
	uint64_t least = f->t->gate_reporters, fullest = 0;
	size_t i;

	for (i = 0; i < n; i++)
		if (d[i].reporters > fullest)
			fullest = d[i].reporters;
	if (fullest < least)
		least = fullest;
	p->since = p->test_since = p->changed = -1;
	for (i = 0; i < n && d[i].day <= p->last; i++) {
		if (!policy_tags_agree(d[i].tag, p->tag)) {
			if (d[i].votes < least)
				continue;
			p->since = p->test_since = -1;
			p->changed = d[i].day;
			continue;
		}
		if (p->since < 0)
			p->since = d[i].day;
		if (p->test_since < 0 && d[i].testing)
			p->test_since = d[i].day;
	}
}

/* One policy domain: n days. */
static void
settle_policy(const struct rules *f, struct rules_policy *p,
    const struct policy_day *d, size_t n)
{
	const struct policy_day *latest = policy_history_latest(d, n);

	p->name = d->domain;
	p->last = latest->day;
	memcpy(p->tag, latest->tag, sizeof(p->tag));
	look_back(f, p, d, n);
}

void
rules_policies(struct rules *f)
{
	const struct policy_history *h = &f->w->history;
	size_t i, k;
	uint32_t d;

	f->policy = mem_zero(h->n, sizeof(*f->policy));
	for (i = 0; i < keyed_count(&f->w->domains); i++)
		f->domain[i].policy = -1;
	for (i = 0; i < h->n; i = k) {
		for (k = i; k < h->n && h->at[k].domain == h->at[i].domain;)
			k++;
		settle_policy(f, &f->policy[f->npolicies], h->at + i, k - i);
		d = map_find(&f->w->domains.map, facts_name(f->w,
		    h->at[i].domain));
		if (d != MAP_NONE)
			f->domain[d].policy = (int)f->npolicies;
		f->npolicies++;
	}
	f->shown = ordered(f, &f->nshown);
}

const struct rules_policy *
rules_policy(const struct rules *f, uint32_t domain)
{
	int i = f->domain[domain].policy;

	return i < 0 ? NULL : &f->policy[i];
}
