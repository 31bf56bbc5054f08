/*
 * services: who sends as a domain, and how it is known.
 *
 * Sources are those of the findings (facts.h), so that both say the same;
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
	uint64_t	marked;		/* of those that fail; fact_marked */
};

static struct service_entry *
service_at(struct summary *s, uint32_t source)
{
	size_t room = s->nservices;

	if (source >= room) {
		room = room < 64 ? 64 : room;
		while (source >= room)
			room *= 2;
		s->services = mem_resize(s->services, room,
		    sizeof(*s->services));
		memset(s->services + s->nservices, 0,
		    (room - s->nservices) * sizeof(*s->services));
		s->nservices = room;
	}
	return &s->services[source];
}

void
summary_add_service(struct summary *s, struct rows *r,
    const struct record_fact *f, struct bytes domain, uint64_t n)
{
	struct service_entry *e;

	if (n == 0)
		return;
	e = service_at(s, s->facts.source != FACTS_NO_SOURCE ?
	    s->facts.source : facts_source_of(&s->facts, r, f, domain));
	summary_tally(s, &e->outcome, f->dmarc, n);
	if (f->dkim == OUTCOME_PASS)
		summary_sum(s, &e->dkim, n);
	if (f->spf == OUTCOME_PASS)
		summary_sum(s, &e->spf, n);
	if (f->dmarc == OUTCOME_FAIL && fact_marked(f))
		summary_sum(s, &e->marked, n);
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

/* What is told as one row. */
struct told {
	uint32_t	at;		/* the domain's number on the page */
	struct bytes	name;
	enum summary_origin origin;
	uint64_t	known[KNOWN_KINDS];	/* messages, by how known */
	struct service_entry e;
};

/* How most of its mail is known; of as much, the better way. */
static enum known_by
known_of(const struct told *t)
{
	int i, best = 0;

	for (i = 1; i < KNOWN_KINDS; i++)
		if (t->known[i] != 0 && t->known[i] >= t->known[best])
			best = i;
	return (enum known_by)best;
}

/* n rows of one domain, heaviest first. */
static void
fill_services(struct summary *s, const struct order *o, size_t n,
    const struct keyed *told, struct summary_services *out)
{
	const struct told *t;
	size_t i;

	out->n = summary_top(s, n);
	out->nrest = n - out->n;
	out->row = summary_keep(s, out->n, sizeof(*out->row));
	for (i = 0; i < n; i++) {
		t = keyed_at(told, o[i].index);
		add_row(s, i < out->n ? &out->row[i] : &out->rest, &t->e);
		if (i >= out->n)
			continue;
		out->row[i].name = t->name;
		out->row[i].origin = t->origin;
		out->row[i].known = known_of(t);
	}
}

/* The row of a source's mail: that of its sender. */
static struct told *
row_of(struct summary *s, struct keyed *told, uint32_t at,
    const struct fact_source *from)
{
	static const enum summary_origin origins[] = {
		[ORIGIN_NOBODY] = SENT_BY_NOBODY,
		[ORIGIN_ORGANISATION] = SENT_BY_ORGANISATION,
		[ORIGIN_SERVICE] = SENT_BY_SERVICE,
		[ORIGIN_LISTED] = SENT_BY_LIST
	};
	const struct fact_sender *w = keyed_at(&s->facts.senders,
	    from->sender);
	struct bytes name = facts_name(&s->facts, w->name);
	struct told *t;
	bool added;

	s->key.n = 0;
	/* Of equal rows the name goes first. */
	buf_add(&s->key, name);
	buf_byte(&s->key, '\t');
	buf_byte(&s->key, (char)w->origin);
	buf_add(&s->key, (struct bytes){ (const char *)&at, sizeof(at) });
	t = keyed_at(told, keyed_add(told, buf_view(&s->key), &added));
	if (added)
		*t = (struct told){ .at = at, .name = name,
		    .origin = origins[w->origin] };
	return t;
}

static void
add_known(struct summary *s, uint32_t at, const struct service_entry *e)
{
	summary_merge(s, &s->figures.domain[at].known, &e->outcome);
	summary_merge(s, &s->figures.known, &e->outcome);
}

static void
add_entry(struct summary *s, struct told *t, enum known_by known,
    const struct service_entry *e)
{
	summary_merge(s, &t->e.outcome, &e->outcome);
	summary_sum(s, &t->e.dkim, e->dkim);
	summary_sum(s, &t->e.spf, e->spf);
	summary_sum(s, &t->known[known], e->outcome.messages);
	if (known >= KNOWN_SERVICE)
		add_known(s, t->at, e);
}

/* Of failing mail of a source only what counts as known is told so. */
static void
add_source(struct summary *s, struct keyed *told, uint32_t at, uint32_t i)
{
	const struct fact_source *from = begun_at(&s->facts.sources, i);
	struct service_entry known = s->services[i], other = { 0 };
	enum known_by by = (enum known_by)from->known;

	if (!known_when_failing(from, false)) {
		other.outcome.fail = known.outcome.fail;
		if (known_when_failing(from, true))
			other.outcome.fail -= known.marked;
		other.outcome.messages = other.outcome.fail;
		known.outcome.fail -= other.outcome.fail;
		known.outcome.messages -= other.outcome.fail;
	}
	if (known.outcome.messages != 0)
		add_entry(s, row_of(s, told, at, from), by, &known);
	if (other.outcome.messages != 0)
		add_entry(s, row_of(s, told, at, from),
		    by <= KNOWN_SIGNED ? by : KNOWN_BY_NOTHING, &other);
}

const struct result_counts *
summary_source_results(const struct summary *s, uint32_t source)
{
	if (source >= s->nservices ||
	    s->services[source].outcome.messages == 0)
		return NULL;
	return &s->services[source].outcome;
}

/* Rows of the sources with messages, by domain on the page. */
static struct order *
sorted_sources(struct summary *s, struct keyed *told, size_t *n)
{
	size_t i, all = s->facts.sources.n;
	const struct fact_source *from;
	const struct told *t;
	struct order *o;
	uint32_t at;

	for (i = 0; i < all && i < s->nservices; i++) {
		from = begun_at(&s->facts.sources, (uint32_t)i);
		at = summary_domain_row(s, keyed_key(&s->facts.domains,
		    from->domain));
		if (at != NO_DOMAIN_ROW && s->services[i].outcome.messages != 0)
			add_source(s, told, at, (uint32_t)i);
	}
	*n = keyed_count(told);
	o = summary_keep(s, *n, sizeof(*o));
	for (i = 0; i < *n; i++) {
		t = keyed_at(told, (uint32_t)i);
		o[i] = (struct order){ t->at, t->e.outcome.messages,
		    keyed_key(told, (uint32_t)i), (uint32_t)i };
	}
	summary_sort(o, *n);
	return o;
}

void
summary_order_services(struct summary *s)
{
	struct keyed told;
	struct order *o;
	size_t i, k, n;

	if (s->shown != s->records)
		return;
	keyed_start(&told, sizeof(struct told));
	o = sorted_sources(s, &told, &n);
	for (i = 0; i < n; i = k) {
		for (k = i; k < n && o[k].group == o[i].group; k++)
			continue;
		if (o[i].group < s->figures.nsections)
			fill_services(s, o + i, k - i, &told,
			    &s->figures.domain[o[i].group].services);
	}
	keyed_free(&told);
}

void
summary_free_services(struct summary *s)
{
	free(s->services);
}
