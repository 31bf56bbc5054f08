/* policies: which policy was in force from which day, within the window. */
#include "summary/impl.h"
#include "summary/pool.h"
#include "summary/sections.h"

/* The days of the window by domain, in the order of the page. */
static struct order *
sorted_days(struct summary *s, size_t *n)
{
	const struct policy_history *h = &s->facts.history;
	struct order *o = summary_keep(s, h->n, sizeof(*o));
	struct bytes name;
	size_t i, k;

	*n = 0;
	for (i = 0; i < h->n; i = k) {
		for (k = i; k < h->n && h->at[k].domain == h->at[i].domain;)
			k++;
		name = facts_name(&s->facts, h->at[i].domain);
		o[(*n)++] = (struct order){
		    summary_domain_row(s, name), 0, name,
		    (uint32_t)i };
	}
	summary_sort(o, *n);
	return o;
}

/* The policies of one domain, whose days begin at d and end before end. */
static void
add_spans(struct summary *s, struct summary_policies *out,
    const struct policy_day *d, const struct policy_day *end)
{
	const struct policy_day *before = NULL, *p;
	struct summary_policy_span *e = NULL;

	for (p = d; p < end && p->domain == d->domain; p++) {
		if (window_place(&s->options.window, p->day) != WINDOW_IN)
			continue;
		if (before == NULL || !policy_tags_equal(before->tag,
		    p->tag)) {
			e = &out->row[out->n++];
			e->domain = facts_name(&s->facts, p->domain);
			memcpy(e->tag, p->tag, sizeof(e->tag));
			e->first = p->day;
		}
		e->last = p->day;
		if (p->votes > e->reporters)
			e->reporters = p->votes;
		before = p;
	}
}

void
summary_order_policies(struct summary *s)
{
	const struct policy_history *h = &s->facts.history;
	struct summary_policies *out = &s->figures.policies;
	struct order *o;
	size_t i, n;

	o = sorted_days(s, &n);
	out->row = summary_keep(s, h->n, sizeof(*out->row));
	for (i = 0; i < n; i++)
		add_spans(s, out, h->at + o[i].index, h->at + h->n);
	n = out->n;
	out->n = summary_top(s, n);
	out->nrest = n - out->n;
}
