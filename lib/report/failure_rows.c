/* failure_rows: a failure report as a row, without what names people. */
#include "report/failure_rows.h"

#include "base/num.h"
#include "mail/redact.h"
#include "report/identity.h"

/* A row being written. */
struct row {
	struct tsv_writer *w;
	bool		 full;
	struct buf	 scratch;
};

/* Text as it may be shown; valid until the next. */
static struct bytes
shown(struct row *r, struct bytes s)
{
	if (r->full || s.n == 0)
		return s;
	r->scratch.n = 0;
	redact_text(s, &r->scratch);
	return buf_view(&r->scratch);
}

static struct bytes
address(struct row *r, struct bytes s)
{
	if (r->full)
		return redact_bare(s);
	r->scratch.n = 0;
	redact_address(s, &r->scratch);
	return buf_view(&r->scratch);
}

static void
put(struct row *r, struct bytes s)
{
	tsv_put(r->w, shown(r, s));
}

static void
put_list(struct row *r, const struct failure_list *l)
{
	size_t i;

	tsv_begin_list(r->w);
	for (i = 0; i < l->n; i++)
		tsv_put_item(r->w, shown(r, l->items[i]), i == 0);
}

static void
put_addresses(struct row *r, const struct failure_list *l)
{
	size_t i;

	tsv_begin_list(r->w);
	for (i = 0; i < l->n; i++)
		tsv_put_item(r->w, address(r, l->items[i]), i == 0);
}

/* domain, detail and result of each check, as three lists. */
static void
put_checks(struct row *r, const struct failure_checks *l)
{
	size_t i;

	tsv_begin_list(r->w);
	for (i = 0; i < l->n; i++)
		tsv_put_item(r->w, shown(r, l->at[i].domain), i == 0);
	tsv_begin_list(r->w);
	for (i = 0; i < l->n; i++)
		tsv_put_item(r->w, shown(r, l->at[i].detail), i == 0);
	tsv_begin_list(r->w);
	for (i = 0; i < l->n; i++)
		tsv_put_item(r->w, shown(r, l->at[i].result), i == 0);
}

/* The cells that records have, too. */
static void
put_record(struct row *r, const struct report_origin *from,
    const struct failure *f)
{
	tsv_put(r->w, from->source);
	tsv_put(r->w, from->mail_auth);
	put(r, f->org_name);
	tsv_put(r->w, f->report_id);
	tsv_put_time(r->w, f->arrival);
	tsv_put_time(r->w, f->arrival);
	if (f->has_ip)
		tsv_put_ip(r->w, &f->source_ip);
	else
		tsv_put_empty(r->w);
	tsv_put_num(r->w, f->count);
	put(r, f->header_from);
	put(r, f->envelope_from);
	put(r, f->policy_domain);
	put_checks(r, &f->dkim);
	put_checks(r, &f->spf);
	tsv_put(r->w, f->reported_dmarc);
}

/* Those that only failure rows have. */
static void
put_failure(struct row *r, const struct failure *f)
{
	put(r, f->feedback_type);
	put(r, f->user_agent);
	put(r, f->source_port);
	put_list(r, &f->reported_domain);
	put_addresses(r, &f->original_rcpt_to);
	put(r, f->auth_failure);
	put(r, f->identity_alignment);
	put(r, f->delivery_result);
	tsv_put(r->w, address(r, f->dkim_identity));
	put_list(r, &f->spf_dns);
	put(r, f->incidents);
	/* An identifier may be made of a person's name, too. */
	tsv_put(r->w, address(r, f->message_id));
	tsv_put(r->w, r->full ? f->subject : BYTES_NONE);
}

void
failure_put(struct tsv_writer *w, const struct report_origin *from,
    const struct failure *f, bool full)
{
	struct row r = { .w = w, .full = full };
	struct quirks q = from->quirks;

	quirks_add(&q, &f->quirks);
	put_record(&r, from, f);
	put_failure(&r, f);
	tsv_put_quirks(w, &q);
	tsv_put(w, from->report);
	tsv_end_row(w);
	buf_free(&r.scratch);
}

/* Appends s without its CR: mail programs write line ends anew. */
static void
add_lines(struct buf *b, struct bytes s)
{
	size_t n;

	buf_room(b, s.n + 1);
	for (; s.n != 0; s = bytes_from(s, n + 1)) {
		n = bytes_find(s, BYTES("\r"), 0);
		buf_add(b, bytes_first(s, n));
	}
	buf_byte(b, '\n');
}

static uint64_t
content_of(const struct failure *f)
{
	struct buf lines = { 0 };
	struct bytes content;
	uint64_t h;

	add_lines(&lines, bytes_trim(f->fields));
	add_lines(&lines, bytes_trim(f->sample));
	content = buf_view(&lines);
	h = identity_hash(&content, 1);
	buf_free(&lines);
	return h;
}

static uint64_t
name_of(const struct failure *f, struct bytes report_id)
{
	char arrival[NUM_TEXT];
	const struct bytes parts[] = {
		BYTES("failure"), f->org_name, report_id,
		{ arrival, num_format((uint64_t)f->arrival, arrival) },
		f->header_from,
	};

	return identity_name(parts, sizeof(parts) / sizeof(parts[0]));
}

uint64_t
failure_report(const struct failure *f)
{
	return name_of(f, f->report_id);
}

struct seen_report
failure_identity(const struct failure *f)
{
	struct seen_report id = { .content = content_of(f),
	    .messages = f->count };
	char digits[IDENTITY_TEXT];

	id.name = name_of(f, f->report_id.n != 0 ? f->report_id :
	    identity_text(id.content, digits));
	return id;
}
