/*
 * evidence_senders: whose mail it is, as page and findings tell it
 * (facts/known.h).
 *
 * That is known when all rows were read; until then mail is counted by its
 * source, and what rests on a known sender waits.
 */
#include "audit/evidence_impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "calendar/prorate.h"
#include "findings/findings.h"

void
evidence_start_senders(struct evidence *e)
{
	services_start(&e->services);
	services_ready(&e->services);
	facts_start(&e->facts);
	e->facts.services = &e->services;
	map_init(&e->pages);
	keyed_start(&e->sent, sizeof(struct evidence_sent));
}

void
evidence_free_senders(struct evidence *e)
{
	facts_free(&e->facts);
	services_free(&e->services);
	map_free(&e->pages);
	keyed_free(&e->sent);
	free(e->waiting);
}

/* The domain whose page the row is on. */
static struct bytes
page_of(struct evidence *e, struct rows *r)
{
	struct bytes name = rows_text(r, ALN_org_domain);

	if (name.n == 0)
		name = rows_text(r, REC_policy_domain);
	if (name.n == 0)
		name = e->cells.record.results.from.text;
	return map_key(&e->pages, map_add(&e->pages, name, NULL));
}

uint32_t
evidence_source(struct evidence *e, struct rows *r,
    const struct record_fact *f, struct bytes label)
{
	struct facts *w = &e->facts;
	struct fact_report from = { .domain = page_of(e, r), .day = f->day,
	    .messages = f->messages, .authenticated = bytes_equal(
	    rows_raw(r, REC_mail_auth), BYTES("pass")) };
	uint32_t source = FACTS_NO_SOURCE;
	struct prorate d;

	w->label = label;
	from.too_long = f->prorated &&
	    prorate_days(f->begin, f->end) > e->most_days;
	if (!f->prorated || from.too_long) {
		facts_add(w, r, f, &from);
		source = w->source;
	} else {
		prorate_start(&d, f->begin, f->end, f->messages,
		    prorate_hash(r, &e->key));
		while (prorate_next(&d)) {
			if (d.messages == 0)
				continue;
			from.day = d.day;
			from.messages = d.messages;
			facts_add(w, r, f, &from);
			source = w->source;
		}
	}
	return source != FACTS_NO_SOURCE ? source :
	    facts_source_of(w, r, f, from.domain);
}

enum evidence_class
evidence_class_of(const struct record_fact *f)
{
	if (f->dmarc != OUTCOME_FAIL)
		return SENT_NOT_FAILING;
	return fact_marked(f) ? SENT_FAILING_MARKED : SENT_FAILING;
}

struct traffic_mail *
evidence_sent_by(struct evidence *e, uint32_t domain, uint32_t source,
    enum evidence_class class)
{
	uint32_t part[] = { source, class };
	struct evidence_sent *s = keyed_at(&e->sent, keyed_add(&e->sent,
	    (struct bytes){ (const char *)part, sizeof(part) }, NULL));

	s->source = source;
	s->class = class;
	s->domain = domain;
	return &s->mail;
}

void
evidence_wait(struct evidence *e, uint32_t domain, uint32_t source,
    enum evidence_class class, struct bytes selector)
{
	struct evidence_waiting *w;
	uint32_t part[] = { domain, class };

	e->text.n = 0;
	buf_add(&e->text, (struct bytes){ (const char *)part, sizeof(part) });
	buf_add(&e->text, selector);
	if (!evidence_new(e, PAIR_WAITING, source, buf_view(&e->text)))
		return;
	if (e->nwaiting == e->waiting_room) {
		e->waiting_room = e->waiting_room ? e->waiting_room * 2 : 16;
		e->waiting = mem_resize(e->waiting, e->waiting_room,
		    sizeof(*e->waiting));
	}
	w = &e->waiting[e->nwaiting++];
	*w = (struct evidence_waiting){ .source = source, .domain = domain,
	    .class = class, .selector = arena_copy(&e->keep, selector) };
}

/* Is mail of that class known, when its source is as it was settled? */
static bool
is_known(const struct fact_source *s, enum evidence_class class)
{
	return class == SENT_NOT_FAILING ? known_is(s) :
	    known_when_failing(s, class == SENT_FAILING_MARKED);
}

static void
add_mail(struct evidence *e, struct traffic_mail *sum,
    const struct traffic_mail *mail)
{
	int k;

	evidence_sum(e, &sum->messages, mail->messages);
	for (k = 0; k < TRAFFIC_MECHANISMS; k++) {
		evidence_sum(e, &sum->share[k].pass, mail->share[k].pass);
		evidence_sum(e, &sum->share[k].fail, mail->share[k].fail);
		evidence_sum(e, &sum->share[k].unknown,
		    mail->share[k].unknown);
	}
}

/*
 * The server whose reverse name is asked: SPF names it the domain's. Names in
 * a service's own networks are the service's to keep.
 */
static void
add_server(struct evidence *e, uint32_t domain, const struct fact_source *s)
{
	struct traffic *t = &e->traffic[domain];
	const struct ip *ip = facts_address(&e->facts, s->address);

	if (ip == NULL || (s->known != KNOWN_LISTED &&
	    (s->known != KNOWN_AUTHORISED || s->shared)) || t->more_senders ||
	    !evidence_new(e, PAIR_SENDER, domain,
	    (struct bytes){ (const char *)ip->a, sizeof(ip->a) }))
		return;
	t->more_senders = t->nsenders == TRAFFIC_SENDERS;
	if (t->more_senders)
		return;
	if ((t->nsenders & (t->nsenders - 1)) == 0)
		t->sender = mem_resize(t->sender,
		    t->nsenders ? t->nsenders * 2 : 1, sizeof(*t->sender));
	t->sender[t->nsenders++] = *ip;
}

void
evidence_settle_senders(struct evidence *e)
{
	struct facts_rules rules;
	const struct fact_source *s;
	const struct evidence_sent *m;
	const struct evidence_waiting *w;
	uint32_t i;
	size_t k;

	thresholds_facts(thresholds_default(), &rules);
	facts_drop_far(&e->facts, -1, -1);
	facts_settle(&e->facts, &rules, -1);
	for (i = 0; i < keyed_count(&e->sent); i++) {
		m = keyed_at(&e->sent, i);
		s = begun_at(&e->facts.sources, m->source);
		if (!is_known(s, m->class))
			continue;
		add_mail(e, &e->traffic[m->domain].own, &m->mail);
		if (m->mail.share[TRAFFIC_SPF].pass != 0)
			add_server(e, m->domain, s);
	}
	for (k = 0; k < e->nwaiting; k++) {
		w = &e->waiting[k];
		s = begun_at(&e->facts.sources, w->source);
		if (is_known(s, w->class))
			evidence_selector(e, w->domain, w->selector);
	}
}
