/* facts: what findings rest on, counted while rows come in. */
#include "base/num.h"
#include "facts/impl.h"

#include <stdlib.h>

static void
start_tables(struct facts *w)
{
	keyed_start(&w->domains, 1);
	keyed_start(&w->senders, sizeof(struct fact_sender));
	keyed_start(&w->cells, sizeof(struct daily_sender));
	begun_start(&w->sources, sizeof(struct fact_source),
	    offsetof(struct fact_source, domain));
	keyed_start(&w->many_days, sizeof(uint32_t));
	keyed_start(&w->stops, sizeof(struct daily_stop));
	keyed_start(&w->signatures, sizeof(struct daily_signature));
	keyed_start(&w->returns, sizeof(struct daily_return));
	keyed_start(&w->froms, sizeof(struct daily_from));
	keyed_start(&w->reporters, sizeof(struct daily_reporter));
	keyed_start(&w->policies, sizeof(struct daily_policy));
	keyed_start(&w->shown, sizeof(struct policy_shown));
	keyed_start(&w->counting, sizeof(struct fact_reporter));
	keyed_start(&w->days, sizeof(struct domain_day));
	keyed_start(&w->errors, sizeof(struct record_error));
	keyed_start(&w->told_errors, sizeof(struct told_error));
	keyed_start(&w->error_days, sizeof(struct daily_dns_error));
	keyed_start(&w->last_reports, sizeof(struct last_report));
	keyed_start(&w->tls, sizeof(struct daily_tls));
	keyed_start(&w->failures, sizeof(struct daily_tls_failure));
	keyed_start(&w->mxs, sizeof(struct tls_host));
	keyed_start(&w->patterns, sizeof(struct tls_host));
	keyed_start(&w->sender_cache, sizeof(uint32_t));
}

void
facts_start(struct facts *w)
{
	int i;

	*w = (struct facts){ .first_day = -1, .last_day = -1, .assumed = -1,
	    .operand = SIZE_MAX };
	w->last = (struct row_before){ .day = -1, .policy_day = -1,
	    .from = MAP_NONE, .cell = MAP_NONE };
	map_init(&w->names);
	map_init(&w->strict);
	map_add(&w->names, BYTES_NONE, NULL);	/* number 0 is none */
	start_tables(w);
	for (i = 0; i < FACTS_PAIRS; i++)
		numset_start(&w->seen[i]);
}

static void
free_tables(struct facts *w)
{
	struct keyed *const all[] = { &w->domains, &w->senders, &w->cells,
	    &w->many_days, &w->stops, &w->signatures,
	    &w->returns, &w->froms, &w->reporters, &w->policies, &w->shown,
	    &w->counting, &w->days, &w->errors, &w->told_errors,
	    &w->error_days, &w->last_reports, &w->tls, &w->failures, &w->mxs,
	    &w->patterns, &w->sender_cache };
	size_t i;

	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		keyed_free(all[i]);
}

void
facts_free(struct facts *w)
{
	int i;

	map_free(&w->names);
	map_free(&w->strict);
	free_tables(w);
	for (i = 0; i < FACTS_PAIRS; i++)
		numset_free(&w->seen[i]);
	begun_free(&w->sources);
	free(w->source_days);
	free(w->mixed);
	free(w->places);
	free(w->place_sources);
	free(w->addresses);
	policy_history_free(&w->history);
	buf_free(&w->key);
	buf_free(&w->text);
	buf_free(&w->last.policy);
}

struct bytes
facts_name(const struct facts *w, uint32_t number)
{
	return map_key(&w->names, number);
}

uint32_t
facts_number(struct facts *w, struct bytes name)
{
	return map_add(&w->names, name, NULL);
}

void
facts_least(struct facts *w, uint32_t *number, struct bytes name)
{
	if (name.n != 0 && (*number == 0 ||
	    bytes_compare(name, facts_name(w, *number)) < 0))
		*number = facts_number(w, name);
}

uint32_t
facts_entry(struct facts *w, struct keyed *k, const int64_t *part, size_t n,
    bool *added)
{
	(void)w;
	return keyed_add(k, (struct bytes){ (const char *)part,
	    n * sizeof(*part) }, added);
}

bool
facts_first(struct facts *w, enum facts_pair kind, uint32_t a, uint32_t b)
{
	return numset_add(&w->seen[kind], (uint64_t)a << 32 | b);
}

uint64_t
facts_count_cell(struct rows *r, int column)
{
	uint64_t n;

	return num_parse(rows_raw(r, column), &n) ? n : 0;
}

/* The domain and the reporter, which are mostly those of the row before. */
static void
look_at(struct facts *w, struct row_facts *k,
    const struct fact_report *from, struct bytes reporter)
{
	struct row_before *last = &w->last;

	if (w->first_day < 0 || from->day < w->first_day)
		w->first_day = from->day;
	if (from->day > w->last_day)
		w->last_day = from->day;
	if (last->domain_text.p != from->domain.p ||
	    last->domain_text.n != from->domain.n) {
		last->domain = keyed_add(&w->domains, from->domain, NULL);
		last->domain_text = from->domain;
	}
	if (!bytes_equal(facts_name(w, last->reporter), reporter))
		last->reporter = facts_number(w, reporter);
	k->domain = last->domain;
	k->reporter = last->reporter;
	k->day = from->day;
	k->authenticated = from->authenticated;
}

/* That there is a report of a name, of days that cannot be told apart. */
static void
note_last_report(struct facts *w, struct bytes name, int64_t day)
{
	struct last_report *h;

	h = keyed_at(&w->last_reports, keyed_add(&w->last_reports, name, NULL));
	h->name = facts_number(w, name);
	if (day > h->last)
		h->last = day;
}

static void
hear_row(struct facts *w, const struct row_facts *k, int policy_domain)
{
	note_last_report(w, keyed_key(&w->domains, k->domain), k->day);
	note_last_report(w, rows_text(k->r, policy_domain), k->day);
}

uint32_t
facts_source_of(struct facts *w, struct rows *r, const struct record_fact *f,
    struct bytes domain)
{
	struct row_facts k = { .r = r, .f = f };

	k.domain = keyed_add(&w->domains, domain, NULL);
	k.pass = f->dmarc == OUTCOME_PASS;
	facts_find_sender(w, &k);
	facts_find_source(w, &k);
	return k.source;
}

void
facts_add(struct facts *w, struct rows *r, const struct record_fact *f,
    const struct fact_report *from)
{
	static const int policy[] = { REC_policy_domain, REC_p, REC_sp,
	    REC_np, REC_pct, REC_testing };
	struct row_facts k = { .r = r, .f = f, .n = from->messages };

	w->source = FACTS_NO_SOURCE;
	if (from->day < 0)
		return;
	look_at(w, &k, from, rows_text(r, REC_org_name));
	if (from->too_long) {
		hear_row(w, &k, REC_policy_domain);
		note_last_report(w, rows_text(r, REC_header_from), k.day);
		return;
	}
	facts_policy(w, r, policy, k.reporter, k.day);
	k.pass = f->evaluated && f->dmarc == OUTCOME_PASS;
	k.fail = f->evaluated && f->dmarc == OUTCOME_FAIL;
	facts_reporter(w, &k);
	if (!f->evaluated || k.n == 0)
		return;
	facts_find_sender(w, &k);
	facts_find_source(w, &k);
	facts_count(w, &k);
	facts_count_source(w, &k);
	if (!k.pass && !k.fail)
		return;
	facts_from(w, &k);
	facts_signatures(w, &k);
	facts_return(w, &k);
}

void
facts_add_report(struct facts *w, struct rows *r,
    const struct fact_report *from)
{
	static const int policy[] = { REP_policy_domain, REP_p, REP_sp,
	    REP_np, REP_pct, REP_testing };
	struct row_facts k = { .r = r, .n = from->messages };

	if (from->day < 0)
		return;
	look_at(w, &k, from, rows_text(r, REP_org_name));
	facts_errors(w, &k);
	if (from->too_long) {
		hear_row(w, &k, REP_policy_domain);
		return;
	}
	facts_policy(w, r, policy, k.reporter, k.day);
	facts_reporter(w, &k);
}

void
facts_add_strict(struct facts *w, struct bytes domain)
{
	map_add(&w->strict, domain, NULL);
}

bool
facts_asks_strict(const struct facts *w, struct bytes domain)
{
	size_t dot;

	while (domain.n != 0 && w->strict.n != 0) {
		if (map_find(&w->strict, domain) != MAP_NONE)
			return true;
		dot = bytes_find(domain, BYTES("."), 0);
		domain = bytes_from(domain, dot + 1);
	}
	return false;
}
