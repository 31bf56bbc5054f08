/* aggregate_rows: an aggregate report as rows. */
#include "report/aggregate_rows.h"

#include "report/values.h"

/* Cells of the policy, the same in both kinds (COLUMNS_POLICY). */
static void
put_policy(struct tsv_writer *w, const struct aggregate_policy *p)
{
	tsv_put(w, p->p);
	tsv_put(w, p->sp);
	tsv_put(w, p->np);
	tsv_put(w, p->adkim);
	tsv_put(w, p->aspf);
	tsv_put(w, p->pct);
	tsv_put(w, p->fo);
	tsv_put(w, p->testing);
	tsv_put(w, p->discovery_method);
}

enum { REPORT_CELLS = REC_source_ip };	/* those before a record's own */

static void
put_report_cells(struct tsv_writer *w, const struct report_origin *from,
    const struct aggregate *r)
{
	tsv_put(w, from->source);
	tsv_put(w, from->mail_auth);
	tsv_put(w, r->org_name);
	tsv_put(w, r->org_email);
	tsv_put(w, r->report_id);
	tsv_put_time(w, r->begin);
	tsv_put_time(w, r->end);
	tsv_put(w, r->policy.domain);
	put_policy(w, &r->policy);
}

uint64_t
aggregate_amplified_size(const struct report_origin *from,
    const struct aggregate *r)
{
	return (uint64_t)r->nrecords * (from->source.n + r->org_name.n +
	    r->org_email.n + r->report_id.n + r->policy.domain.n +
	    r->policy.fo.n);
}

static void
put_reasons(struct tsv_writer *w, const struct aggregate *r,
    const struct span *span)
{
	size_t i;

	tsv_begin_list(w);
	for (i = 0; i < span->n; i++)
		tsv_put_item(w, r->reasons[span->first + i].type, i == 0);
	tsv_begin_list(w);
	for (i = 0; i < span->n; i++)
		tsv_put_item(w, r->reasons[span->first + i].comment, i == 0);
}

/* Four parallel lists: domains, selectors or scopes, results, comments. */
static void
put_auths(struct tsv_writer *w, const struct aggregate_auth *auths, size_t n)
{
	size_t i;

	tsv_begin_list(w);
	for (i = 0; i < n; i++)
		tsv_put_item(w, auths[i].domain, i == 0);
	tsv_begin_list(w);
	for (i = 0; i < n; i++)
		tsv_put_item(w, auths[i].detail, i == 0);
	tsv_begin_list(w);
	for (i = 0; i < n; i++)
		tsv_put_item(w, auths[i].result, i == 0);
	tsv_begin_list(w);
	for (i = 0; i < n; i++)
		tsv_put_item(w, auths[i].human_result, i == 0);
}

/* pass if either passes, fail if both fail; silence is neither. */
static struct bytes
reported_dmarc(const struct aggregate_record *rec)
{
	struct bytes pass = BYTES("pass"), fail = BYTES("fail");

	if (bytes_equal(rec->dkim, pass) || bytes_equal(rec->spf, pass))
		return pass;
	if (bytes_equal(rec->dkim, fail) && bytes_equal(rec->spf, fail))
		return fail;
	return BYTES("unknown");
}

/* <> when the element is there and empty: the null reverse-path. */
static struct bytes
envelope_from(const struct aggregate_record *rec)
{
	if (rec->envelope_from.p != NULL && rec->envelope_from.n == 0)
		return BYTES("<>");
	return rec->envelope_from;
}

static void
put_record_cells(struct tsv_writer *w, const struct aggregate *r,
    const struct aggregate_record *rec)
{
	if (rec->has_ip)
		tsv_put_ip(w, &rec->source_ip);
	else
		tsv_put_empty(w);
	tsv_put_num(w, rec->count);
	tsv_put(w, rec->disposition);
	tsv_put(w, rec->dkim);
	tsv_put(w, rec->spf);
	tsv_put(w, reported_dmarc(rec));
	put_reasons(w, r, &rec->reasons);
	tsv_put(w, rec->header_from);
	tsv_put(w, envelope_from(rec));
	tsv_put(w, rec->envelope_to);
	put_auths(w, aggregate_dkims(r, rec), rec->dkims.n);
	put_auths(w, aggregate_spfs(r, rec), rec->spfs.n);
}

void
aggregate_put_records(struct tsv_writer *w, const struct report_origin *from,
    const struct aggregate *r)
{
	struct tsv_writer cells = { 0 };
	struct quirks common = from->quirks, q;
	size_t i;

	if (r->nrecords == 0)
		return;
	quirks_add(&common, &r->quirks);
	value_mailed(r->end, from->mail_date, &common);
	put_report_cells(&cells, from, r);
	for (i = 0; i < r->nrecords; i++) {
		tsv_put_raw(w, buf_view(&cells.out), REPORT_CELLS);
		put_record_cells(w, r, &r->records[i]);
		q = common;
		quirks_add(&q, &r->records[i].quirks);
		tsv_put_quirks(w, &q);
		tsv_put(w, from->report);
		tsv_end_row(w);
	}
	w->repaired += cells.repaired;
	buf_free(&cells.out);
}

void
aggregate_put_report(struct tsv_writer *w, const struct report_origin *from,
    const struct aggregate *r)
{
	struct quirks q = from->quirks;
	size_t i;

	quirks_add(&q, &r->quirks);
	for (i = 0; i < r->nrecords; i++)
		quirks_add(&q, &r->records[i].quirks);
	value_mailed(r->end, from->mail_date, &q);
	tsv_put(w, from->source);
	tsv_put(w, from->mail_date);
	tsv_put(w, from->mail_from);
	tsv_put(w, from->mail_auth);
	tsv_put(w, r->org_name);
	tsv_put(w, r->org_email);
	tsv_put(w, r->extra_contact_info);
	tsv_put(w, r->report_id);
	tsv_put_time(w, r->begin);
	tsv_put_time(w, r->end);
	tsv_put(w, r->policy.domain);
	put_policy(w, &r->policy);
	tsv_put(w, r->generator);
	tsv_put(w, r->version);
	tsv_put(w, r->namespace);
	tsv_put(w, bytes_of(r->dialect));
	tsv_put_list(w, r->errors, r->nerrors);
	tsv_put_num(w, r->nrecords);
	tsv_put_num(w, r->messages);
	tsv_put_quirks(w, &q);
	tsv_put(w, from->report);
	tsv_end_row(w);
}
