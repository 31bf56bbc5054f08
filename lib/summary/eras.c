/*
 * eras: which policy was in force from which day.
 *
 * On a day reporters may show several, for name servers and caches differ
 * around a change: what most of them show counts.
 */
#include "summary/impl.h"

/* One policy as it was shown on one day. */
struct shown {
	uint32_t	domain, tags;	/* in names of the watch */
	int64_t		day;
	uint32_t	reporters;
};

/* Each policy of each day, with how many reporters show it. */
static void
count_reporters(struct summary *s, struct keyed *out)
{
	const struct watch_show *p;
	struct shown *e;
	uint32_t i;

	for (i = 0; i < keyed_count(&s->watch.shows); i++) {
		p = keyed_at(&s->watch.shows, i);
		int64_t part[] = { p->domain, p->tags, p->day };

		e = keyed_at(out, keyed_add(out, (struct bytes){
		    (const char *)part, sizeof(part) }, NULL));
		e->domain = p->domain;
		e->tags = p->tags;
		e->day = p->day;
		e->reporters++;
	}
}

/* The number of each policy domain, in the order of the page. */
static void
number_domains(struct summary *s, const struct keyed *shown, uint32_t *rank)
{
	size_t i, all = keyed_count(shown);
	struct order *o = summary_keep(s, all, sizeof(*o));
	const struct shown *e;
	uint32_t number = 0;

	for (i = 0; i < all; i++) {
		e = keyed_at(shown, (uint32_t)i);
		o[i] = (struct order){
		    summary_place(s, watch_name(&s->watch, e->domain)), 0,
		    watch_name(&s->watch, e->domain), (uint32_t)i };
	}
	summary_sort(o, all);
	for (i = 0; i < all; i++) {
		if (i > 0 && !bytes_equal(o[i].key, o[i - 1].key))
			number++;
		rank[o[i].index] = number;
	}
}

/* By domain, day, and most reporters first. */
static struct order *
sorted(struct summary *s, const struct keyed *shown)
{
	size_t i, all = keyed_count(shown);
	struct order *o = summary_keep(s, all, sizeof(*o));
	uint32_t *rank = summary_keep(s, all, sizeof(*rank));
	const struct shown *e;

	number_domains(s, shown, rank);
	for (i = 0; i < all; i++) {
		e = keyed_at(shown, (uint32_t)i);
		o[i] = (struct order){
		    (uint64_t)rank[i] << 32 | (uint32_t)(e->day / UTC_DAY),
		    e->reporters, watch_name(&s->watch, e->tags),
		    (uint32_t)i };
	}
	summary_sort(o, all);
	return o;
}

static void
split_tags(struct bytes tags, struct bytes out[5])
{
	size_t i, tab;

	for (i = 0; i < 5; i++) {
		tab = bytes_find(tags, BYTES("\t"), 0);
		out[i] = bytes_first(tags, tab);
		tags = bytes_from(tags, tab + 1);
	}
}

/* Does p go on with what p before it showed? */
static bool
goes_on(const struct shown *before, const struct shown *p)
{
	return before != NULL && before->domain == p->domain &&
	    before->tags == p->tags;
}

/*
 * What most reporters show on the day whose n policies are at o; of those
 * that as many show, what was shown before.
 */
static const struct shown *
most_shown(const struct keyed *shown, const struct order *o, size_t n,
    const struct shown *before)
{
	const struct shown *p;
	size_t i;

	for (i = 0; i < n && o[i].weight == o[0].weight; i++) {
		p = keyed_at(shown, o[i].index);
		if (goes_on(before, p))
			return p;
	}
	return keyed_at(shown, o[0].index);
}

void
summary_order_eras(struct summary *s)
{
	struct summary_eras *out = &s->figures.eras;
	const struct shown *p, *before = NULL;
	struct summary_era *e = NULL;
	struct keyed shown;
	struct order *o;
	size_t i, k, n;

	keyed_start(&shown, sizeof(struct shown));
	count_reporters(s, &shown);
	n = keyed_count(&shown);
	o = sorted(s, &shown);
	out->row = summary_keep(s, n, sizeof(*out->row));
	for (i = 0; i < n; i = k) {
		for (k = i; k < n && o[k].group == o[i].group; k++)
			continue;
		p = most_shown(&shown, o + i, k - i, before);
		if (!goes_on(before, p)) {
			e = &out->row[out->n++];
			e->domain = watch_name(&s->watch, p->domain);
			split_tags(watch_name(&s->watch, p->tags), e->tag);
			e->first = p->day;
		}
		e->last = p->day;
		if (p->reporters > e->reporters)
			e->reporters = p->reporters;
		before = p;
	}
	n = out->n;
	out->n = summary_top(s, n);
	out->nrest = n - out->n;
	keyed_free(&shown);
}
