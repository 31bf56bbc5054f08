/* policy_seen: which policy a domain published, as its reporters show it. */
#include "facts/policy_seen.h"

#include <stdlib.h>

#include "base/mem.h"
#include "facts/facts.h"

/* Reporters of one domain and day that show the same tags. */
struct vote {
	uint32_t	domain, reporters;
	int64_t		day;
	struct bytes	tag[POLICY_TAGS];
	int		by;		/* what votes are sorted by */
};

/* Key: domain (4 bytes), tag (1 byte), value: the day it was seen last. */
struct election {
	const struct facts	*w;
	struct keyed		 newest;
	struct buf		 key;
	struct vote		*vote;
	size_t			 n;
};

void
policy_tags(struct bytes text, struct bytes tag[POLICY_TAGS])
{
	size_t i, tab;

	for (i = 0; i < POLICY_TAGS; i++) {
		tab = bytes_find(text, BYTES("\t"), 0);
		tag[i] = bytes_first(text, tab);
		text = bytes_from(text, tab + 1);
	}
}

bool
policy_tags_agree(const struct bytes *a, const struct bytes *b)
{
	return bytes_equal(a[TAG_P], b[TAG_P]) &&
	    bytes_equal(a[TAG_SP], b[TAG_SP]);
}

bool
policy_tags_equal(const struct bytes *a, const struct bytes *b)
{
	int i;

	for (i = 0; i < POLICY_TAGS; i++)
		if (!bytes_equal(a[i], b[i]))
			return false;
	return true;
}

static int64_t *
newest(struct election *e, uint32_t domain, int tag, struct bytes value)
{
	e->key.n = 0;
	buf_add(&e->key, (struct bytes){ (const char *)&domain,
	    sizeof(domain) });
	buf_byte(&e->key, (char)tag);
	buf_add(&e->key, value);
	return keyed_at(&e->newest, keyed_add(&e->newest, buf_view(&e->key),
	    NULL));
}

static int
by_day(const void *pa, const void *pb)
{
	const struct vote *a = pa, *b = pb;

	if (a->domain != b->domain)
		return a->domain < b->domain ? -1 : 1;
	return a->day < b->day ? -1 : a->day > b->day;
}

/* Votes of one day. Those that do not stand any more come last. */
static int
by_tag(const void *pa, const void *pb)
{
	const struct vote *a = pa, *b = pb;

	return bytes_compare(a->tag[a->by], b->tag[b->by]);
}

static void
collect_votes(struct election *e, int64_t end)
{
	const struct daily_policy *p;
	struct vote *v;
	int64_t *last;
	uint32_t i, all = keyed_count(&e->w->policies);
	int k;

	e->vote = mem_zero(all, sizeof(*e->vote));
	for (i = 0; i < all; i++) {
		p = keyed_at(&e->w->policies, i);
		if (end >= 0 && p->day >= end)
			continue;
		v = &e->vote[e->n++];
		*v = (struct vote){ .domain = p->domain, .day = p->day,
		    .reporters = p->reporters };
		policy_tags(facts_name(e->w, p->tags), v->tag);
		for (k = 0; k < POLICY_TAGS; k++) {
			last = newest(e, v->domain, k, v->tag[k]);
			if (v->day > *last)
				*last = v->day;
		}
	}
	if (e->n > 1)
		qsort(e->vote, e->n, sizeof(*e->vote), by_day);
}

/* The value of a tag that most of n votes show; absent ones only if asked. */
static struct bytes
most_shown(struct election *e, struct vote *v, size_t n, int tag, bool absent)
{
	struct bytes best = BYTES_NONE;
	uint64_t most = 0, reporters;
	size_t i, k;
	bool better;

	for (i = 0; i < n; i++)
		v[i].by = tag;
	if (n > 1)
		qsort(v, n, sizeof(*v), by_tag);
	for (i = 0; i < n; i = k) {
		reporters = 0;
		for (k = i; k < n && bytes_equal(v[k].tag[tag],
		    v[i].tag[tag]); k++)
			reporters += v[k].reporters;
		if (v[i].tag[tag].n == 0 && !absent)
			continue;
		better = reporters > most;
		if (reporters == most)
			better = *newest(e, v[i].domain, tag, v[i].tag[tag]) >
			    *newest(e, v[i].domain, tag, best);
		if (better) {
			best = v[i].tag[tag];
			most = reporters;
		}
	}
	return best;
}

/* Keeps those of n votes that show the value; returns how many. */
static size_t
keep_votes(struct vote *v, size_t n, int tag, struct bytes value)
{
	size_t i, kept = 0;

	for (i = 0; i < n; i++)
		if (bytes_equal(v[i].tag[tag], value))
			v[kept++] = v[i];
	return kept;
}

static void
elect_policy(struct election *e, struct vote *v, size_t n, struct policy_day *d)
{
	size_t i;
	int k;

	*d = (struct policy_day){ .domain = v[0].domain, .day = v[0].day };
	for (i = 0; i < n; i++) {
		d->reporters += v[i].reporters;
		d->testing |= bytes_equal(v[i].tag[TAG_TESTING], BYTES("y"));
	}
	for (k = TAG_P; k <= TAG_SP; k++) {
		d->tag[k] = most_shown(e, v, n, k, true);
		n = keep_votes(v, n, k, d->tag[k]);
	}
	for (i = 0; i < n; i++)
		d->votes += v[i].reporters;
	for (k = TAG_NP; k < POLICY_TAGS; k++)
		d->tag[k] = most_shown(e, v, n, k, false);
	d->complete = facts_policy_complete(e->w, d->domain, d->day);
}

void
policy_history_make(struct policy_history *h, const struct facts *w,
    int64_t end)
{
	struct election e = { .w = w };
	size_t i, k;

	keyed_start(&e.newest, sizeof(int64_t));
	collect_votes(&e, end);
	*h = (struct policy_history){ .at = mem_zero(e.n, sizeof(*h->at)) };
	for (i = 0; i < e.n; i = k) {
		for (k = i; k < e.n && e.vote[k].domain == e.vote[i].domain &&
		    e.vote[k].day == e.vote[i].day; k++)
			continue;
		elect_policy(&e, e.vote + i, k - i, &h->at[h->n++]);
	}
	keyed_free(&e.newest);
	buf_free(&e.key);
	free(e.vote);
}

void
policy_history_free(struct policy_history *h)
{
	free(h->at);
	*h = (struct policy_history){ 0 };
}

size_t
policy_history_of(const struct policy_history *h, uint32_t domain,
    size_t *first)
{
	size_t low = 0, high = h->n, middle, n = 0;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (h->at[middle].domain < domain)
			low = middle + 1;
		else
			high = middle;
	}
	while (low + n < h->n && h->at[low + n].domain == domain)
		n++;
	*first = low;
	return n;
}

const struct policy_day *
policy_history_latest(const struct policy_day *at, size_t n)
{
	size_t i;

	for (i = n; i > 0; i--)
		if (at[i - 1].complete)
			return &at[i - 1];
	return &at[n - 1];
}
