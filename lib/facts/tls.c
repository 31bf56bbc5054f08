/* tls: sessions by policy, and by the way they failed, each day. */
#include "base/num.h"
#include "facts/impl.h"

static uint32_t
cell_number(struct facts *w, struct rows *r, int column)
{
	return facts_number(w, rows_text(r, column));
}

/* The entry of the row's policy, reporter and day. */
static uint32_t
policy_of(struct facts *w, struct rows *r, const struct tls_fact *f)
{
	int64_t part[] = { cell_number(w, r, TLS_policy_domain),
	    cell_number(w, r, TLS_policy_type),
	    cell_number(w, r, TLS_policy_mode),
	    cell_number(w, r, TLS_org_name), f->day };
	uint32_t at = facts_entry(w, &w->tls, part, 5, NULL);
	struct daily_tls *t = keyed_at(&w->tls, at);

	t->domain = (uint32_t)part[0];
	t->type = (uint32_t)part[1];
	t->mode = (uint32_t)part[2];
	t->reporter = (uint32_t)part[3];
	t->type_is = f->type;
	t->mode_is = f->mode;
	t->authentic |= f->authentic;
	t->day = f->day;
	return at;
}

static void
count_failure(struct facts *w, struct rows *r, const struct tls_fact *row,
    uint32_t policy)
{
	int64_t part[] = { policy, cell_number(w, r, TLS_result_type),
	    cell_number(w, r, TLS_receiving_mx) };
	uint32_t at = facts_entry(w, &w->failures, part, 3, NULL);
	struct daily_tls_failure *f = keyed_at(&w->failures, at);

	f->policy = policy;
	f->result = (uint32_t)part[1];
	f->mx = (uint32_t)part[2];
	f->uncounted |= !row->counted;
	facts_least(w, &f->reason, rows_text(r, TLS_reason_code));
	num_add(&f->sessions, row->failed);
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
	struct daily_tls *t;
	uint32_t policy;

	if (f->day < 0)
		return;
	if (w->first_day < 0 || f->day < w->first_day)
		w->first_day = f->day;
	if (f->day > w->last_day)
		w->last_day = f->day;
	policy = policy_of(w, r, f);
	t = keyed_at(&w->tls, policy);
	note_hosts(w, r, f, t->domain);
	if (f->detail) {
		count_failure(w, r, f, policy);
		return;
	}
	num_add(&t->successful, f->successful);
	num_add(&t->failed, f->failed);
}
