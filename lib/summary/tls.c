/*
 * tls: TLS rows into sessions by policy and failures by kind.
 *
 * Totals stand in rows of level policy only; what details say may add up to
 * something else. One session may count under two policy types, so sums go
 * no further than one type of one domain.
 */
#include "summary/impl.h"
#include "summary/sections.h"

/* Key: cells of domain and policy type. */
struct tls_entry {
	uint64_t	successful, failed;
	int64_t		mode_seen;	/* filled at the end, as mode */
	uint32_t	domain, type, mode;	/* numbers in names */
	uint32_t	reporters;
};

/* Key: number in tls, end and day of a report (8 bytes each). */
struct tls_mode {
	uint32_t	policy, mode;	/* in tls, in names */
	int64_t		end, day;
};

/* Key: cells of domain, result type and receiving MX. */
struct tls_failure_entry {
	uint64_t	sessions, uncounted;
	uint32_t	domain, type, mx;	/* numbers in names */
	uint32_t	reporters;
};

/* The key of these cells: they hold no tab (tsv/writer.h). */
static struct bytes
key_of(struct summary *s, const struct rows *r, const int *columns, size_t n)
{
	size_t i;

	s->key.n = 0;
	for (i = 0; i < n; i++) {
		buf_add(&s->key, rows_raw(r, columns[i]));
		buf_byte(&s->key, '\t');
	}
	return buf_view(&s->key);
}

/* Counts the report when it is new; returns who sent it. */
static uint32_t
take_report(struct summary *s, struct rows *r)
{
	static const int columns[] = {
		TLS_org_name, TLS_report_id, TLS_begin, TLS_end
	};
	struct summary_notes *n = &s->figures.notes;

	if (numset_add(&s->reports[KIND_TLS],
	    hash_bytes(s->seed, key_of(s, r, columns, 4))))
		n->tls_reports++;
	return summary_name(s, rows_text(r, TLS_org_name));
}

/* Which mode a report shows; of those that end together, the least. */
static void
add_mode(struct summary *s, uint32_t policy, struct rows *r,
    const struct tls_fact *f)
{
	int64_t part[] = { policy, f->end, f->day };
	struct tls_mode *m = keyed_at(&s->tls_modes, keyed_add(&s->tls_modes,
	    (struct bytes){ (char *)part, sizeof(part) }, NULL));

	m->policy = policy;
	m->end = part[1];
	m->day = part[2];
	summary_least(s, &m->mode, rows_text(r, TLS_policy_mode));
}

/* The mode that the latest report shows which is not of a far day. */
static void
find_modes(struct summary *s)
{
	const struct tls_mode *m;
	struct tls_entry *e;
	int64_t end;
	uint32_t i;

	for (i = 0; i < keyed_count(&s->tls_modes); i++) {
		m = keyed_at(&s->tls_modes, i);
		e = keyed_at(&s->tls, m->policy);
		end = facts_far(&s->facts, m->day) ? -1 : m->end;
		if (end > e->mode_seen)
			e->mode = 0;
		if (end >= e->mode_seen) {
			e->mode_seen = end;
			summary_least(s, &e->mode,
			    summary_named(s, m->mode));
		}
	}
}

static void
add_sessions(struct summary *s, struct rows *r, uint32_t reporter,
    const struct tls_fact *f)
{
	static const int columns[] = { TLS_policy_domain, TLS_policy_type };
	struct tls_entry *e;
	bool added;
	uint32_t i;

	i = keyed_add(&s->tls, key_of(s, r, columns, 2), &added);
	e = keyed_at(&s->tls, i);
	if (added) {
		e->domain = summary_name(s, rows_text(r, TLS_policy_domain));
		e->type = summary_name(s, rows_text(r, TLS_policy_type));
		e->mode_seen = -1;
	}
	summary_sum(s, &e->successful, f->successful);
	summary_sum(s, &e->failed, f->failed);
	if (summary_pair(&s->tls_pairs, 0, i, reporter))
		e->reporters++;
	add_mode(s, i, r, f);
}

static void
add_failure(struct summary *s, struct rows *r, uint32_t reporter,
    const struct tls_fact *f)
{
	static const int columns[] = {
		TLS_policy_domain, TLS_result_type, TLS_receiving_mx
	};
	struct tls_failure_entry *e;
	bool added;
	uint32_t i;

	i = keyed_add(&s->tls_failures, key_of(s, r, columns, 3), &added);
	e = keyed_at(&s->tls_failures, i);
	if (added) {
		e->domain = summary_name(s, rows_text(r, TLS_policy_domain));
		e->type = summary_name(s, rows_text(r, TLS_result_type));
		e->mx = summary_name(s, rows_text(r, TLS_receiving_mx));
	}
	if (f->counted)
		summary_sum(s, &e->sessions, f->failed);
	else
		summary_sum(s, &e->uncounted, 1);
	if (summary_pair(&s->tls_pairs, 1, i, reporter))
		e->reporters++;
}

void
summary_add_tls(struct summary *s, struct rows *r)
{
	struct bytes domain = rows_text(r, TLS_policy_domain), name;
	struct tls_fact f;
	uint32_t reporter;

	if (!summary_scope(s, domain, domain, &name)) {
		s->figures.notes.other_domain++;
		return;
	}
	tls_fact_read(&f, r, TLS_READ_WORDS | TLS_READ_PERIOD |
	    TLS_READ_SESSIONS);
	/* Findings say since when, also of days that the page does not show. */
	facts_add_tls(&s->facts, r, &f);
	if (!summary_shows(s, f.day))
		return;
	reporter = take_report(s, r);
	if (f.detail)
		add_failure(s, r, reporter, &f);
	else
		add_sessions(s, r, reporter, &f);
}

static void
fill_rows(struct summary *s, struct summary_tls_list *list)
{
	size_t i, n = keyed_count(&s->tls);
	struct order *o = summary_keep(s, n, sizeof(*o));
	struct summary_tls *row;
	struct tls_entry *e;

	for (i = 0; i < n; i++) {
		e = keyed_at(&s->tls, (uint32_t)i);
		o[i] = (struct order){ 0, e->successful,
		    keyed_key(&s->tls, (uint32_t)i), (uint32_t)i };
		summary_sum(s, &o[i].weight, e->failed);
	}
	summary_sort(o, n);
	list->n = summary_top(s, n);
	list->nmore = n - list->n;
	list->row = summary_keep(s, list->n, sizeof(*list->row));
	for (i = 0; i < list->n; i++) {
		e = keyed_at(&s->tls, o[i].index);
		row = &list->row[i];
		row->domain = summary_named(s, e->domain);
		row->type = summary_named(s, e->type);
		row->mode = summary_named(s, e->mode);
		row->successful = e->successful;
		row->failed = e->failed;
		row->share = percent_share(e->successful, o[i].weight);
		row->reporters = e->reporters;
	}
}

static void
fill_failures(struct summary *s, struct summary_tls_list *list)
{
	size_t i, n = keyed_count(&s->tls_failures);
	struct order *o = summary_keep(s, n, sizeof(*o));
	struct summary_tls_failure *row;
	struct tls_failure_entry *e;

	for (i = 0; i < n; i++) {
		e = keyed_at(&s->tls_failures, (uint32_t)i);
		o[i] = (struct order){ 0, e->sessions,
		    keyed_key(&s->tls_failures, (uint32_t)i), (uint32_t)i };
	}
	summary_sort(o, n);
	list->nfailures = summary_top(s, n);
	list->nrest = n - list->nfailures;
	list->failure = summary_keep(s, list->nfailures,
	    sizeof(*list->failure));
	for (i = 0; i < n; i++) {
		e = keyed_at(&s->tls_failures, o[i].index);
		if (i >= list->nfailures) {
			summary_sum(s, &list->rest.sessions, e->sessions);
			summary_sum(s, &list->rest.uncounted, e->uncounted);
			continue;
		}
		row = &list->failure[i];
		row->domain = summary_named(s, e->domain);
		row->type = summary_named(s, e->type);
		row->mx = summary_named(s, e->mx);
		row->sessions = e->sessions;
		row->uncounted = e->uncounted;
		row->reporters = e->reporters;
	}
}

void
summary_order_tls(struct summary *s)
{
	find_modes(s);
	fill_rows(s, &s->figures.tls);
	fill_failures(s, &s->figures.tls);
}

void
summary_start_tls(struct summary *s)
{
	keyed_start(&s->tls, sizeof(struct tls_entry));
	keyed_start(&s->tls_modes, sizeof(struct tls_mode));
	keyed_start(&s->tls_failures, sizeof(struct tls_failure_entry));
	numset_start(&s->tls_pairs);
}

void
summary_free_tls(struct summary *s)
{
	keyed_free(&s->tls);
	keyed_free(&s->tls_modes);
	keyed_free(&s->tls_failures);
	numset_free(&s->tls_pairs);
}
