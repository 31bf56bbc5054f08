/* tls: sessions by policy, and by the way they failed, each day. */
#include "base/num.h"
#include "facts/impl.h"

static uint32_t
name(struct facts *w, struct rows *r, int column)
{
	return facts_number(w, rows_text(r, column));
}

/* domain, type and mode of the policy, and the day */
enum { POLICY_PARTS = 4 };

static void
count_policy(struct facts *w, const struct tls_fact *f, const int64_t *part,
    uint32_t reporter)
{
	uint32_t at = facts_entry(w, &w->tls, part, POLICY_PARTS, NULL);
	struct daily_tls *t = keyed_at(&w->tls, at);

	t->domain = (uint32_t)part[0];
	t->type = (uint32_t)part[1];
	t->mode = (uint32_t)part[2];
	t->day = part[3];
	num_add(&t->successful, f->successful);
	num_add(&t->failed, f->failed);
	facts_first(w, FACTS_PAIR_TLS, at, reporter);
}

static void
count_failure(struct facts *w, struct rows *r, const struct tls_fact *row,
    const int64_t *policy, uint32_t reporter)
{
	int64_t part[] = { policy[0], policy[1], policy[2], policy[3],
	    name(w, r, TLS_result_type) };
	uint32_t at = facts_entry(w, &w->failures, part, 5, NULL);
	struct daily_tls_failure *f = keyed_at(&w->failures, at);

	f->domain = (uint32_t)part[0];
	f->type = (uint32_t)part[1];
	f->mode = (uint32_t)part[2];
	f->day = part[3];
	f->result = (uint32_t)part[4];
	facts_least(w, &f->reason, rows_text(r, TLS_reason_code));
	num_add(&f->sessions, row->failed);
	facts_first(w, FACTS_PAIR_FAILURE, at, reporter);
}

static void
note_host(struct facts *w, struct keyed *hosts, uint32_t domain,
    struct bytes host)
{
	int64_t part[] = { domain, facts_number(w, host) };
	struct tls_host *h;

	if (host.n == 0)
		return;
	h = keyed_at(hosts, facts_entry(w, hosts, part, 2, NULL));
	h->domain = domain;
	h->name = (uint32_t)part[1];
}

/* Servers that were met, and the patterns that an MTA-STS policy lists. */
static void
note_hosts(struct facts *w, struct rows *r, const struct tls_fact *f,
    uint32_t domain)
{
	struct bytes list, item;
	bool more;

	note_host(w, &w->mxs, domain, rows_text(r, TLS_receiving_mx));
	if (f->type != TLS_POLICY_STS)
		return;
	list = rows_text(r, TLS_mx_hosts);
	more = list.n != 0;
	while (tsv_item(&list, &more, &item))
		note_host(w, &w->patterns, domain, item);
}

void
facts_add_tls(struct facts *w, struct rows *r, const struct tls_fact *f)
{
	int64_t part[POLICY_PARTS] = { 0, 0, 0, f->day };
	uint32_t reporter;

	if (f->day < 0)
		return;
	if (w->first_day < 0 || f->day < w->first_day)
		w->first_day = f->day;
	if (f->day > w->last_day)
		w->last_day = f->day;
	part[0] = name(w, r, TLS_policy_domain);
	part[1] = name(w, r, TLS_policy_type);
	part[2] = name(w, r, TLS_policy_mode);
	reporter = name(w, r, TLS_org_name);
	note_hosts(w, r, f, (uint32_t)part[0]);
	if (f->detail)
		count_failure(w, r, f, part, reporter);
	else
		count_policy(w, f, part, reporter);
}
