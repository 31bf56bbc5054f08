/*
 * report: what a row says of the report it is from, and reports
 * rows themselves: who reports, for which period, under which policy.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "calendar/prorate.h"
#include "summary/impl.h"
#include "summary/pool.h"
#include "summary/report.h"
#include "summary/sections.h"
#include "summary/timeline.h"
#include "text/domain.h"

/* Where a kind has the columns that name a report. */
struct columns {
	int	org, id, domain, begin, end, quirks, auth;
};

static const struct columns of_records = {
	REC_org_name, REC_report_id, REC_policy_domain, REC_begin, REC_end,
	REC_quirks, REC_mail_auth
};

static const struct columns of_reports = {
	REP_org_name, REP_report_id, REP_policy_domain, REP_begin, REP_end,
	REP_quirks, REP_mail_auth
};

/* Cells hold no tab, so cells joined by tabs are equal only if each is. */
static void
join_cells(const struct rows *r, const int *column, int n, struct buf *out)
{
	int i;

	out->n = 0;
	for (i = 0; i < n; i++) {
		if (i > 0)
			buf_byte(out, '\t');
		buf_add(out, rows_raw(r, column[i]));
	}
}

/*
 * Counts the report when it is new. One that came as records and comes as
 * aligned records again must not be counted twice: the first kind stands.
 */
static void
count_report(struct summary *s, enum tsv_kind kind)
{
	struct report_now *now = s->now;
	struct reporter_entry *e;
	uint64_t mark = hash_bytes(s->seed, buf_view(&now->key));
	bool records = numset_has(&s->reports[KIND_RECORDS], mark);
	bool aligned = numset_has(&s->reports[KIND_ALIGNED], mark);
	bool reports = numset_has(&s->reports[KIND_REPORTS], mark);

	now->twice = (kind == KIND_RECORDS && aligned) ||
	    (kind == KIND_ALIGNED && records);
	if (!now->twice)
		numset_add(&s->reports[kind], mark);
	if (!records && !aligned && !reports && now->shown) {
		e = keyed_at(&s->reporters, now->reporter);
		e->reports++;
		s->figures.notes.reports++;
	}
}

uint32_t
summary_day(struct summary *s, int64_t day)
{
	struct day_entry *e;
	uint32_t i;

	i = keyed_add(&s->days, (struct bytes){ (char *)&day, sizeof(day) },
	    NULL);
	e = keyed_at(&s->days, i);
	e->begin = day;
	return i;
}

/* Another day that the report's messages are of. */
static void
add_part(struct summary *s, int64_t day)
{
	struct report_now *now = s->now;
	struct report_part *p;
	struct day_entry *e;

	if (now->nparts == now->room) {
		now->room = now->room == 0 ? 4 : now->room * 2;
		now->part = mem_resize(now->part, now->room,
		    sizeof(*now->part));
	}
	p = &now->part[now->nparts++];
	*p = (struct report_part){ .day = day,
	    .place = window_place(&s->options.window, day),
	    .number = summary_day(s, day) };
	summary_reach(s, day);
	if (p->place != WINDOW_IN)
		return;
	now->shown = true;
	e = keyed_at(&s->days, p->number);
	e->reported = true;
	p->heat = summary_heat_at(s, now->reporter, p->number);
}

/* The days of the report: one, or all that its period touches. */
static void
find_parts(struct summary *s)
{
	struct report_now *now = s->now;
	int64_t day;

	now->nparts = 0;
	now->shown = now->too_long = false;
	now->day = period_day(now->begin, now->end);
	if (!prorate_needed(now->begin, now->end)) {
		add_part(s, now->day);
		return;
	}
	now->too_long = prorate_days(now->begin, now->end) >
	    s->options.most_days;
	if (now->too_long) {
		add_part(s, -1);
		return;
	}
	for (day = period_begin(PERIOD_DAY, now->begin); day < now->end;
	    day += UTC_DAY)
		add_part(s, day);
}

void
summary_report(struct summary *s, struct rows *r)
{
	const struct columns *c = r->kind == KIND_REPORTS ? &of_reports :
	    &of_records;
	struct report_now *now = s->now;
	int64_t period[2];
	struct buf swap;

	join_cells(r, &c->org, 5, &now->next);
	if (now->kind == r->kind &&
	    bytes_equal(buf_view(&now->key), buf_view(&now->next)))
		return;
	swap = now->key;
	now->key = now->next;
	now->next = swap;
	now->kind = r->kind;
	now->domain = UINT32_MAX;
	now->authenticated = bytes_equal(rows_raw(r, c->auth), BYTES("pass"));
	now->reporter = keyed_add(&s->reporters, rows_text(r, c->org), NULL);
	rows_period(r, c->begin, c->end, c->quirks, period);
	now->begin = period[0];
	now->end = period[1];
	find_parts(s);
	count_report(s, r->kind);
	now->policy = keyed_add(&s->policies, rows_text(r, c->domain), NULL);
}

/* The part with the most messages: of several, the first. */
static size_t
fullest_part(struct prorate d)
{
	uint64_t most = 0;
	size_t i, at = 0;

	for (i = 0; prorate_next(&d); i++)
		if (d.messages > most) {
			most = d.messages;
			at = i;
		}
	return at;
}

void
summary_divide(struct summary *s, struct rows *r, uint64_t messages,
    summary_take *take, void *arg)
{
	const struct report_now *now = s->now;
	struct prorate d;
	size_t i, whole;

	if (now->nparts == 1) {
		take(s, r, &now->part[0], messages, true, arg);
		return;
	}
	prorate_start(&d, now->begin, now->end, messages,
	    prorate_hash(r, &s->key));
	whole = fullest_part(d);
	for (i = 0; prorate_next(&d); i++)
		if (i == whole || d.messages != 0)
			take(s, r, &now->part[i], d.messages, i == whole, arg);
}

void
summary_cover(struct summary *s, struct dayset *days)
{
	const struct report_now *now = s->now;
	const struct report_part *p;
	size_t i;

	if (now->nparts == 1) {
		summary_widen(days, now->begin, now->end);
		return;
	}
	for (i = 0; i < now->nparts; i++) {
		p = &now->part[i];
		if (p->place == WINDOW_IN)
			summary_widen(days, p->day, p->day);
	}
}

void
summary_count_facts(struct summary *s, struct rows *r,
    const struct record_fact *f, struct bytes domain,
    const struct report_part *part, uint64_t messages)
{
	const struct report_now *now = s->now;
	struct fact_report from = { .domain = domain, .day = part->day,
	    .messages = messages, .too_long = now->too_long,
	    .authenticated = now->authenticated };

	if (now->too_long)
		from.day = now->day;
	if (window_place(&s->options.window, from.day) == WINDOW_AFTER)
		return;
	if (f == NULL)
		facts_add_report(&s->facts, r, &from);
	else
		facts_add(&s->facts, r, f, &from);
}

/* n messages of a day, as a reports row tells them. */
static void
take_report(struct summary *s, struct rows *r, const struct report_part *part,
    uint64_t n, bool whole, void *arg)
{
	struct policy_entry *p = keyed_at(&s->policies, s->now->policy);
	struct reporter_entry *e = keyed_at(&s->reporters, s->now->reporter);
	struct day_entry *d = keyed_at(&s->days, part->number);
	struct heat_entry *h;

	summary_count_facts(s, r, NULL, *(const struct bytes *)arg, part, n);
	if (part->place != WINDOW_IN) {
		s->figures.notes.other_time += whole;
		return;
	}
	p->reported = true;
	summary_sum(s, &p->told, n);
	summary_cover(s, &p->days);
	summary_sum(s, &e->told, n);
	summary_sum(s, &d->told, n);
	h = keyed_at(&s->heat, part->heat);
	summary_sum(s, &h->told, n);
	summary_pair(&s->report_pairs, 0, s->now->policy, s->now->reporter);
}

void
summary_add_report(struct summary *s, struct rows *r)
{
	struct bytes domain = rows_text(r, REP_policy_domain), name;

	if (!summary_scope(s, domain, domain, &name)) {
		s->figures.notes.other_domain++;
		return;
	}
	name = summary_named(s, summary_name(s, name));
	summary_report(s, r);
	summary_divide(s, r, rows_num(r, REP_messages), take_report, &name);
}

/* The domain of p that a policy domain belongs to; added if there is none. */
static uint32_t
owning_domain(const struct summary *s, struct pool *p, struct bytes policy)
{
	struct bytes name = policy, asked;
	uint32_t i;
	size_t dot;

	if (s->options.ndomains != 0) {
		summary_scope(s, policy, policy, &asked);
		return keyed_add(&p->domains, asked, NULL);
	}
	for (;;) {
		i = map_find(&p->domains.map, name);
		if (i != MAP_NONE)
			return i;
		dot = bytes_find(name, BYTES("."), 0);
		if (dot == name.n)
			return keyed_add(&p->domains, policy, NULL);
		name = bytes_from(name, dot + 1);
	}
}

struct settling {
	struct summary	*s;
	struct pool	*p;
	uint32_t	*home;		/* of each policy domain */
};

static void
settle_reporter(uint64_t v, void *arg)
{
	struct settling *t = arg;
	struct domain_entry *d;
	uint32_t policy, reporter;

	summary_unpair(v, &policy, &reporter);
	d = keyed_at(&t->p->domains, t->home[policy]);
	if (summary_pair(&t->p->pairs, PAIR_DOMAIN_REPORTER, t->home[policy],
	    reporter))
		d->reporters++;
}

/* Is policy domain b better than a to tell what is in force at name? */
static bool
is_better_policy(const struct summary *s, struct bytes name, uint32_t a,
    uint32_t b)
{
	const struct policy_entry *ea = keyed_at(&s->policies, a);
	const struct policy_entry *eb = keyed_at(&s->policies, b);
	struct bytes ka = keyed_key(&s->policies, a);
	struct bytes kb = keyed_key(&s->policies, b);

	if (bytes_equal(ka, name) != bytes_equal(kb, name))
		return bytes_equal(kb, name);
	if (ea->seen->day != eb->seen->day)
		return eb->seen->day > ea->seen->day;
	return bytes_compare(kb, ka) < 0;
}

static void
settle_policy(uint64_t v, void *arg)
{
	struct settling *t = arg;
	struct domain_entry *d;
	struct policy_entry *e;
	uint32_t domain, policy;

	if (summary_unpair(v, &domain, &policy) != PAIR_DOMAIN_POLICY)
		return;
	d = keyed_at(&t->p->domains, domain);
	e = keyed_at(&t->s->policies, policy);
	if (e->seen != NULL && (d->policy == 0 || is_better_policy(t->s,
	    keyed_key(&t->p->domains, domain), d->policy - 1, policy)))
		d->policy = policy + 1;
}

/* The policy in force at the end of the window, as the findings have it. */
static void
find_policy(struct summary *s, uint32_t number)
{
	struct policy_entry *e = keyed_at(&s->policies, number);
	uint32_t name = map_find(&s->facts.names,
	    keyed_key(&s->policies, number));
	const struct policy_day *day;
	size_t n, first;

	if (name == MAP_NONE)
		return;
	n = policy_history_of(&s->facts.history, name, &first);
	day = s->facts.history.at + first;
	while (n > 0 && window_place(&s->options.window, day->day) !=
	    WINDOW_IN) {
		day++;
		n--;
	}
	if (n > 0)
		e->seen = policy_history_latest(day, n);
}

/* Policy domains, a domain before those that are below it. */
static struct order *
ordered_policies(struct summary *s, size_t n)
{
	struct order *o = summary_keep(s, n, sizeof(*o));
	size_t i;

	for (i = 0; i < n; i++) {
		o[i].key = keyed_key(&s->policies, (uint32_t)i);
		o[i].group = o[i].key.n;
		o[i].index = (uint32_t)i;
	}
	summary_sort(o, n);
	return o;
}

void
summary_settle(struct summary *s, struct pool *p)
{
	struct settling t = { s, p, NULL };
	size_t i, n = keyed_count(&s->policies);
	struct order *o = ordered_policies(s, n);
	struct policy_entry *e;
	struct domain_entry *d;

	t.home = summary_keep(s, n, sizeof(*t.home));
	for (i = 0; i < n; i++) {
		e = keyed_at(&s->policies, o[i].index);
		find_policy(s, o[i].index);
		if (!e->reported)
			continue;
		t.home[o[i].index] = owning_domain(s, p, o[i].key);
		d = keyed_at(&p->domains, t.home[o[i].index]);
		if (s->figures.notes.reports_used &&
		    !s->figures.notes.rollups_used)
			summary_sum(s, &d->outcome.messages, e->told);
		dayset_merge(&d->days, &e->days);
		summary_pair(&p->pairs, PAIR_DOMAIN_POLICY,
		    t.home[o[i].index], o[i].index);
	}
	numset_each(&s->report_pairs, settle_reporter, &t);
	numset_each(&p->pairs, settle_policy, &t);
}

void
summary_start_reports(struct summary *s)
{
	int i;

	s->now = mem_zero(1, sizeof(*s->now));
	keyed_start(&s->policies, sizeof(struct policy_entry));
	numset_start(&s->report_pairs);
	for (i = 0; i < TSV_KINDS; i++)
		numset_start(&s->reports[i]);
}

void
summary_free_reports(struct summary *s)
{
	size_t i;

	for (i = 0; i < keyed_count(&s->policies); i++)
		dayset_free(&((struct policy_entry *)keyed_at(&s->policies,
		    (uint32_t)i))->days);
	dayset_free(&s->reach);
	buf_free(&s->now->key);
	buf_free(&s->now->next);
	free(s->now->part);
	free(s->now);
	keyed_free(&s->policies);
	numset_free(&s->report_pairs);
	for (i = 0; i < TSV_KINDS; i++)
		numset_free(&s->reports[i]);
}
