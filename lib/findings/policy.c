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

void
rules_tags(struct bytes tags, struct bytes tag[POLICY_TAGS])
{
	size_t i, tab;

	for (i = 0; i < POLICY_TAGS; i++) {
		tab = bytes_find(tags, BYTES("\t"), 0);
		tag[i] = bytes_first(tags, tab);
		tags = bytes_from(tags, tab + 1);
	}
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

uint32_t
rules_home(const struct rules *f, struct bytes name)
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

/* Days of one policy domain follow each other, each with what was shown. */
static int
by_day(const void *a, const void *b)
{
	const struct watch_show *x = *(struct watch_show *const *)a;
	const struct watch_show *y = *(struct watch_show *const *)b;

	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return x->tags < y->tags ? -1 : x->tags > y->tags;
}

static struct watch_show **
ordered(struct rules *f, size_t *n)
{
	size_t all = keyed_count(&f->w->shows), i;
	struct watch_show **at = mem_zero(all, sizeof(*at));

	*n = 0;
	for (i = 0; i < all; i++) {
		at[*n] = keyed_at(&f->w->shows, (uint32_t)i);
		*n += at[*n]->day < f->end;
	}
	if (*n > 1)
		qsort(at, *n, sizeof(*at), by_day);
	return at;
}

/*
 * p and sp, which all reporters tell; those of RFC 7489 know neither np nor
 * t, those of RFC 9990 no pct.
 */
static bool
same_core(const struct bytes *a, const struct bytes *b)
{
	return bytes_equal(a[TAG_P], b[TAG_P]) &&
	    bytes_equal(a[TAG_SP], b[TAG_SP]);
}

/* How many entries from i on are of the same domain and day? */
static size_t
of_day(struct watch_show *const *at, size_t i, size_t n)
{
	size_t k = i;

	while (k < n && at[k]->domain == at[i]->domain &&
	    at[k]->day == at[i]->day)
		k++;
	return k - i;
}

/* Reporters that show the same on one day. */
struct vote {
	size_t		first, n;	/* entries */
	struct bytes	tag[POLICY_TAGS];
};

/* The entries of a day by what they show; returns how many ways. */
static size_t
count_votes(const struct rules *f, struct watch_show *const *at, size_t n,
    struct vote v[RULES_VOTES_MOST])
{
	size_t i, k = 0;

	for (i = 0; i < n; i++) {
		if (i == 0 || at[i]->tags != at[i - 1]->tags) {
			if (k == RULES_VOTES_MOST)
				break;
			v[k] = (struct vote){ .first = i };
			rules_tags(watch_name(f->w, at[i]->tags), v[k++].tag);
		}
		v[k - 1].n++;
	}
	return k;
}

/* What most reporters show on one day: n entries at at. */
static void
elect(const struct rules *f, struct rules_policy *p,
    struct watch_show *const *at, size_t n)
{
	struct vote v[RULES_VOTES_MOST];
	size_t nvotes = count_votes(f, at, n, v), i, k, most = 0, votes;

	for (i = 0; i < nvotes; i++) {
		votes = 0;
		for (k = 0; k < nvotes; k++)
			if (same_core(v[i].tag, v[k].tag))
				votes += v[k].n;
		if (votes <= most)
			continue;
		most = votes;
		memcpy(p->tag, v[i].tag, sizeof(p->tag));
	}
	for (i = 0; i < nvotes; i++)
		for (k = TAG_NP; k < POLICY_TAGS; k++)
			if (same_core(v[i].tag, p->tag) && p->tag[k].n == 0)
				p->tag[k] = v[i].tag[k];
	p->last = at[0]->day;
}

/* Entries of a day that show p, and those that do not. */
static void
poll(const struct rules *f, const struct rules_policy *p,
    struct watch_show *const *at, size_t n, size_t *yes, size_t *no)
{
	struct bytes tag[POLICY_TAGS];
	size_t i;

	*yes = *no = 0;
	for (i = 0; i < n; i++) {
		rules_tags(watch_name(f->w, at[i]->tags), tag);
		if (same_core(tag, p->tag))
			++*yes;
		else
			++*no;
	}
}

static bool
tests(const struct rules *f, struct watch_show *const *at, size_t n)
{
	struct bytes tag[POLICY_TAGS];
	size_t i;

	for (i = 0; i < n; i++) {
		rules_tags(watch_name(f->w, at[i]->tags), tag);
		if (rules_testing(tag))
			return true;
	}
	return false;
}

/*
 * Since when? A day on which two others show something else, and outnumber
 * those that show it, is one of an earlier policy; where no day has two
 * reporters, one is enough.
 */
static void
look_back(const struct rules *f, struct rules_policy *p,
    struct watch_show *const *at, size_t n, size_t fullest)
{
	size_t i, k, yes, no, least = f->t->gate_reporters;

	if (fullest < least)
		least = fullest;
	p->since = p->test_since = p->changed = -1;
	for (i = 0; i < n && at[i]->day <= p->last; i += k) {
		k = of_day(at, i, n);
		poll(f, p, at + i, k, &yes, &no);
		if (no > yes && no >= least) {
			p->since = p->test_since = -1;
			p->changed = at[i]->day;
			continue;
		}
		if (yes != 0 && p->since < 0)
			p->since = at[i]->day;
		if (yes != 0 && p->test_since < 0 && tests(f, at + i, k))
			p->test_since = at[i]->day;
	}
}

/* One policy domain: its entries, by day. */
static void
settle(const struct rules *f, struct rules_policy *p,
    struct watch_show *const *at, size_t n)
{
	uint32_t home = rules_home(f, watch_name(f->w, at[0]->domain));
	size_t i, k, latest = 0, whole = SIZE_MAX, fullest = 0;

	p->name = at[0]->domain;
	for (i = 0; i < n; i += k) {
		k = of_day(at, i, n);
		if (k > fullest)
			fullest = k;
		latest = i;
		if (home != MAP_NONE &&
		    watch_complete(f->w, home, at[i]->day))
			whole = i;
	}
	/* A day that few have reported yet may show what only they see. */
	if (whole != SIZE_MAX)
		latest = whole;
	elect(f, p, at + latest, of_day(at, latest, n));
	look_back(f, p, at, n, fullest);
}

void
rules_policies(struct rules *f)
{
	size_t n, i, k;
	struct watch_show **at = ordered(f, &n);
	uint32_t d;

	f->policy = mem_zero(n, sizeof(*f->policy));
	for (i = 0; i < keyed_count(&f->w->domains); i++)
		f->domain[i].policy = -1;
	for (i = 0; i < n; i += k) {
		for (k = 1; i + k < n &&
		    at[i + k]->domain == at[i]->domain;)
			k++;
		settle(f, &f->policy[f->npolicies], at + i, k);
		d = map_find(&f->w->domains.map, watch_name(f->w,
		    at[i]->domain));
		if (d != MAP_NONE)
			f->domain[d].policy = (int)f->npolicies;
		f->npolicies++;
	}
	f->shown = at;
	f->nshown = n;
}

const struct rules_policy *
rules_policy(const struct rules *f, uint32_t domain)
{
	int i = f->domain[domain].policy;

	return i < 0 ? NULL : &f->policy[i];
}
