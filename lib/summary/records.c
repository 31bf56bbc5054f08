/* records: records rows, with or without a verdict, into figures. */
#include "summary/impl.h"
#include "summary/pool.h"
#include "summary/report.h"
#include "summary/sections.h"
#include "summary/timeline.h"

/*
 * The columns that both kinds have stand at the same places (tsv/columns.h),
 * so REC_… serves both; ALN_… may be asked for aligned records only.
 */

/* The record that summary_divide divides. */
struct record {
	struct record_fact	fact;
	uint32_t		domain;
};

/* What its messages' result rests on. */
static void
add_basis(struct summary *s, const struct record_fact *f, uint64_t n)
{
	struct reporter_entry *e = keyed_at(&s->reporters, s->now->reporter);

	if (!f->evaluated) {
		summary_sum(s, &s->records->reported, n);
		return;
	}
	summary_sum(s, &s->records->recomputed, n);
	summary_sum(s, &e->evaluated, n);
	if (f->differs) {
		summary_sum(s, &s->figures.notes.disagreeing, n);
		summary_sum(s, &e->disagreeing, n);
	}
}

static void
add_source(struct summary *s, struct rows *r, const struct record *p,
    uint64_t n)
{
	uint32_t i = summary_source(s, s->records, p->domain,
	    fact_failure(&p->fact), rows_text(r, REC_source_ip));
	struct source_entry *e = keyed_at(&s->records->sources, i);
	struct bytes list, item;
	bool more;

	summary_sum(s, &e->messages, n);
	summary_sum(s, &e->done[p->fact.disposition], n);
	if (summary_pair(&s->records->pairs, PAIR_SOURCE_REPORTER, i,
	    s->now->reporter))
		e->reporters++;
	if (!p->fact.evaluated)
		return;
	summary_least(s, &e->name, rows_text(r, ALN_sender));
	list = rows_text(r, ALN_auth_domains);
	more = list.n != 0;
	while (tsv_item(&list, &more, &item)) {
		summary_least(s, &e->auth, item);
		if (summary_pair(&s->records->pairs, PAIR_SOURCE_NAME, i,
		    summary_name(s, item)))
			e->auths++;
	}
}

/* One identifier that passed; a message may have several. */
static void
add_sender(struct summary *s, const struct record *p, struct bytes name,
    uint64_t n)
{
	struct sender_entry *e;

	s->key.n = 0;
	buf_add(&s->key, (struct bytes){ (const char *)&p->domain,
	    sizeof(p->domain) });
	buf_add(&s->key, name);
	e = keyed_at(&s->records->senders,
	    keyed_add(&s->records->senders, buf_view(&s->key), NULL));
	e->domain = p->domain;
	summary_tally(s, &e->outcome, p->fact.dmarc, n);
}

/* Is the item at p one that stands before it in its list already? */
static bool
repeated(struct bytes whole, struct bytes item)
{
	struct bytes list = whole, other;
	bool more = list.n != 0;

	while (tsv_item(&list, &more, &other) && other.p < item.p)
		if (bytes_equal(other, item))
			return true;
	return false;
}

static void
add_senders(struct summary *s, struct rows *r, const struct record *p,
    uint64_t n)
{
	struct bytes whole = rows_text(r, ALN_auth_domains);
	struct bytes list = whole, item;
	bool more = list.n != 0;

	while (tsv_item(&list, &more, &item))
		if (item.n != 0 && !repeated(whole, item))
			add_sender(s, p, item, n);
}

/* Who reports on the domain, when, and under which policy. */
static void
add_context(struct summary *s, uint32_t domain)
{
	struct domain_entry *d = keyed_at(&s->records->domains, domain);
	struct report_now *now = s->now;

	if (now->domain == domain)
		return;
	now->domain = domain;
	if (summary_pair(&s->records->pairs, PAIR_DOMAIN_REPORTER, domain,
	    now->reporter))
		d->reporters++;
	summary_pair(&s->records->pairs, PAIR_DOMAIN_POLICY, domain,
	    now->policy);
	summary_cover(s, &d->days);
}

static enum summary_part
part_of(const struct record_fact *f)
{
	static const enum summary_part parts[FAILURE_CLASSES] = {
		PART_ON_WAY, PART_ON_WAY, PART_MISALIGNED, PART_BARE,
		PART_FAIL, PART_FAIL
	};

	if (f->dmarc == OUTCOME_FAIL)
		return parts[fact_failure(f)];
	return f->dmarc == OUTCOME_PASS ? PART_PASS : PART_UNKNOWN;
}

/* Adds n messages to the domain's, the day's and the reporter's figures. */
static void
add_tallies(struct summary *s, const struct record *p,
    const struct report_part *part, uint64_t n)
{
	struct domain_entry *d = keyed_at(&s->records->domains, p->domain);
	struct day_entry *day = keyed_at(&s->days, part->number);
	struct reporter_entry *e = keyed_at(&s->reporters, s->now->reporter);
	struct heat_entry *heat = keyed_at(&s->heat, part->heat);
	enum auth_outcome result = p->fact.dmarc;

	summary_tally(s, &d->outcome, result, n);
	summary_tally(s, &day->outcome, result, n);
	summary_tally(s, &e->outcome, result, n);
	summary_sum(s, &day->part[part_of(&p->fact)], n);
	summary_sum(s, &heat->messages, n);
}

/* What counts a record once, however many days its messages are of. */
static void
add_whole(struct summary *s, struct rows *r, const struct record *p)
{
	if (!p->fact.evaluated)
		s->figures.notes.unevaluated++;
	summary_add_faults(s, r);
}

/* n messages of a day. */
static void
add_part(struct summary *s, struct rows *r, const struct report_part *part,
    uint64_t n, bool whole, void *arg)
{
	const struct record *p = arg;
	struct domain_entry *d = keyed_at(&s->records->domains, p->domain);
	struct bytes domain = keyed_key(&s->records->domains, p->domain);

	summary_count_facts(s, r, &p->fact, domain, part, n);
	if (part->place != WINDOW_IN) {
		s->figures.notes.other_time += whole;
		if (summary_compares(s, part->day))
			summary_tally(s, &d->previous, p->fact.dmarc, n);
		return;
	}
	if (whole)
		add_whole(s, r, p);
	add_context(s, p->domain);
	add_basis(s, &p->fact, n);
	add_tallies(s, p, part, n);
	summary_add_subdomain(s, r, &p->fact, p->domain, n);
	if (p->fact.dmarc == OUTCOME_FAIL && n != 0)
		add_source(s, r, p, n);
	if (!p->fact.evaluated)
		return;
	add_senders(s, r, p, n);
	summary_add_service(s, r, &p->fact, domain, n);
}

void
summary_add_record(struct summary *s, struct rows *r)
{
	struct bytes from, own, name;
	struct record p;

	own = rows_text(r, REC_policy_domain);
	if (r->kind == KIND_ALIGNED && rows_raw(r, ALN_org_domain).n != 0)
		own = rows_text(r, ALN_org_domain);
	from = rows_text(r, REC_header_from);
	if (!summary_scope(s, from, own, &name)) {
		s->figures.notes.other_domain++;
		return;
	}
	p.domain = keyed_add(&s->records->domains, name, NULL);
	summary_report(s, r);
	if (s->now->twice) {
		s->figures.notes.twice++;
		return;
	}
	fact_read(&p.fact, r, FACTS_READ | READ_MESSAGES);
	summary_divide(s, r, p.fact.messages, add_part, &p);
}
