/* records: records rows, with or without a verdict, into figures. */
#include "summary/impl.h"

static const char *const results[] = { "pass", "fail" };
static const char *const causes[] = {
	"forwarded", "broken", "misaligned", "unauthenticated"
};
static const char *const actions[] = { "none", "quarantine", "reject" };

enum { COUNT_OF_CAUSES = sizeof(causes) / sizeof(causes[0]) };

/*
 * The columns that both kinds have stand at the same places (tsv/columns.h),
 * so REC_… serves both; ALN_… may be asked for aligned records only.
 */

/* Does the record hold any result at all? */
static bool
is_recomputed(struct rows *r)
{
	return r->kind == KIND_ALIGNED &&
	    (rows_raw(r, REC_dkim_results).n != 0 ||
	    rows_raw(r, REC_spf_results).n != 0);
}

/* Pass, fail or unknown: recomputed, else what the receiver says. */
static enum summary_result
result_of(struct rows *r)
{
	int column = is_recomputed(r) ? (int)ALN_dmarc :
	    (int)REC_reported_dmarc;

	return (enum summary_result)summary_word(rows_raw(r, column),
	    results, 2);
}

static void
add_basis(struct summary *s, struct rows *r, uint64_t n)
{
	struct reporter_entry *e = keyed_at(&s->reporters, s->now.reporter);

	if (!is_recomputed(r)) {
		summary_sum(s, &s->records.reported, n);
		return;
	}
	summary_sum(s, &s->records.recomputed, n);
	summary_sum(s, &e->judged, n);
	if (bytes_equal(rows_raw(r, ALN_agrees), BYTES("no"))) {
		summary_sum(s, &s->figures.notes.disagreeing, n);
		summary_sum(s, &e->disagreeing, n);
	}
}

static enum summary_cause
cause_of(struct rows *r)
{
	int cause;

	if (r->kind != KIND_ALIGNED)
		return CAUSE_REPORTED;
	cause = summary_word(rows_raw(r, ALN_verdict), causes,
	    COUNT_OF_CAUSES);
	return cause < COUNT_OF_CAUSES ? (enum summary_cause)cause :
	    CAUSE_UNKNOWN;
}

/* A receiver that writes pass took no action either. */
static enum summary_action
action_of(struct rows *r)
{
	struct bytes word = rows_raw(r, REC_disposition);

	if (bytes_equal(word, BYTES("pass")))
		return ACTION_NONE;
	return (enum summary_action)summary_word(word, actions, ACTION_OTHER);
}

static void
add_source(struct summary *s, struct rows *r, uint32_t domain, uint64_t n)
{
	uint32_t i = summary_source(s, &s->records, domain, cause_of(r),
	    rows_text(r, REC_source_ip));
	struct source_entry *e = keyed_at(&s->records.sources, i);
	struct bytes list, item;
	bool more;

	summary_sum(s, &e->messages, n);
	summary_sum(s, &e->done[action_of(r)], n);
	if (summary_pair(&s->records.pairs, PAIR_SOURCE_REPORTER, i,
	    s->now.reporter))
		e->reporters++;
	if (r->kind != KIND_ALIGNED)
		return;
	summary_least(s, &e->name, rows_text(r, ALN_sender));
	list = rows_text(r, ALN_auth_domains);
	more = list.n != 0;
	while (tsv_item(&list, &more, &item)) {
		summary_least(s, &e->auth, item);
		if (summary_pair(&s->records.pairs, PAIR_SOURCE_NAME, i,
		    summary_name(s, item)))
			e->auths++;
	}
}

/* One identifier that passed; a message may have several. */
static void
add_sender(struct summary *s, uint32_t domain, struct bytes name,
    enum summary_result result, uint64_t n)
{
	struct sender_entry *e;

	s->key.n = 0;
	buf_add(&s->key, (struct bytes){ (char *)&domain, sizeof(domain) });
	buf_add(&s->key, name);
	e = keyed_at(&s->records.senders,
	    keyed_add(&s->records.senders, buf_view(&s->key), NULL));
	e->domain = domain;
	summary_tally(s, &e->outcome, result, n);
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
add_senders(struct summary *s, struct rows *r, uint32_t domain,
    enum summary_result result, uint64_t n)
{
	struct bytes whole = rows_text(r, ALN_auth_domains);
	struct bytes list = whole, item;
	bool more = list.n != 0;

	while (tsv_item(&list, &more, &item))
		if (item.n != 0 && !repeated(whole, item))
			add_sender(s, domain, item, result, n);
}

/* Who reports on the domain, when, and under which policy. */
static void
add_context(struct summary *s, uint32_t domain)
{
	struct domain_entry *d = keyed_at(&s->records.domains, domain);
	struct report_now *now = &s->now;

	if (now->domain == domain)
		return;
	now->domain = domain;
	if (summary_pair(&s->records.pairs, PAIR_DOMAIN_REPORTER, domain,
	    now->reporter))
		d->reporters++;
	summary_pair(&s->records.pairs, PAIR_DOMAIN_POLICY, domain,
	    now->policy);
	summary_widen(&d->span, now->begin, now->end);
}

static enum summary_part
part_of(struct rows *r, enum summary_result result)
{
	static const enum summary_part parts[CAUSES] = {
		PART_ON_WAY, PART_ON_WAY, PART_MISALIGNED, PART_BARE,
		PART_FAIL, PART_FAIL
	};

	if (result == RESULT_FAIL)
		return parts[cause_of(r)];
	return result == RESULT_PASS ? PART_PASS : PART_UNKNOWN;
}

/* Adds n messages to the domain's, the day's and the reporter's figures. */
static void
add_tallies(struct summary *s, struct rows *r, uint32_t domain,
    enum summary_result result, uint64_t n)
{
	struct domain_entry *d = keyed_at(&s->records.domains, domain);
	struct day_entry *day = keyed_at(&s->days, s->now.day);
	struct reporter_entry *e = keyed_at(&s->reporters, s->now.reporter);
	struct heat_entry *heat = keyed_at(&s->heat, s->now.heat);

	summary_tally(s, &d->outcome, result, n);
	summary_tally(s, &day->outcome, result, n);
	summary_tally(s, &e->outcome, result, n);
	summary_sum(s, &day->part[part_of(r, result)], n);
	summary_sum(s, &heat->messages, n);
}

/* A row outside the window: it may be of those days compared with. */
static void
add_previous(struct summary *s, struct rows *r, uint32_t domain, uint64_t n)
{
	struct domain_entry *d = keyed_at(&s->records.domains, domain);

	if (summary_compares(s, summary_today(s)))
		summary_tally(s, &d->previous, result_of(r), n);
}

void
summary_add_record(struct summary *s, struct rows *r)
{
	struct bytes from, own, name;
	enum summary_result result;
	uint32_t domain;
	uint64_t n;

	own = rows_text(r, REC_policy_domain);
	if (r->kind == KIND_ALIGNED && rows_raw(r, ALN_org_domain).n != 0)
		own = rows_text(r, ALN_org_domain);
	from = rows_text(r, REC_header_from);
	if (!summary_scope(s, from, own, &name)) {
		s->figures.notes.other_domain++;
		return;
	}
	domain = keyed_add(&s->records.domains, name, NULL);
	summary_report(s, r);
	if (s->now.twice) {
		s->figures.notes.twice++;
		return;
	}
	summary_watch(s, r, keyed_key(&s->records.domains, domain));
	n = rows_num(r, REC_count);
	if (!summary_shows(s, summary_today(s))) {
		add_previous(s, r, domain, n);
		return;
	}
	if (r->kind == KIND_RECORDS)
		s->figures.notes.unevaluated++;
	add_context(s, domain);
	result = result_of(r);
	add_basis(s, r, n);
	add_tallies(s, r, domain, result, n);
	summary_add_below(s, r, domain, result, n);
	summary_add_faults(s, r);
	if (result == RESULT_FAIL && n != 0)
		add_source(s, r, domain, n);
	if (r->kind != KIND_ALIGNED)
		return;
	add_senders(s, r, domain, result, n);
	summary_add_service(s, r, keyed_key(&s->records.domains, domain),
	    result, n);
}
