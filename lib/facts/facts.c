/* facts: what findings rest on, counted while rows come in. */
#include "base/num.h"
#include "facts/impl.h"

static void
start_tables(struct watch *w)
{
	keyed_start(&w->domains, 1);
	keyed_start(&w->senders, sizeof(struct watch_sender));
	keyed_start(&w->cells, sizeof(struct watch_cell));
	keyed_start(&w->signatures, sizeof(struct watch_signature));
	keyed_start(&w->froms, sizeof(struct watch_from));
	keyed_start(&w->reporters, sizeof(struct watch_reporter));
	keyed_start(&w->policies, sizeof(struct watch_policy));
	keyed_start(&w->shows, sizeof(struct watch_show));
	keyed_start(&w->sources, sizeof(struct watch_source));
	keyed_start(&w->days, sizeof(struct watch_day));
	keyed_start(&w->errors, sizeof(struct watch_error));
	keyed_start(&w->error_days, sizeof(struct watch_error_day));
	keyed_start(&w->heard, sizeof(struct watch_heard));
	keyed_start(&w->tls, sizeof(struct watch_tls));
	keyed_start(&w->failures, sizeof(struct watch_tls_failure));
	keyed_start(&w->mxs, sizeof(struct watch_host));
	keyed_start(&w->patterns, sizeof(struct watch_host));
	keyed_start(&w->looks, sizeof(uint32_t));
}

void
watch_start(struct watch *w)
{
	int i;

	*w = (struct watch){ .first_day = -1, .last_day = -1, .assumed = -1,
	    .operand = SIZE_MAX };
	w->last = (struct watch_last){ .day = -1, .policy_day = -1,
	    .from = MAP_NONE, .cell = MAP_NONE };
	map_init(&w->names);
	map_init(&w->strict);
	map_add(&w->names, BYTES_NONE, NULL);	/* number 0 is none */
	start_tables(w);
	for (i = 0; i < WATCH_PAIRS; i++)
		numset_start(&w->seen[i]);
	numset_start(&w->passing);
}

static void
free_tables(struct watch *w)
{
	struct keyed *const all[] = { &w->domains, &w->senders, &w->cells,
	    &w->signatures, &w->froms, &w->reporters, &w->policies,
	    &w->shows, &w->sources, &w->days, &w->errors, &w->error_days,
	    &w->heard, &w->tls, &w->failures, &w->mxs, &w->patterns,
	    &w->looks };
	size_t i;

	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		keyed_free(all[i]);
}

void
watch_free(struct watch *w)
{
	int i;

	map_free(&w->names);
	map_free(&w->strict);
	free_tables(w);
	for (i = 0; i < WATCH_PAIRS; i++)
		numset_free(&w->seen[i]);
	numset_free(&w->passing);
	policy_history_free(&w->history);
	buf_free(&w->key);
	buf_free(&w->text);
	buf_free(&w->last.policy);
}

struct bytes
watch_name(const struct watch *w, uint32_t number)
{
	return map_key(&w->names, number);
}

uint32_t
watch_number(struct watch *w, struct bytes name)
{
	return map_add(&w->names, name, NULL);
}

void
watch_least(struct watch *w, uint32_t *number, struct bytes name)
{
	if (name.n != 0 && (*number == 0 ||
	    bytes_compare(name, watch_name(w, *number)) < 0))
		*number = watch_number(w, name);
}

bool
watch_known(const struct watch_sender *s)
{
	return sender_known(s->origin, s->passes);
}

uint32_t
watch_entry(struct watch *w, struct keyed *k, const int64_t *part, size_t n,
    bool *added)
{
	(void)w;
	return keyed_add(k, (struct bytes){ (const char *)part,
	    n * sizeof(*part) }, added);
}

bool
watch_first(struct watch *w, enum watch_pair kind, uint32_t a, uint32_t b)
{
	return numset_add(&w->seen[kind], (uint64_t)a << 32 | b);
}

uint64_t
watch_count_cell(struct rows *r, int column)
{
	uint64_t n;

	return num_parse(rows_raw(r, column), &n) ? n : 0;
}

/* The domain and the reporter, which are mostly those of the row before. */
static void
look_at(struct watch *w, struct watch_look *k,
    const struct watch_report *from, struct bytes reporter)
{
	struct watch_last *last = &w->last;

	if (w->first_day < 0 || from->day < w->first_day)
		w->first_day = from->day;
	if (from->day > w->last_day)
		w->last_day = from->day;
	if (last->domain_text.p != from->domain.p ||
	    last->domain_text.n != from->domain.n) {
		last->domain = keyed_add(&w->domains, from->domain, NULL);
		last->domain_text = from->domain;
	}
	if (!bytes_equal(watch_name(w, last->reporter), reporter))
		last->reporter = watch_number(w, reporter);
	k->domain = last->domain;
	k->reporter = last->reporter;
	k->day = from->day;
}

/* That there is a report of a name, of days that cannot be told apart. */
static void
hear(struct watch *w, struct bytes name, int64_t day)
{
	struct watch_heard *h;

	h = keyed_at(&w->heard, keyed_add(&w->heard, name, NULL));
	h->name = watch_number(w, name);
	if (day > h->last)
		h->last = day;
}

static void
hear_row(struct watch *w, const struct watch_look *k, int policy_domain)
{
	hear(w, keyed_key(&w->domains, k->domain), k->day);
	hear(w, rows_text(k->r, policy_domain), k->day);
}

uint32_t
watch_sender_of(struct watch *w, struct rows *r, const struct record_fact *f,
    struct bytes domain)
{
	struct watch_look k = { .r = r, .f = f };

	k.domain = keyed_add(&w->domains, domain, NULL);
	k.pass = f->dmarc == OUTCOME_PASS;
	watch_find_sender(w, &k);
	return k.sender;
}

void
watch_add(struct watch *w, struct rows *r, const struct record_fact *f,
    const struct watch_report *from)
{
	static const int policy[] = { REC_policy_domain, REC_p, REC_sp,
	    REC_np, REC_pct, REC_testing };
	struct watch_look k = { .r = r, .f = f, .n = from->messages };

	w->sender = WATCH_NO_SENDER;
	if (from->day < 0)
		return;
	look_at(w, &k, from, rows_text(r, REC_org_name));
	if (from->too_long) {
		hear_row(w, &k, REC_policy_domain);
		hear(w, rows_text(r, REC_header_from), k.day);
		return;
	}
	watch_policy(w, r, policy, k.reporter, k.day);
	k.pass = f->evaluated && f->dmarc == OUTCOME_PASS;
	k.fail = f->evaluated && f->dmarc == OUTCOME_FAIL;
	watch_reporter(w, &k);
	if (!f->evaluated || k.n == 0)
		return;
	watch_find_sender(w, &k);
	w->sender = k.sender;
	watch_count(w, &k);
	if (!k.pass && !k.fail)
		return;
	watch_source(w, &k);
	watch_from(w, &k);
	watch_signatures(w, &k);
}

void
watch_add_report(struct watch *w, struct rows *r,
    const struct watch_report *from)
{
	static const int policy[] = { REP_policy_domain, REP_p, REP_sp,
	    REP_np, REP_pct, REP_testing };
	struct watch_look k = { .r = r };

	if (from->day < 0)
		return;
	look_at(w, &k, from, rows_text(r, REP_org_name));
	watch_errors(w, &k);
	if (from->too_long) {
		hear_row(w, &k, REP_policy_domain);
		return;
	}
	watch_policy(w, r, policy, k.reporter, k.day);
	watch_reporter(w, &k);
}

void
watch_add_strict(struct watch *w, struct bytes domain)
{
	map_add(&w->strict, domain, NULL);
}

bool
watch_asks_strict(const struct watch *w, struct bytes domain)
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
