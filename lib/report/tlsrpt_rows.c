/* tlsrpt_rows: an SMTP TLS report as rows. */
#include "report/tlsrpt_rows.h"

#include "base/num.h"
#include "report/identity.h"
#include "report/values.h"

/* The cells of the report and of one of its policies, up to mx_hosts. */
static void
put_policy_cells(struct tsv_writer *w, const struct report_origin *from,
    const struct tlsrpt *t, const struct tlsrpt_policy *p, struct bytes level)
{
	tsv_put(w, from->source);
	tsv_put(w, from->mail_auth);
	tsv_put(w, t->org_name);
	tsv_put(w, t->contact);
	tsv_put(w, t->report_id);
	tsv_put_time(w, t->begin);
	tsv_put_time(w, t->end);
	tsv_put(w, level);
	tsv_put(w, p->type);
	tsv_put(w, p->domain);
	tsv_put(w, p->mode);
	tsv_put_list(w, p->strings.items, p->strings.n);
	tsv_put_list(w, p->mx_hosts.items, p->mx_hosts.n);
}

static void
put_detail_cells(struct tsv_writer *w, const struct tlsrpt_detail *d)
{
	tsv_put_empty(w);
	tsv_put_empty(w);
	if (d->has_count)
		tsv_put_num(w, d->failed);
	else
		tsv_put_empty(w);
	tsv_put(w, d->result_type);
	tsv_put(w, d->sending_mta_ip);
	tsv_put(w, d->receiving_mx);
	tsv_put(w, d->receiving_helo);
	tsv_put(w, d->receiving_ip);
	tsv_put(w, d->reason_code);
	tsv_put(w, d->info_uri);
}

static void
put_totals(struct tsv_writer *w, const struct tlsrpt_policy *p)
{
	int column;

	tsv_put_num(w, p->successful);
	tsv_put_num(w, p->failed);
	for (column = TLS_failed_detail; column < TLS_quirks; column++)
		tsv_put_empty(w);
}

void
tlsrpt_put(struct tsv_writer *w, const struct report_origin *from,
    const struct tlsrpt *t)
{
	struct quirks q;
	size_t i, k;

	for (i = 0; i < t->npolicies; i++) {
		const struct tlsrpt_policy *p = &t->policies[i];

		q = from->quirks;
		quirks_add(&q, &t->quirks);
		quirks_add(&q, &p->quirks);
		value_mailed(t->end, from->mail_date, &q);
		put_policy_cells(w, from, t, p, BYTES("policy"));
		put_totals(w, p);
		tsv_put_quirks(w, &q);
		tsv_put(w, from->report);
		tsv_end_row(w);
		for (k = 0; k < p->ndetails; k++) {
			put_policy_cells(w, from, t, p, BYTES("detail"));
			put_detail_cells(w, &p->details[k]);
			tsv_put_quirks(w, &q);
			tsv_put(w, from->report);
			tsv_end_row(w);
		}
	}
}

static uint64_t
list_bytes(const struct tlsrpt_list *l)
{
	uint64_t n = 0;
	size_t i;

	for (i = 0; i < l->n; i++)
		n += l->items[i].n + 1;
	return n;
}

uint64_t
tlsrpt_amplified_size(const struct report_origin *from, const struct tlsrpt *t)
{
	uint64_t common = from->source.n + t->org_name.n + t->contact.n +
	    t->report_id.n, n = 0;
	size_t i;

	for (i = 0; i < t->npolicies; i++) {
		const struct tlsrpt_policy *p = &t->policies[i];

		n += (p->ndetails + 1) * (common + p->domain.n + p->mode.n +
		    list_bytes(&p->strings) + list_bytes(&p->mx_hosts));
	}
	return n;
}

static void
add_list(struct buf *b, const struct tlsrpt_list *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		identity_add(b, l->items[i]);
	buf_byte(b, ';');
}

static void
add_count(struct buf *b, uint64_t n)
{
	identity_add(b, (struct bytes){ (const char *)&n, sizeof(n) });
}

static void
add_detail(struct buf *b, const struct tlsrpt_detail *d)
{
	identity_add(b, d->result_type);
	identity_add(b, d->sending_mta_ip);
	identity_add(b, d->receiving_mx);
	identity_add(b, d->receiving_helo);
	identity_add(b, d->receiving_ip);
	identity_add(b, d->reason_code);
	identity_add(b, d->info_uri);
	buf_byte(b, d->has_count);
	add_count(b, d->failed);
}

static void
add_policy(struct buf *b, const struct tlsrpt_policy *p)
{
	size_t i;

	identity_add(b, p->type);
	identity_add(b, p->domain);
	identity_add(b, p->mode);
	add_list(b, &p->strings);
	add_list(b, &p->mx_hosts);
	add_count(b, p->successful);
	add_count(b, p->failed);
	for (i = 0; i < p->ndetails; i++)
		add_detail(b, &p->details[i]);
	buf_byte(b, ';');
}

/* Policy by policy: what came so far stands as its hash. */
static uint64_t
content_of(const struct tlsrpt *t)
{
	struct buf b = { 0 };
	struct bytes all;
	uint64_t h = 0;
	size_t i;

	for (i = 0; i < t->npolicies; i++) {
		b.n = 0;
		add_count(&b, h);
		add_policy(&b, &t->policies[i]);
		all = buf_view(&b);
		h = identity_hash(&all, 1);
	}
	buf_free(&b);
	return h;
}

uint64_t
tlsrpt_name(const struct tlsrpt_name *name)
{
	char numbers[2][NUM_TEXT];
	const struct bytes parts[] = {
		BYTES("tlsrpt"), name->org_name, name->report_id,
		{ numbers[0], num_format((uint64_t)name->begin, numbers[0]) },
		{ numbers[1], num_format((uint64_t)name->end, numbers[1]) },
		name->domain,
	};

	return identity_name(parts, sizeof(parts) / sizeof(parts[0]));
}

static struct tlsrpt_name
name_of(const struct tlsrpt *t)
{
	return (struct tlsrpt_name){ t->org_name, t->report_id,
	    t->npolicies ? t->policies[0].domain : BYTES_NONE,
	    t->begin, t->end };
}

uint64_t
tlsrpt_report(const struct tlsrpt *t)
{
	struct tlsrpt_name name = name_of(t);

	return tlsrpt_name(&name);
}

struct dedup_report
tlsrpt_identity(const struct tlsrpt *t)
{
	struct dedup_report id = { .content = content_of(t) };
	struct tlsrpt_name name = name_of(t);
	char digits[IDENTITY_TEXT];
	size_t i;

	if (name.report_id.n == 0)
		name.report_id = identity_text(id.content, digits);
	id.name = tlsrpt_name(&name);
	for (i = 0; i < t->npolicies; i++) {
		num_add(&id.messages, t->policies[i].successful);
		num_add(&id.messages, t->policies[i].failed);
	}
	return id;
}
