/* watch_tls: sessions by policy, and by the way they failed. */
#include "analysis/watch.h"
#include "analysis/period.h"
#include "base/num.h"

static uint32_t
name(struct watch *w, struct rows *r, int column)
{
	return map_add(&w->names, rows_text(r, column), NULL);
}

/* Number of the policy in w->tls that the row is of. */
static uint32_t
policy_of(struct watch *w, struct rows *r, int64_t day)
{
	uint32_t domain = name(w, r, TLS_policy_domain);
	uint32_t type = name(w, r, TLS_policy_type);
	uint32_t mode = name(w, r, TLS_policy_mode), at;
	int64_t part[] = { domain, type, mode };
	struct watch_tls *t;
	bool added;

	at = watch_entry(w, &w->tls, part, 3, &added);
	t = keyed_at(&w->tls, at);
	t->domain = domain;
	t->type = type;
	t->mode = mode;
	if (added || day < t->first)
		t->first = day;
	if (added || day > t->last)
		t->last = day;
	return at;
}

static void
count_policy(struct watch *w, struct rows *r, uint32_t at, uint32_t reporter,
    int64_t day)
{
	struct watch_tls *t = keyed_at(&w->tls, at);

	num_add(&t->successful, rows_num(r, TLS_successful));
	num_add(&t->failed, rows_num(r, TLS_failed));
	t->days += watch_first(w, WATCH_PAIR_TLS_DAY, at,
	    (uint32_t)(day / UTC_DAY));
	t->reporters += watch_first(w, WATCH_PAIR_TLS, at, reporter);
}

static void
count_failure(struct watch *w, struct rows *r, uint32_t at,
    uint32_t reporter, int64_t day)
{
	uint32_t result = name(w, r, TLS_result_type), i;
	int64_t part[] = { at, result };
	struct watch_tls_failure *f;

	i = watch_entry(w, &w->failures, part, 2, NULL);
	f = keyed_at(&w->failures, i);
	f->tls = at;
	f->result = result;
	if (f->reason == 0)
		f->reason = name(w, r, TLS_reason_code);
	num_add(&f->sessions, rows_num(r, TLS_failed_detail));
	f->days += watch_first(w, WATCH_PAIR_FAILURE_DAY, i,
	    (uint32_t)(day / UTC_DAY));
	f->reporters += watch_first(w, WATCH_PAIR_FAILURE, i, reporter);
}

void
watch_add_tls(struct watch *w, struct rows *r)
{
	int64_t day = period_day(rows_time(r, TLS_begin),
	    rows_time(r, TLS_end));
	uint32_t at, reporter = name(w, r, TLS_org_name);

	if (day < 0)
		return;
	at = policy_of(w, r, day);
	if (bytes_equal(rows_raw(r, TLS_level), BYTES("policy")))
		count_policy(w, r, at, reporter, day);
	else
		count_failure(w, r, at, reporter, day);
}
