/* failure_rows: a failure report as a row, without personal data. */
#include "report/failure_rows.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/num.h"
#include "mail/redact.h"
#include "report/failure_shown.h"
#include "report/identity.h"

/* A row being written. */
struct row {
	struct tsv_writer *w;
	bool		 full;
	struct buf	 scratch;
};

/* What fills a cell's text; NULL: what stands there is ours. */
typedef void	 show_fn(struct bytes s, struct buf *out);

/* Text as it may be shown; valid until the next. */
static struct bytes
shown(struct row *r, show_fn *show, struct bytes s)
{
	if (r->full)
		return show == redact_address ? redact_bare(s) : s;
	r->scratch.n = 0;
	show(s, &r->scratch);
	return buf_view(&r->scratch);
}

static void
put_shown(struct row *r, show_fn *show, struct bytes s)
{
	tsv_put(r->w, shown(r, show, s));
}

static void
put_list(struct row *r, show_fn *show, const struct failure_list *l)
{
	size_t i;

	tsv_begin_list(r->w);
	for (i = 0; i < l->n; i++)
		tsv_put_item(r->w, shown(r, show, l->items[i]), i == 0);
}

/* RFC 8601 section 2.7, and what else align-filter knows. */
static void
result(struct bytes s, struct buf *out)
{
	shown_words(s, "none pass fail softfail policy neutral temperror "
	    "permerror hardfail unknown error invalid", out);
}

/* RFC 5965 section 7.3, RFC 6430, RFC 6591 section 7, and older drafts. */
static void
feedback_type(struct bytes s, struct buf *out)
{
	shown_words(s, "abuse fraud other virus not-spam auth-failure "
	    "opt-out opt-out-list miscategorized", out);
}

/* RFC 6591 section 3.3, RFC 9991 section 4. */
static void
auth_failure(struct bytes s, struct buf *out)
{
	shown_words(s, "adsp bodyhash revoked signature spf dkim dmarc", out);
}

/* RFC 9991 section 4, and text for people (failure_prose.c). */
static void
identity_alignment(struct bytes s, struct buf *out)
{
	shown_words(s, "none dkim spf dmarc alignment aligned not no yes "
	    "pass fail strict relaxed", out);
}

/* RFC 6591 section 3.2.2, and words of others. */
static void
delivery_result(struct bytes s, struct buf *out)
{
	shown_words(s, "delivered spam policy reject other "
	    "smg-policy-action none accept accepted quarantine rejected", out);
}

static void
show_number(struct bytes s, struct buf *out)
{
	shown_number(s, NUM_TEXT, out);
}

/* <> is the null reverse-path. */
static void
envelope(struct bytes s, struct buf *out)
{
	if (bytes_equal(s, BYTES("<>")))
		buf_add(out, s);
	else
		shown_domain(s, out);
}

/* domain, detail and result of each check, as three lists. */
static void
put_checks(struct row *r, const struct failure_checks *l)
{
	size_t i;

	tsv_begin_list(r->w);
	for (i = 0; i < l->n; i++)
		tsv_put_item(r->w, shown(r, shown_domain, l->at[i].domain),
		    i == 0);
	tsv_begin_list(r->w);
	for (i = 0; i < l->n; i++)
		tsv_put_item(r->w, shown(r, shown_selector,
		    l->at[i].detail), i == 0);
	tsv_begin_list(r->w);
	for (i = 0; i < l->n; i++)
		tsv_put_item(r->w, shown(r, result, l->at[i].result), i == 0);
}

/* The cells that records have, too. */
static void
put_record(struct row *r, const struct report_origin *from,
    const struct failure *f, struct bytes report_id)
{
	tsv_put(r->w, from->source);
	put_shown(r, result, from->mail_auth);
	put_shown(r, shown_domain, f->org_name);
	tsv_put(r->w, report_id);
	tsv_put_time(r->w, f->arrival);
	tsv_put_time(r->w, f->arrival);
	if (f->has_ip)
		tsv_put_ip(r->w, &f->source_ip);
	else
		tsv_put_empty(r->w);
	tsv_put_num(r->w, f->count);
	put_shown(r, shown_domain, f->header_from);
	put_shown(r, envelope, f->envelope_from);
	put_shown(r, shown_domain, f->policy_domain);
	put_checks(r, &f->dkim);
	put_checks(r, &f->spf);
	tsv_put(r->w, f->reported_dmarc);
}

/* Those that only failure rows have. */
static void
put_failure(struct row *r, const struct failure *f)
{
	put_shown(r, feedback_type, f->feedback_type);
	put_shown(r, shown_products, f->user_agent);
	put_shown(r, show_number, f->source_port);
	put_list(r, shown_domain, &f->reported_domain);
	put_list(r, redact_address, &f->original_rcpt_to);
	put_shown(r, auth_failure, f->auth_failure);
	put_shown(r, identity_alignment, f->identity_alignment);
	put_shown(r, delivery_result, f->delivery_result);
	put_shown(r, redact_address, f->dkim_identity);
	put_list(r, shown_spf, &f->spf_dns);
	put_shown(r, show_number, f->incidents);
	/* An identifier may be made of a person's name, too. */
	put_shown(r, redact_address, f->message_id);
	tsv_put(r->w, r->full ? f->subject : BYTES_NONE);
}

void
failure_put(struct tsv_writer *w, const struct report_origin *from,
    const struct failure *f, struct bytes report_id, bool full)
{
	struct row r = { .w = w, .full = full };
	struct quirks q = from->quirks;

	quirks_add(&q, &f->quirks);
	put_record(&r, from, f, report_id);
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

struct dedup_report
failure_identity(const struct failure *f)
{
	struct dedup_report id = { .content = content_of(f),
	    .messages = f->count };
	char digits[IDENTITY_TEXT];

	id.name = name_of(f, f->report_id.n != 0 ? f->report_id :
	    identity_text(id.content, digits));
	return id;
}

void
failure_add_id(const struct failure *f, uint64_t content, bool full,
    struct buf *out)
{
	struct bytes parts[] = { f->report_id,
		{ (const char *)&content, sizeof(content) } }, shown;
	struct buf address = { 0 };
	char digits[9];

	if (full || f->report_id.n == 0) {
		buf_add(out, f->report_id);
		return;
	}
	snprintf(digits, sizeof(digits), "%08" PRIx32,
	    (uint32_t)identity_hash(parts, sizeof(parts) / sizeof(parts[0])));
	redact_address(f->report_id, &address);
	shown = buf_view(&address);
	buf_adds(out, "\xe2\x80\xa6");
	buf_adds(out, digits);
	buf_add(out, bytes_from(shown, bytes_find(shown, BYTES("@"), 0)));
	buf_free(&address);
}
