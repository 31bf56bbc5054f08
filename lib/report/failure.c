/* failure: finds the parts of a failure report in a message. */
#include "report/failure.h"

#include <stdlib.h>

#include "base/mem.h"
#include "mail/another.h"
#include "mail/header.h"
#include "mail/params.h"
#include "report/failure_impl.h"
#include "report/sniff.h"

/* What a part was taken for; a better one may come after it. */
enum found { FOUND_NOTHING, FOUND_PROSE, FOUND_TEXT, FOUND_FIELDS };

/* A message while its parts are looked at. */
struct search {
	struct failure_reader *reader;
	enum found	 found;		/* reader->fields holds it */
	bool		 sample;	/* reader->sample holds it … */
	bool		 sample_odd;	/* … of a part of another type */
	bool		 attached;	/* a message in this one is a report */
	enum encrypted	 encrypted;
	struct quirks	 fields_quirks;
};

struct failure_reader *
failure_new(const struct limits *limits)
{
	struct failure_reader *r = mem_zero(1, sizeof(*r));

	r->limits = limits;
	return r;
}

void
failure_free(struct failure_reader *r)
{
	struct failure *f = &r->report;

	arena_free(&r->text);
	buf_free(&r->lines);
	buf_free(&r->fields);
	buf_free(&r->sample);
	buf_free(&r->scratch);
	buf_free(&r->flat);
	free(r->results.items);
	free(r->sample_results.items);
	free(f->reported_domain.items);
	free(f->original_rcpt_to.items);
	free(f->spf_dns.items);
	free(f->dkim.at);
	free(f->spf.at);
	free(r);
}

enum encrypted
failure_encrypted(const struct failure_reader *r)
{
	return r->encrypted;
}

static struct failure_list
emptied(struct failure_list l)
{
	l.n = 0;
	return l;
}

static struct failure_checks
no_checks(struct failure_checks l)
{
	l.n = 0;
	return l;
}

static const struct failure_results no_results = {
	.server = { "", 0 }, .dmarc = { "", 0 }, .from = { "", 0 },
	.mailfrom = { "", 0 }, .identity = { "", 0 }
};

/* Forgets the report before; memory of lists stays for the next. */
static void
reset(struct failure_reader *r)
{
	const struct bytes none = BYTES_NONE;
	struct failure *f = &r->report;

	arena_reset(&r->text);
	*f = (struct failure){ .org_name = none, .report_id = none,
	    .arrival = -1, .header_from = none, .policy_domain = none,
	    .envelope_from = none, .dkim = no_checks(f->dkim),
	    .spf = no_checks(f->spf), .reported_dmarc = none,
	    .feedback_type = none, .user_agent = none, .source_port = none,
	    .auth_failure = none, .identity_alignment = none,
	    .delivery_result = none, .incidents = none,
	    .reported_domain = emptied(f->reported_domain),
	    .original_rcpt_to = emptied(f->original_rcpt_to),
	    .spf_dns = emptied(f->spf_dns), .dkim_identity = none,
	    .message_id = none, .subject = none, .fields = none,
	    .sample = none };
	r->encrypted = ENCRYPTED_NOT;
	r->too_many = r->has_mail_from = r->has_sample = r->has_from =
	    r->has_received = false;
	r->fields.n = r->sample.n = 0;
	r->reporting_mta = r->arrival = r->received = r->source_ip =
	    r->mail_from = r->dkim_domain = r->dkim_selector =
	    r->message_id = r->sample_from = r->received_by = none;
	r->results = emptied(r->results);
	r->sample_results = emptied(r->sample_results);
	r->nsignatures = 0;
	r->reported = r->sampled = no_results;
}

/* At most `most` bytes of the part, decoded, in *out. */
static void
decode_part(const struct mime_part *part, size_t most, struct buf *out)
{
	struct decode d;
	size_t room = part->body.n < most ? part->body.n : most;

	out->n = 0;
	buf_room(out, room + 3);
	decode_start(&d, part->encoding, part->body);
	out->n = decode_more(&d, out->p, room + 3);
}

static bool
is_type(const struct mime_part *part, const char *type)
{
	return bytes_equal_nocase(part->type, bytes_of(type));
}

/* The third part of RFC 5965 section 2 d, and what some take for it. */
static bool
is_sample_type(const struct mime_part *part)
{
	return is_type(part, "message/rfc822") ||
	    is_type(part, "text/rfc822-headers") ||
	    is_type(part, "message/global") ||
	    is_type(part, "message/global-headers") ||
	    is_type(part, "text/rfc822") ||
	    is_type(part, "message/rfc822-headers");
}

/* Does the text begin with the header of a message? */
static bool
begins_message(struct bytes text)
{
	struct bytes head, body, value;

	text = bytes_from(text, header_begin(text));
	return header_split(text, text.n, &head, &body) != HEADER_LONG &&
	    (header_find(head, "From", &value) ||
	    header_find(head, "Received", &value)) &&
	    !header_find(head, "Feedback-Type", &value);
}

/* What kind of text a part begins with. */
static enum found
sniff_text(struct bytes text)
{
	struct bytes rest = bytes_first(text, SNIFF_HEAD), line;

	if (sniff(text) != SNIFF_FAILURE)
		return FOUND_NOTHING;
	while (line_next(&rest, &line))
		if (bytes_begin_nocase(bytes_trim(line),
		    BYTES("Feedback-Type:")))
			return FOUND_TEXT;
	return FOUND_PROSE;
}

/* Makes *to what *from is, which may be nothing. */
static void
copy_text(struct buf *to, const struct buf *from)
{
	to->n = 0;
	if (from->n != 0)
		buf_add(to, buf_view(from));
}

/* Takes what is in reader->flat for the fields, if nothing better was. */
static void
take_fields(struct search *s, const struct mime_part *part, enum found what)
{
	struct failure_reader *r = s->reader;

	if (what == s->found && what == FOUND_FIELDS)
		quirk_set(&s->fields_quirks, QUIRK_FIELDS_PART);
	if (what <= s->found)
		return;
	s->found = what;
	s->fields_quirks = (struct quirks){ { 0, 0 } };
	if (part->encoding != DECODE_NONE && what == FOUND_FIELDS)
		quirk_set(&s->fields_quirks, QUIRK_FIELDS_ENCODED);
	if (what == FOUND_TEXT)
		quirk_set(&s->fields_quirks, QUIRK_FIELDS_PART);
	copy_text(&r->fields, &r->flat);
}

static void
take_sample(struct search *s, bool odd)
{
	struct failure_reader *r = s->reader;

	if (s->sample && !(s->sample_odd && !odd))
		return;
	s->sample = true;
	s->sample_odd = odd;
	copy_text(&r->sample, &r->flat);
}

/* A part of any type but those that reports have. */
static void
see_text(struct search *s, const struct mime_part *part)
{
	struct bytes text = buf_view(&s->reader->flat);
	enum found what;

	if (is_type(part, "text/html"))
		return;
	what = sniff_text(text);
	if (what != FOUND_NOTHING)
		take_fields(s, part, what);
	else if (s->found >= FOUND_TEXT && begins_message(text))
		take_sample(s, true);
}

static void
see_part(struct search *s, const struct mime_part *part)
{
	struct failure_reader *r = s->reader;
	/* A reported message may well be encrypted itself. */
	enum encrypted encrypted = is_sample_type(part) ? ENCRYPTED_NOT :
	    encrypted_part(part);

	if (encrypted != ENCRYPTED_NOT) {
		s->encrypted = encrypted;
		return;
	}
	/* Of a message, one byte more than its header may have. */
	decode_part(part, r->limits->header + 1, &r->flat);
	if (is_type(part, "message/feedback-report")) {
		take_fields(s, part, FOUND_FIELDS);
	} else if (is_sample_type(part)) {
		s->attached |= sniff(buf_view(&r->flat)) == SNIFF_FAILURE;
		take_sample(s, is_type(part, "text/rfc822") ||
		    is_type(part, "message/rfc822-headers"));
	} else {
		see_text(s, part);
	}
}

/* multipart/report with its type of report (RFC 5965 section 2 a and b). */
static bool
is_labelled(struct bytes head)
{
	struct buf type = { 0 };
	struct bytes value;
	bool yes = header_find(head, "Content-Type", &value) &&
	    bytes_equal_nocase(params_word(value),
	    BYTES("multipart/report")) &&
	    params_find(value, "report-type", &type) &&
	    bytes_equal_nocase(buf_view(&type), BYTES("feedback-report"));

	buf_free(&type);
	return yes;
}

static enum failure_fault
look_at_parts(struct search *s, struct mime *m)
{
	struct mime_part part;

	for (;;) {
		switch (mime_next(m, &part)) {
		case MIME_PART:
			see_part(s, &part);
			break;
		case MIME_END:
			return FAILURE_GOOD;
		case MIME_TOO_DEEP:
			return FAILURE_DEPTH;
		case MIME_TOO_MANY:
			return FAILURE_PARTS;
		case MIME_LONG_HEADER:
			return FAILURE_HEADER;
		}
	}
}

/* Reads the header of the reported message; false when it is too long. */
static bool
read_sample(struct failure_reader *r, struct bytes text)
{
	struct bytes head, body;

	text = mail_lines(text, &r->scratch);
	text = bytes_from(text, header_begin(text));
	if (header_split(text, r->limits->header, &head, &body) ==
	    HEADER_LONG)
		return false;
	if (head.n != 0)
		failure_sample(r, arena_copy(&r->text, head));
	return true;
}

/*
 * Was more in the fields' part than was decoded of it? In text, a message's
 * body may have been cut off.
 */
static bool
is_cut(const struct search *s, struct bytes rest)
{
	const struct failure_reader *r = s->reader;
	struct bytes head, body;

	if (r->fields.n <= r->limits->header)
		return false;
	header_split(rest, rest.n, &head, &body);
	return s->found == FOUND_FIELDS || body.n == 0;
}

/*
 * The fields, then the sample. Where the sample has no part of its own, it
 * may stand behind them in the text.
 */
static enum failure_fault
read_parts(struct search *s)
{
	struct failure_reader *r = s->reader;
	struct bytes text, rest = BYTES_NONE;

	text = mail_lines(buf_view(&r->fields), &r->scratch);
	r->report.fields = text = arena_copy(&r->text, text);
	if (s->found == FOUND_PROSE)
		failure_prose(r, text, &rest);
	else
		rest = failure_fields(r, text);
	if (is_cut(s, rest))
		return FAILURE_HEADER;
	if (s->sample)
		rest = buf_view(&r->sample);
	else if (!begins_message(rest))
		rest = BYTES_NONE;
	if (s->sample_odd || (!s->sample && rest.n != 0))
		quirk_set(&r->report.quirks, QUIRK_SAMPLE_PART);
	return rest.n == 0 || read_sample(r, rest) ? FAILURE_GOOD :
	    FAILURE_HEADER;
}

/* All of a message whose parts have been looked at. */
static enum failure_fault
read_found(struct search *s, struct bytes head)
{
	struct failure_reader *r = s->reader;
	enum failure_fault fault;

	r->encrypted = s->encrypted;
	if (s->found == FOUND_NOTHING)
		return s->encrypted != ENCRYPTED_NOT ? FAILURE_ENCRYPTED :
		    s->attached ? FAILURE_ATTACHED : FAILURE_NONE;
	fault = read_parts(s);
	if (fault != FAILURE_GOOD)
		return fault;
	if (!is_labelled(head))
		quirk_set(&r->report.quirks, QUIRK_REPORT_TYPE);
	quirks_add(&r->report.quirks, &s->fields_quirks);
	failure_settle(r, head);
	return r->too_many ? FAILURE_LIST : FAILURE_GOOD;
}

enum failure_fault
failure_read(struct failure_reader *r, struct bytes message,
    const struct failure **report)
{
	struct search s = { .reader = r };
	enum failure_fault fault = FAILURE_HEADER;
	struct mime m;

	reset(r);
	if (mime_start(&m, mail_lines(message, &r->lines), r->limits)) {
		fault = look_at_parts(&s, &m);
		quirks_add(&r->report.quirks, &m.quirks);
		if (fault == FAILURE_GOOD)
			fault = another_follows(&m) ? FAILURE_ATTACHED :
			    read_found(&s, m.head);
	}
	mime_end(&m);
	*report = &r->report;
	return fault;
}
