/*
 * summary_report: what a row says of the report it is from, and reports
 * rows themselves: who reports, for which period, under which policy.
 */
#include "analysis/summary_impl.h"
#include "text/domain.h"

/* Where a kind has the columns that name a report and its policy. */
struct columns {
	int	org, id, domain, begin, end, quirks;
	int	tags[5];
};

static const struct columns of_records = {
	REC_org_name, REC_report_id, REC_policy_domain, REC_begin, REC_end,
	REC_quirks, { REC_p, REC_sp, REC_np, REC_pct, REC_testing }
};

static const struct columns of_reports = {
	REP_org_name, REP_report_id, REP_policy_domain, REP_begin, REP_end,
	REP_quirks, { REP_p, REP_sp, REP_np, REP_pct, REP_testing }
};

/* Cells hold no tab, so cells joined by tabs are equal only if each is. */
static void
join(const struct rows *r, const int *column, int n, struct buf *out)
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
	struct report_now *now = &s->now;
	struct reporter_entry *e;
	uint64_t mark = hash_bytes(s->seed, buf_view(&now->key));
	bool records = numset_has(&s->reports[KIND_RECORDS], mark);
	bool aligned = numset_has(&s->reports[KIND_ALIGNED], mark);
	bool reports = numset_has(&s->reports[KIND_REPORTS], mark);

	now->twice = (kind == KIND_RECORDS && aligned) ||
	    (kind == KIND_ALIGNED && records);
	if (!now->twice)
		numset_add(&s->reports[kind], mark);
	if (!records && !aligned && !reports && now->place == WINDOW_IN) {
		e = keyed_at(&s->reporters, now->reporter);
		e->reports++;
		s->figures.notes.reports++;
	}
}

/* Keeps the tags that the latest report shows. */
static void
take_policy(struct summary *s, struct rows *r, const struct columns *c)
{
	struct policy_entry *e;
	struct bytes tags;

	s->now.policy = keyed_add(&s->policies, rows_text(r, c->domain), NULL);
	e = keyed_at(&s->policies, s->now.policy);
	join(r, c->tags, 5, &s->key);
	tags = buf_view(&s->key);
	if (rows_raw(r, c->tags[0]).n == 0 || s->now.place != WINDOW_IN)
		return;
	if (e->known && (s->now.end < e->seen || (s->now.end == e->seen &&
	    bytes_compare(tags, map_key(&s->tags, e->tags)) >= 0)))
		return;
	e->known = true;
	e->seen = s->now.end;
	e->day = period_day(s->now.begin, s->now.end);
	e->tags = map_add(&s->tags, tags, NULL);
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

int64_t
summary_today(const struct summary *s)
{
	const struct day_entry *day = keyed_at(&s->days, s->now.day);

	return day->begin;
}

void
summary_report(struct summary *s, struct rows *r)
{
	const struct columns *c = r->kind == KIND_REPORTS ? &of_reports :
	    &of_records;
	struct report_now *now = &s->now;
	int64_t period[2];
	struct buf swap;

	join(r, &c->org, 5, &now->next);
	if (now->kind == r->kind &&
	    bytes_equal(buf_view(&now->key), buf_view(&now->next)))
		return;
	swap = now->key;
	now->key = now->next;
	now->next = swap;
	now->kind = r->kind;
	now->domain = UINT32_MAX;
	now->reporter = keyed_add(&s->reporters, rows_text(r, c->org), NULL);
	rows_period(r, c->begin, c->end, c->quirks, period);
	now->begin = period[0];
	now->end = period[1];
	now->day = summary_day(s, period_day(now->begin, now->end));
	now->place = window_place(&s->options.window, summary_today(s));
	summary_reach(s, summary_today(s));
	if (now->place == WINDOW_IN) {
		((struct day_entry *)keyed_at(&s->days,
		    now->day))->reported = true;
		now->heat = summary_heat_at(s, now->reporter, now->day);
	}
	count_report(s, r->kind);
	take_policy(s, r, c);
}

/* A period over 25 hours is no day's: its shares would be estimates. */
enum { DAY_MOST = 25 * 3600 };

void
summary_watch(struct summary *s, struct rows *r, struct bytes domain)
{
	const struct report_now *now = &s->now;
	struct watch_report from = { .domain = domain,
	    .day = summary_today(s) };

	if (now->place == WINDOW_AFTER)
		return;
	from.spread = now->begin >= 0 && now->end > now->begin + DAY_MOST;
	if (r->kind == KIND_REPORTS)
		watch_add_report(&s->watch, r, &from);
	else
		watch_add(&s->watch, r, &from);
}

void
summary_add_report(struct summary *s, struct rows *r)
{
	struct bytes domain = rows_text(r, REP_policy_domain), name;
	struct policy_entry *p;
	struct reporter_entry *e;
	struct day_entry *d;
	struct heat_entry *h;
	uint64_t n;

	if (!summary_scope(s, domain, domain, &name)) {
		s->figures.notes.other_domain++;
		return;
	}
	name = summary_named(s, summary_name(s, name));
	summary_report(s, r);
	summary_watch(s, r, name);
	if (!summary_shows(s, summary_today(s)))
		return;
	n = rows_num(r, REP_messages);
	p = keyed_at(&s->policies, s->now.policy);
	p->reported = true;
	summary_sum(s, &p->told, n);
	summary_widen(&p->span, s->now.begin, s->now.end);
	e = keyed_at(&s->reporters, s->now.reporter);
	summary_sum(s, &e->told, n);
	d = keyed_at(&s->days, s->now.day);
	summary_sum(s, &d->told, n);
	h = keyed_at(&s->heat, s->now.heat);
	summary_sum(s, &h->told, n);
	summary_pair(&s->report_pairs, 0, s->now.policy, s->now.reporter);
}

/* The domain of p that a policy domain belongs to; added if there is none. */
static uint32_t
home(const struct summary *s, struct pool *p, struct bytes policy)
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
better(const struct summary *s, struct bytes name, uint32_t a, uint32_t b)
{
	const struct policy_entry *ea = keyed_at(&s->policies, a);
	const struct policy_entry *eb = keyed_at(&s->policies, b);
	struct bytes ka = keyed_key(&s->policies, a);
	struct bytes kb = keyed_key(&s->policies, b);

	if (bytes_equal(ka, name) != bytes_equal(kb, name))
		return bytes_equal(kb, name);
	if (ea->seen != eb->seen)
		return eb->seen > ea->seen;
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
	if (e->known && (d->policy == 0 || better(t->s,
	    keyed_key(&t->p->domains, domain), d->policy - 1, policy)))
		d->policy = policy + 1;
}

void
summary_settle(struct summary *s, struct pool *p)
{
	struct settling t = { s, p, NULL };
	size_t i, n = keyed_count(&s->policies);
	struct policy_entry *e;
	struct domain_entry *d;

	t.home = summary_keep(s, n, sizeof(*t.home));
	for (i = 0; i < n; i++) {
		e = keyed_at(&s->policies, (uint32_t)i);
		if (!e->reported)
			continue;
		t.home[i] = home(s, p, keyed_key(&s->policies, (uint32_t)i));
		d = keyed_at(&p->domains, t.home[i]);
		if (s->figures.notes.reports_used &&
		    !s->figures.notes.rollups_used)
			summary_sum(s, &d->outcome.messages, e->told);
		summary_span(&d->span, &e->span);
		summary_pair(&p->pairs, PAIR_DOMAIN_POLICY, t.home[i],
		    (uint32_t)i);
	}
	numset_each(&s->report_pairs, settle_reporter, &t);
	numset_each(&p->pairs, settle_policy, &t);
}
