/* message: messages, and what is in their parts. */
#include "container/inside.h"
#include "container/names.h"
#include "mail/encrypted.h"

/* A report labelled as HTML shows its root element within so many bytes. */
enum { PAGE_BEGIN = 512 };

static size_t
pull_decoded(struct stream *s, char *to, size_t room)
{
	struct decode *d = s->arg;
	size_t n = decode_more(d, to, room);

	if (d->junk)
		quirk_set(&s->quirks, QUIRK_BASE64_JUNK);
	return n;
}

/* Walks a part, taken to be encoded that way; true when it is known. */
static bool
walk_decoded(struct walk *w, struct stream *under,
    const struct mime_part *part, enum decode_kind kind,
    const struct quirks *q)
{
	struct path_mark p = path_enter(w, BYTES_NONE);
	struct buf charset = { 0 };
	struct decode d;
	struct stream *s;
	bool known;

	if (kind == DECODE_NONE) {
		s = stream_of_bytes(&w->streams, under, part->body);
	} else {
		decode_start(&d, kind, part->body);
		s = stream_take(&w->streams, under, pull_decoded, &d);
	}
	s->quirks = *q;
	if (kind != part->encoding)
		quirk_set(&s->quirks, QUIRK_WRONG_ENCODING);
	mime_charset(part, &charset);
	s->charset = buf_view(&charset);
	s->part = true;
	known = walk_items(w, s, &p);
	stream_give(&w->streams, s);
	buf_free(&charset);
	return known;
}

/* Does the text look like the base64 of something we could read? */
static bool
is_base64_of_ours(struct bytes text)
{
	static const char *const begins[] = {
		"H4sI",		/* gzip */
		"UEsD",		/* zip */
		"PD94",		/* <?x */
		"PGZl",		/* <fe */
		"77u/",		/* byte order mark */
		"eyJ",		/* {" */
		"ewog", "ew0K"	/* { and a line break */
	};
	size_t i;

	text = bytes_trim(bytes_first(text, MAGIC_HEAD));
	for (i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
		if (bytes_begin(text, bytes_of(begins[i])))
			return true;
	return false;
}

void
walk_held(struct walk *w, struct stream *under, const struct buf *message)
{
	w->held += message->n;
	walk_message(w, under, buf_view(message));
	w->held -= message->n;
}

/* Walks an attached message; false when the part is none. */
static bool
walk_attached(struct walk *w, struct stream *under,
    const struct mime_part *part)
{
	struct buf text = { 0 };
	struct decode d;

	if (!bytes_equal_nocase(part->type, BYTES("message/rfc822")) &&
	    !bytes_equal_nocase(part->type, BYTES("message/global")))
		return false;
	if (part->encoding == DECODE_NONE) {
		walk_message(w, under, part->body);
	} else if (part->body.n > walk_may_hold(w)) {
		walk_say(w, MSG_LIMIT_MESSAGE);
	} else {
		decode_start(&d, part->encoding, part->body);
		buf_room(&text, part->body.n + 3);
		text.n = decode_more(&d, text.p, part->body.n + 3);
		walk_held(w, under, &text);
		buf_free(&text);
	}
	return true;
}

/*
 * HTML holds a report only when it is one, labelled wrongly: mail that shows
 * a report to people quotes it, too.
 */
static bool
is_page(struct walk *w, const struct mime_part *part)
{
	return bytes_equal_nocase(part->type, BYTES("text/html")) &&
	    w->sink->classify(w->sink->arg, bytes_first(walk_part_begin(w,
	    part),
	    PAGE_BEGIN)) != DOCUMENT_REPORT;
}

/* Encrypted, as text or as a part of multipart/encrypted or S/MIME. */
static bool
is_encrypted(const struct mime_part *part)
{
	enum encrypted kind;

	if (bytes_begin_nocase(part->type, BYTES("message/")))
		return false;
	kind = encrypted_part(part);
	return kind == ENCRYPTED_OPENPGP || kind == ENCRYPTED_SMIME;
}

/* In whatever encoding it is something that is known; false: in none. */
static bool
walk_body(struct walk *w, struct stream *under, const struct mime_part *part,
    const struct quirks *q)
{
	enum decode_kind kind = part->encoding;

	if (walk_decoded(w, under, part, kind, q) || (kind != DECODE_NONE &&
	    walk_decoded(w, under, part, DECODE_NONE, q)))
		return true;
	if (kind != DECODE_BASE64 && is_base64_of_ours(part->body))
		return walk_decoded(w, under, part, DECODE_BASE64, q);
	return kind != DECODE_UU && decode_has_uu(part->body) &&
	    walk_decoded(w, under, part, DECODE_UU, q);
}

/* An attachment of nothing, which some reporters send when there is none. */
static bool
is_empty_payload(const struct mime_part *part, bool named)
{
	return bytes_trim(part->body).n == 0 && (named ||
	    bytes_begin_nocase(part->type, BYTES("application/")));
}

/* Nothing that is known: encrypted, or it may have promised to be a report. */
static void
walk_unknown(struct walk *w, const struct mime_part *part, struct bytes name)
{
	if (is_encrypted(part))
		walk_encrypted(w);
	else
		w->context->named |= name_is_report(name);
}

static void
walk_part(struct walk *w, struct stream *under,
    const struct mime_part *part, const struct quirks *q)
{
	struct path_mark number, named;
	struct buf name = { 0 };

	number = path_enter_number(w, bytes_of(part->number));
	mime_name(part, &name);
	named = path_enter(w, buf_view(&name));
	if (is_empty_payload(part, name.n != 0))
		w->context->empty = true;
	else if (!is_page(w, part) && !walk_attached(w, under, part) &&
	    !walk_body(w, under, part, q))
		walk_unknown(w, part, buf_view(&name));
	buf_free(&name);
	path_leave(w, &named);
	path_leave(w, &number);
}

static bool
say_mime(struct walk *w, enum mime_result r)
{
	switch (r) {
	case MIME_PART:
	case MIME_END:
		return false;
	case MIME_TOO_DEEP:
		walk_say(w, MSG_LIMIT_DEPTH);
		break;
	case MIME_TOO_MANY:
		walk_say(w, MSG_LIMIT_PARTS);
		break;
	case MIME_LONG_HEADER:
		walk_say(w, MSG_LIMIT_HEADER);
		break;
	}
	return true;
}

/* The message as one document: a failure report. */
static void
take_message(struct walk *w, struct stream *under, struct path_mark *p,
    struct bytes message, const struct quirks *q)
{
	struct document document = { .bytes = message, .message = true };

	document.quirks = stream_quirks(under);
	quirks_add(&document.quirks, q);
	walk_hand_over(w, p, &document, false);
}

static void
walk_parts(struct walk *w, struct stream *under, struct mime *m)
{
	struct mime_part part;
	enum mime_result r;

	while ((r = mime_next(m, &part)) == MIME_PART)
		walk_part(w, under, &part, &m->quirks);
	say_mime(w, r);
}

/* The parts of what begins in text; its header is the message's. */
static void
walk_opened(struct walk *w, struct stream *under, struct path_mark *p,
    struct bytes message, struct mime *m, bool failure)
{
	if (failure)
		take_message(w, under, p, message, &m->quirks);
	else
		walk_parts(w, under, m);
}

/* Appends the fields of head that do not say what the body is. */
static void
add_fields(struct bytes head, struct buf *out)
{
	struct bytes name, value;

	while (header_next(&head, &name, &value)) {
		if (bytes_begin_nocase(name, BYTES("Content-")) ||
		    bytes_begin_nocase(name, BYTES("MIME-")))
			continue;
		buf_add(out, (struct bytes){ name.p,
		    (size_t)(value.p + value.n - name.p) });
		buf_byte(out, '\n');
	}
}

/*
 * The parts are walked as parts of the message. As a failure report, what was
 * signed stands for the message, behind the message's own header.
 */
void
walk_entity(struct walk *w, struct stream *under, struct bytes entity)
{
	struct path_mark p = path_enter(w, BYTES_NONE);
	struct buf message = { 0 }, lf = { 0 };
	struct series series = { 0 };
	struct bytes text = mail_lines(entity, &lf);
	struct mime m;
	bool failure;

	series_next(w, &series, text, &failure);
	if (failure) {
		buf_grow(&message, w->context->mail.head.n + entity.n);
		add_fields(w->context->mail.head, &message);
		buf_add(&message, entity);
	}
	if (!mime_start(&m, text, &w->cli->limits)) {
		say_mime(w, MIME_LONG_HEADER);
	} else if (walk_deeper(w)) {
		walk_opened(w, under, &p, buf_view(&message), &m, failure);
		walk_back(w);
	}
	mime_end(&m);
	buf_free(&message);
	buf_free(&lf);
}

/* Counts a message that no report came from; under -v names it, too. */
static void
note_bare(struct walk *w)
{
	w->counts.bare++;
	if (w->cli->verbose && w->source.n != w->operand_n)
		walk_say(w, MSG_NO_REPORT_INSIDE);
}

static void
walk_text(struct walk *w, struct stream *under, struct path_mark *p,
    struct bytes message, struct bytes text, bool failure)
{
	struct mime m;

	if (!mime_start(&m, text, &w->cli->limits)) {
		say_mime(w, MIME_LONG_HEADER);
		return;
	}
	w->context->mail.head = m.head;
	walk_opened(w, under, p, message, &m, failure);
	w->context->lost_boundary = m.lost;
	mime_end(&m);
}

/*
 * One message of a series, at the current source; text is the same with its
 * lines ended in LF. first: the context of the first one, or this one's.
 */
static void
walk_one_message(struct walk *w, struct stream *under,
    struct mail_context *context,
    struct bytes message, struct bytes text, bool failure)
{
	uint64_t reports = w->counts.reports, refused = w->refused;
	struct path_mark p = path_enter(w, BYTES_NONE);

	context->outer = w->context;
	w->counts.messages += context->outer == NULL;
	w->context = context;
	if (walk_deeper(w)) {
		walk_text(w, under, &p, message, text, failure);
		walk_back(w);
	}
	if (reports == w->counts.reports && refused == w->refused &&
	    !walk_broken_promise(w) && context->outer == NULL)
		note_bare(w);
	w->context = context->outer;
}

/*
 * What a server wrote into the first of several says nothing good of those
 * behind it: it takes forged results out of that header alone.
 */
void
walk_message(struct walk *w, struct stream *under, struct bytes message)
{
	struct mail_context first = { .mail = { .outer = w->context != NULL ?
	    &w->context->mail : NULL } };
	struct mail_context next, *context = &first;
	struct path_mark p = path_enter(w, BYTES_NONE), item;
	struct buf lf = { 0 };
	struct bytes text = mail_lines(message, &lf);
	struct series series = { .total = text.n };
	bool failure;
	size_t n;

	do {
		n = series_next(w, &series, text, &failure);
		item = path_enter_item(w, &p, n < text.n);
		walk_one_message(w, under, context, bytes_first(message, n),
		    bytes_first(text, n), failure);
		path_leave(w, &item);
		message = bytes_from(message, n);
		text = bytes_from(text, n);
		next = (struct mail_context){
		    .mail = { .outer = &first.mail } };
		context = &next;
	} while (text.n != 0);
	buf_free(&lf);
}
