/*
 * failures: failure rows, counted by source, by cause and by who
 * reports.
 *
 * Each is a message that stands in an aggregate report, too, so nothing of
 * them is added to other figures. Nobody is named: recipients, subjects,
 * identities of signatures and message ids are not looked at; of a text
 * that holds a mail address only the domain is kept.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "summary/impl.h"
#include "summary/layout.h"
#include "summary/sections.h"

/* Keys: see summary_failures.c. */
struct failing_entry {
	uint64_t	reports, messages;
	uint32_t	domain, address, what, verdict, reporter;	/* in
							   names */
	uint32_t	reporters;
};

struct failure_entry {
	uint64_t	reports, messages;
};

struct failure_rows {
	struct keyed	sources, causes, reporters, complaints;
	struct numset	pairs;		/* source, reporter */
	struct dayset	days;
};

/* Delivery-Result of RFC 6591 section 3.2.2; others write own words. */
static const char *const deliveries[] = {
	"delivered", "spam", "policy", "reject", "other"
};

enum { DELIVERY_OTHER = 4, DELIVERIES };

/* The text without local parts, which may be quoted and hold anything. */
static struct bytes
no_local_part(struct bytes text)
{
	size_t i;

	for (i = text.n; i > 0; i--)
		if (text.p[i - 1] == '@')
			return bytes_from(text, i - 1);
	return text;
}

/* A word that is no address, or nothing. */
static struct bytes
delivery_of(struct rows *r)
{
	struct bytes word = rows_raw(r, FAI_delivery_result);
	int i;

	if (word.n == 0)
		return word;
	i = summary_word(word, deliveries, DELIVERIES);
	return bytes_of(deliveries[i == DELIVERIES ? DELIVERY_OTHER : i]);
}

static struct bytes
what_failed(struct rows *r)
{
	return no_local_part(rows_text(r, rows_raw(r, FAI_auth_failure).n != 0 ?
	    FAI_auth_failure : FAI_feedback_type));
}

/* Starts s->key, and adds a text to it: cells hold no tab. */
static void
key_add(struct summary *s, struct bytes text)
{
	buf_add(&s->key, text);
	buf_byte(&s->key, '\t');
}

static void
add_failing(struct summary *s, struct rows *r, struct bytes domain,
    uint64_t n)
{
	struct bytes verdict = summary_cell(s, r, LAYOUT_VERDICT);
	uint32_t part[4], reporter, i;
	struct failing_entry *e;

	part[0] = summary_name(s, domain);
	part[1] = summary_name(s, no_local_part(rows_text(r, FAI_source_ip)));
	part[2] = summary_name(s, what_failed(r));
	part[3] = summary_name(s, no_local_part(verdict));
	reporter = summary_name(s, no_local_part(rows_text(r, FAI_org_name)));
	i = keyed_add(&s->failures->sources, (struct bytes){ (char *)part,
	    sizeof(part) }, NULL);
	e = keyed_at(&s->failures->sources, i);
	e->domain = part[0];
	e->address = part[1];
	e->what = part[2];
	e->verdict = part[3];
	summary_sum(s, &e->reports, 1);
	summary_sum(s, &e->messages, n);
	summary_least(s, &e->reporter, summary_named(s, reporter));
	if (summary_pair(&s->failures->pairs, 0, i, reporter))
		e->reporters++;
	s->figures.failures.evaluated |= verdict.n != 0;
}

static void
count_key(struct summary *s, struct keyed *k, uint64_t n)
{
	struct failure_entry *e = keyed_at(k, keyed_add(k,
	    buf_view(&s->key), NULL));

	summary_sum(s, &e->reports, 1);
	summary_sum(s, &e->messages, n);
}

static void
add_cause(struct summary *s, struct rows *r, uint64_t n)
{
	s->key.n = 0;
	key_add(s, no_local_part(rows_raw(r, FAI_feedback_type)));
	key_add(s, no_local_part(rows_raw(r, FAI_auth_failure)));
	key_add(s, delivery_of(r));
	count_key(s, &s->failures->causes, n);
}

/*
 * Is it a complaint of a recipient (RFC 5965 section 7.3, RFC 6430)? Other
 * words may stand for auth-failure; then Auth-Failure says so.
 */
static bool
is_complaint(struct rows *r)
{
	static const char *const kinds[] = {
		"abuse", "fraud", "virus", "not-spam", "opt-out",
		"opt-out-list", "miscategorized"
	};
	struct bytes type = rows_raw(r, FAI_feedback_type);
	int n = sizeof(kinds) / sizeof(kinds[0]);

	if (summary_word(type, kinds, n) < n)
		return true;
	return type.n != 0 && !bytes_equal(type, BYTES("auth-failure")) &&
	    rows_raw(r, FAI_auth_failure).n == 0;
}

static void
add_complaint(struct summary *s, struct rows *r, uint64_t n)
{
	summary_sum(s, &s->figures.failures.complaints, 1);
	summary_sum(s, &s->figures.failures.complained, n);
	s->key.n = 0;
	buf_add(&s->key, no_local_part(rows_text(r, FAI_feedback_type)));
	count_key(s, &s->failures->complaints, n);
}

static void
add_reporter(struct summary *s, struct rows *r, uint64_t n)
{
	s->key.n = 0;
	buf_add(&s->key, no_local_part(rows_text(r, FAI_org_name)));
	count_key(s, &s->failures->reporters, n);
}

void
summary_add_failure(struct summary *s, struct rows *r)
{
	struct bytes own, domain;
	int64_t period[2];
	uint64_t n = rows_num(r, FAI_count);

	summary_layout(s, r);
	own = summary_cell(s, r, LAYOUT_ORG_DOMAIN);
	if (own.n == 0)
		own = rows_text(r, FAI_policy_domain);
	if (own.n == 0)
		own = rows_text(r, FAI_header_from);
	if (!summary_scope(s, rows_text(r, FAI_header_from), own, &domain)) {
		s->figures.notes.other_domain++;
		return;
	}
	rows_period(r, FAI_begin, FAI_end, FAI_quirks, period);
	if (!summary_shows(s, period_day(period[0], period[1])))
		return;
	if (is_complaint(r)) {
		add_complaint(s, r, n);
		return;
	}
	summary_widen(&s->failures->days, period[0], period[1]);
	summary_sum(s, &s->figures.failures.reports, 1);
	summary_sum(s, &s->figures.failures.messages, n);
	add_failing(s, r, no_local_part(domain), n);
	add_cause(s, r, n);
	add_reporter(s, r, n);
}

static void
fill_failing(struct summary *s, const struct failing_entry *e,
    struct summary_failing *row)
{
	row->domain = summary_named(s, e->domain);
	row->address = summary_named(s, e->address);
	row->what = summary_named(s, e->what);
	row->verdict = summary_named(s, e->verdict);
	row->reporter = summary_named(s, e->reporter);
	row->more_reporters = e->reporters == 0 ? 0 : e->reporters - 1;
	row->reports = e->reports;
	row->messages = e->messages;
}

/* By messages, then in the order of the texts: numbers follow the input. */
static struct order *
sort_failing(struct summary *s, size_t n)
{
	struct order *o = summary_keep(s, n, sizeof(*o));
	struct arena *keep = &s->out;
	const struct failing_entry *e;
	size_t i;

	for (i = 0; i < n; i++) {
		e = keyed_at(&s->failures->sources, (uint32_t)i);
		s->key.n = 0;
		key_add(s, summary_named(s, e->domain));
		key_add(s, summary_named(s, e->address));
		key_add(s, summary_named(s, e->what));
		key_add(s, summary_named(s, e->verdict));
		o[i] = (struct order){ 0, e->messages,
		    arena_copy(keep, buf_view(&s->key)), (uint32_t)i };
	}
	summary_sort(o, n);
	return o;
}

static void
order_sources(struct summary *s, struct summary_failures *out)
{
	size_t i, n = keyed_count(&s->failures->sources);
	struct order *o = sort_failing(s, n);
	const struct failing_entry *e;

	out->n = summary_top(s, n);
	out->nrest = n - out->n;
	out->row = summary_keep(s, out->n, sizeof(*out->row));
	for (i = 0; i < n; i++) {
		e = keyed_at(&s->failures->sources, o[i].index);
		if (i < out->n) {
			fill_failing(s, e, &out->row[i]);
			continue;
		}
		summary_sum(s, &out->rest.reports, e->reports);
		summary_sum(s, &out->rest.messages, e->messages);
	}
}

static struct order *
sort_counts(struct summary *s, const struct keyed *k, size_t n)
{
	struct order *o = summary_keep(s, n, sizeof(*o));
	size_t i;

	for (i = 0; i < n; i++)
		o[i] = (struct order){ 0, ((struct failure_entry *)keyed_at(k,
		    (uint32_t)i))->messages, keyed_key(k, (uint32_t)i),
		    (uint32_t)i };
	summary_sort(o, n);
	return o;
}

/* The text up to the next tab, which it takes off the key. */
static struct bytes
key_part(struct bytes *key)
{
	size_t tab = bytes_find(*key, BYTES("\t"), 0);
	struct bytes part = bytes_first(*key, tab);

	*key = bytes_from(*key, tab + 1);
	return part;
}

static void
order_causes(struct summary *s, struct summary_failures *out)
{
	size_t i, n = keyed_count(&s->failures->causes);
	struct order *o = sort_counts(s, &s->failures->causes, n);
	const struct failure_entry *e;
	struct summary_failure_cause *row;
	struct bytes key;

	out->ncauses = summary_top(s, n);
	out->more_causes = n - out->ncauses;
	out->cause = summary_keep(s, out->ncauses, sizeof(*out->cause));
	for (i = 0; i < n; i++) {
		e = keyed_at(&s->failures->causes, o[i].index);
		row = i < out->ncauses ? &out->cause[i] : &out->cause_rest;
		key = o[i].key;
		row->type = key_part(&key);
		row->failure = key_part(&key);
		row->delivery = key_part(&key);
		summary_sum(s, &row->reports, e->reports);
		summary_sum(s, &row->messages, e->messages);
	}
}

/* The heaviest *top of k, and all others in *rest. */
static struct summary_failure_count *
order_counts(struct summary *s, const struct keyed *k, size_t *top,
    size_t *more, struct summary_failure_count *rest)
{
	size_t i, n = keyed_count(k);
	struct order *o = sort_counts(s, k, n);
	struct summary_failure_count *rows, *row;
	const struct failure_entry *e;

	*top = summary_top(s, n);
	*more = n - *top;
	rows = summary_keep(s, *top, sizeof(*rows));
	for (i = 0; i < n; i++) {
		e = keyed_at(k, o[i].index);
		row = i < *top ? &rows[i] : rest;
		row->name = o[i].key;
		summary_sum(s, &row->reports, e->reports);
		summary_sum(s, &row->messages, e->messages);
	}
	return rows;
}

void
summary_order_failures(struct summary *s)
{
	struct summary_failures *out = &s->figures.failures;

	summary_bounds(s, &s->failures->days, &out->first, &out->last);
	order_sources(s, out);
	order_causes(s, out);
	out->reporters = keyed_count(&s->failures->reporters);
	out->reporter = order_counts(s, &s->failures->reporters,
	    &out->nreporters, &out->more_reporters, &out->reporter_rest);
	out->kind = order_counts(s, &s->failures->complaints, &out->nkinds,
	    &out->more_kinds, &out->kind_rest);
}

void
summary_start_failures(struct summary *s)
{
	struct failure_rows *f = mem_zero(1, sizeof(*f));

	keyed_start(&f->sources, sizeof(struct failing_entry));
	keyed_start(&f->causes, sizeof(struct failure_entry));
	keyed_start(&f->reporters, sizeof(struct failure_entry));
	keyed_start(&f->complaints, sizeof(struct failure_entry));
	numset_start(&f->pairs);
	s->failures = f;
}

void
summary_free_failures(struct summary *s)
{
	struct failure_rows *f = s->failures;

	keyed_free(&f->sources);
	keyed_free(&f->causes);
	keyed_free(&f->reporters);
	keyed_free(&f->complaints);
	numset_free(&f->pairs);
	dayset_free(&f->days);
	free(f);
}
