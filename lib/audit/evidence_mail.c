/*
 * evidence_mail: rows of aggregate reports as evidence.
 *
 * Mail counts for the domain of the list that is its From domain or the
 * nearest one above it. What was published or looked up at one name (DKIM
 * keys, SPF and DMARC records) counts for that name alone.
 */
#include "audit/evidence_impl.h"

#include "base/mem.h"
#include "calendar/prorate.h"
#include "facts/fact.h"
#include "text/domain.h"

enum { REPORTER_MOST = 256 };	/* bytes of a name that tell it apart */

/* The row being read. */
struct mail {
	struct record_fact fact;
	struct bytes	reporter;	/* lasts until the next row */
	bool		aligned;	/* it has verdicts */
	uint32_t	source;		/* in facts, or FACTS_NO_SOURCE */
	enum evidence_class class;
};

static void
count_outcome(struct evidence *e, struct traffic_share *s, enum auth_outcome o,
    uint64_t n)
{
	evidence_sum(e, o == OUTCOME_PASS ? &s->pass :
	    o == OUTCOME_FAIL ? &s->fail : &s->unknown, n);
}

/* Did anything pass, for whatever domain? */
static enum auth_outcome
any_outcome(const struct record_fact *f)
{
	return f->raw & (RAW_SPF_PASS | RAW_DKIM_PASS) ? OUTCOME_PASS :
	    (enum auth_outcome)f->dmarc;
}

static void
count_mail(struct evidence *e, const struct record_fact *f,
    struct traffic_mail *t)
{
	uint64_t n = f->messages;

	evidence_sum(e, &t->messages, n);
	count_outcome(e, &t->share[TRAFFIC_SPF], f->spf, n);
	count_outcome(e, &t->share[TRAFFIC_DKIM], f->dkim, n);
	count_outcome(e, &t->share[TRAFFIC_ANY], any_outcome(f), n);
	count_outcome(e, &t->share[TRAFFIC_DMARC], f->dmarc, n);
}

/* Messages of one day at one receiver. */
static void
add_day(struct evidence *e, uint32_t org, int64_t day, uint32_t receiver,
    uint64_t n)
{
	struct traffic_day new = { .org = org, .day = day,
	    .receiver = map_key(&e->receivers, receiver) };
	char key[sizeof(org) + sizeof(day) + sizeof(receiver)];
	uint32_t i;
	bool added;

	memcpy(key, &org, sizeof(org));
	memcpy(key + sizeof(org), &day, sizeof(day));
	memcpy(key + sizeof(org) + sizeof(day), &receiver, sizeof(receiver));
	i = map_add(&e->days, (struct bytes){ key, sizeof(key) }, &added);
	if (i >= e->days_room) {
		e->days_room = e->days_room ? e->days_room * 2 : 64;
		e->day = mem_resize(e->day, e->days_room, sizeof(*e->day));
	}
	if (added)
		e->day[i] = new;
	evidence_sum(e, &e->day[i].messages, n);
}

/* Mail that passes DMARC makes an organisation a bulk sender. */
static void
count_days(struct evidence *e, const struct rows *r, const struct mail *m)
{
	struct bytes org = auth_name_org(&e->cells.record.results.from);
	uint32_t number = org.n == 0 ? MAP_NONE : map_find(&e->orgs, org);
	const struct record_fact *f = &m->fact;
	uint32_t receiver;
	struct prorate s;

	if (number == MAP_NONE || f->begin < 0 || f->dmarc != OUTCOME_PASS)
		return;
	receiver = map_add(&e->receivers, m->reporter, NULL);
	if (!f->prorated) {
		add_day(e, number, f->day, receiver, f->messages);
		return;
	}
	if (prorate_days(f->begin, f->end) > e->most_days)
		return;
	prorate_start(&s, f->begin, f->end, f->messages,
	    prorate_hash(r, &e->key));
	while (prorate_next(&s))
		if (s.messages != 0)
			add_day(e, number, s.day, receiver, s.messages);
}

/* Counts the row for the domain that its From domain belongs to. */
static void
take_mail(struct evidence *e, const struct rows *r, const struct mail *m)
{
	uint32_t i = inventory_find(e->domains,
	    e->cells.record.results.from.text);
	struct traffic *t;

	if (m->aligned)
		count_days(e, r, m);
	if (i == INVENTORY_NONE)
		return;
	t = &e->traffic[i];
	if (!m->aligned) {
		t->plain_rows++;
		return;
	}
	evidence_cover(&t->mail, &e->domain[i].mail_days, m->fact.begin,
	    m->fact.end);
	t->mail.reporters += evidence_new(e, PAIR_MAIL_REPORTER, i,
	    m->reporter);
	count_mail(e, &m->fact, &t->all);
	if (m->source != FACTS_NO_SOURCE)
		count_mail(e, &m->fact, evidence_sent_by(e, i, m->source,
		    m->class));
}

/* What receivers saw published at the domain where they found the record. */
static void
take_policy(struct evidence *e, const struct mail *m)
{
	const struct auth_published *p = &e->cells.record.published;
	uint32_t i = map_find(&e->domains->names, p->domain.text);
	struct traffic_policy *t;
	bool same;

	if (i == MAP_NONE || p->p == POLICY_UNKNOWN)
		return;
	t = &e->traffic[i].policy;
	if (evidence_newest(&t->seen, m->fact.begin, m->fact.end, &same)) {
		t->p = p->p;
		t->sp = p->sp;
	} else if (same) {
		t->seen.differs |= t->p != p->p ||
		    (t->sp != p->sp && p->sp != POLICY_UNKNOWN &&
		    t->sp != POLICY_UNKNOWN);
		if (t->sp == POLICY_UNKNOWN)
			t->sp = p->sp;
	}
}

/* What the domain's own SPF record came to, whoever sent the mail. */
static void
take_spf(struct evidence *e, const struct mail *m)
{
	const struct auth_checks *l = &e->cells.record.results.spf;
	struct traffic *t;
	size_t k;
	uint32_t i;

	for (k = 0; k < l->n; k++) {
		i = map_find(&e->domains->names, l->at[k].domain);
		if (i == MAP_NONE || l->at[k].result == RESULT_UNUSABLE)
			continue;
		t = &e->traffic[i];
		evidence_sum(e, &t->spf_checks, m->fact.messages);
		if (m->fact.end > t->spf_last)
			t->spf_last = m->fact.end;
		if (l->at[k].result != RESULT_PERMERROR)
			continue;
		evidence_sum(e, &t->spf_permerrors, m->fact.messages);
		t->permerror_reporters += evidence_new(e,
		    PAIR_PERMERROR_REPORTER, i, m->reporter);
	}
}

void
evidence_selector(struct evidence *e, uint32_t i, struct bytes selector)
{
	struct traffic *t = &e->traffic[i];

	if (t->more_selectors ||
	    !evidence_new(e, PAIR_SELECTOR, i, selector))
		return;
	t->more_selectors = t->nselectors == TRAFFIC_SELECTORS;
	if (t->more_selectors)
		return;
	if ((t->nselectors & (t->nselectors - 1)) == 0)
		t->selector = mem_resize(t->selector,
		    t->nselectors ? t->nselectors * 2 : 1,
		    sizeof(*t->selector));
	t->selector[t->nselectors++] = arena_copy(&e->keep, selector);
}

/*
 * Keys in use. Anybody can write a signature that fails; so one counts when
 * it passed, or the message is a known sender's, or authenticated by SPF.
 */
static void
take_selectors(struct evidence *e, const struct mail *m)
{
	const struct auth_signatures *l = &e->signatures;
	char text[DOMAIN_TEXT];
	struct bytes name;
	size_t k;
	uint32_t i;

	for (k = 0; k < l->n; k++) {
		i = map_find(&e->domains->names, l->at[k].name);
		if (i == MAP_NONE || e->traffic[i].more_selectors)
			continue;
		name = (struct bytes){ text, domain_normal(
		    tsv_text(l->at[k].selector, &e->text), text) };
		if (name.n == 0)
			continue;
		if (l->at[k].passed || m->fact.spf == OUTCOME_PASS)
			evidence_selector(e, i, name);
		else if (m->source != FACTS_NO_SOURCE)
			evidence_wait(e, i, m->source, m->class, name);
	}
}

/* The user's label, by the row or else by the list. */
static struct bytes
label_of(struct evidence *e, const struct rows *r)
{
	struct bytes label = rows_raw(r, ALN_sender);

	if (label.n != 0 || e->known == NULL)
		return label;
	return known_senders_sender(e->known, &e->signatures,
	    rows_raw(r, REC_source_ip));
}

/*
 * Is it mail of an organisation that has an audited domain? Who is known is
 * told of each by itself, so others need not be held.
 */
static bool
is_audited(const struct evidence *e)
{
	const struct auth_name *from = &e->cells.record.results.from;
	struct bytes org = auth_name_org(from);

	return (org.n != 0 && map_find(&e->orgs, org) != MAP_NONE) ||
	    inventory_find(e->domains, from->text) != INVENTORY_NONE;
}

void
evidence_mail(struct evidence *e, struct rows *r)
{
	struct mail m = { .source = FACTS_NO_SOURCE };

	fact_read(&m.fact, r, READ_RESULT | READ_MECHANISMS | READ_RAW |
	    READ_PERIOD | READ_MESSAGES | FACTS_READ);
	m.aligned = m.fact.evaluated && !e->failures;
	aligned_cells_read(&e->cells, r->reader.cells, r->map);
	auth_signatures_of(&e->signatures, &e->cells, r->reader.cells,
	    r->map);
	if (!m.aligned)
		m.fact.spf = OUTCOME_UNKNOWN;
	else if (is_audited(e) && m.fact.messages != 0)
		m.source = evidence_source(e, r, &m.fact, label_of(e, r));
	m.class = evidence_class_of(&m.fact);
	m.reporter = bytes_first(rows_text(r, REC_org_name), REPORTER_MOST);
	take_mail(e, r, &m);
	take_policy(e, &m);
	take_spf(e, &m);
	take_selectors(e, &m);
}
