/*
 * services: who sends as a domain, known or not.
 *
 * Senders are those of the findings (facts.h), so that both say the same;
 * here all their messages count, also on days that are not complete.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "summary/impl.h"
#include "summary/pool.h"
#include "summary/sections.h"

/* By number of a sender in the facts. */
struct service_entry {
	struct result_counts	outcome;
	uint64_t	dkim, spf;
};

static struct service_entry *
service_at(struct summary *s, uint32_t sender)
{
	size_t room = s->nservices;

	if (sender >= room) {
		room = room < 64 ? 64 : room;
		while (sender >= room)
			room *= 2;
		s->services = mem_resize(s->services, room,
		    sizeof(*s->services));
		memset(s->services + s->nservices, 0,
		    (room - s->nservices) * sizeof(*s->services));
		s->nservices = room;
	}
	return &s->services[sender];
}

void
summary_add_service(struct summary *s, struct rows *r,
    const struct record_fact *f, struct bytes domain, uint64_t n)
{
	struct service_entry *e;

	if (n == 0)
		return;
	e = service_at(s, s->facts.sender != FACTS_NO_SENDER ?
	    s->facts.sender : facts_sender_of(&s->facts, r, f, domain));
	summary_tally(s, &e->outcome, f->dmarc, n);
	if (f->dkim == OUTCOME_PASS)
		summary_sum(s, &e->dkim, n);
	if (f->spf == OUTCOME_PASS)
		summary_sum(s, &e->spf, n);
}

static void
add_row(struct summary *s, struct summary_service *row,
    const struct service_entry *e)
{
	uint64_t decided;

	summary_merge(s, &row->outcome, &e->outcome);
	summary_sum(s, &row->dkim, e->dkim);
	summary_sum(s, &row->spf, e->spf);
	decided = result_decided(&row->outcome);
	row->share = result_share(&row->outcome);
	row->dkim_share = percent_share(row->dkim, decided);
	row->spf_share = percent_share(row->spf, decided);
}

/* n senders of one domain, heaviest first. */
static void
fill(struct summary *s, const struct order *o, size_t n,
    struct summary_services *out)
{
	static const enum summary_origin origins[] = {
		[ORIGIN_NOBODY] = SENT_BY_NOBODY,
		[ORIGIN_ORGANISATION] = SENT_BY_ORGANISATION,
		[ORIGIN_SERVICE] = SENT_BY_SERVICE,
		[ORIGIN_OWN] = SENT_BY_OWN
	};
	const struct fact_sender *w;
	size_t i;

	out->n = summary_top(s, n);
	out->nrest = n - out->n;
	out->row = summary_keep(s, out->n, sizeof(*out->row));
	for (i = 0; i < n; i++) {
		w = keyed_at(&s->facts.senders, o[i].index);
		add_row(s, i < out->n ? &out->row[i] : &out->rest,
		    &s->services[o[i].index]);
		if (i >= out->n)
			continue;
		out->row[i].name = facts_name(&s->facts, w->name);
		out->row[i].origin = origins[w->origin];
		out->row[i].known = facts_known(w);
	}
}

static void
add_known(struct summary *s, uint32_t at, const struct result_counts *o)
{
	summary_merge(s, &s->figures.domain[at].known, o);
	summary_merge(s, &s->figures.known, o);
}

/* Numbers of the senders with messages, by domain on the page. */
static struct order *
sorted(struct summary *s, size_t *n)
{
	size_t i, all = keyed_count(&s->facts.senders);
	struct order *o = summary_keep(s, all, sizeof(*o));
	const struct fact_sender *w;
	uint32_t at;

	*n = 0;
	for (i = 0; i < all && i < s->nservices; i++) {
		w = keyed_at(&s->facts.senders, (uint32_t)i);
		at = summary_place(s, keyed_key(&s->facts.domains,
		    w->domain));
		if (at == NOT_TOLD || s->services[i].outcome.messages == 0)
			continue;
		if (facts_known(w))
			add_known(s, at, &s->services[i].outcome);
		o[(*n)++] = (struct order){ at,
		    s->services[i].outcome.messages,
		    facts_name(&s->facts, w->name), (uint32_t)i };
	}
	summary_sort(o, *n);
	return o;
}

void
summary_order_services(struct summary *s)
{
	struct order *o;
	size_t i, k, n;

	if (s->shown != s->records)
		return;
	o = sorted(s, &n);
	for (i = 0; i < n; i = k) {
		for (k = i; k < n && o[k].group == o[i].group; k++)
			continue;
		if (o[i].group < s->figures.nsections)
			fill(s, o + i, k - i,
			    &s->figures.domain[o[i].group].services);
	}
}

void
summary_free_services(struct summary *s)
{
	free(s->services);
}
