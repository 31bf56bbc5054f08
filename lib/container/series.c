/* series: messages one behind the other, with nothing between them. */
#include "container/inside.h"
#include "mail/another.h"
#include "mail/params.h"

/*
 * So many times all of the text, and 1 MiB, may be looked through for
 * boundaries that do not come, before quoted headers are taken for messages.
 */
enum { CACHE_MOST = 16, SCANS_FREE = 1024 * 1024 };

struct bytes
walk_part_begin(struct walk *w, const struct mime_part *part)
{
	struct decode d;

	if (part->encoding == DECODE_NONE)
		return bytes_first(part->body, STREAM_PEEK);
	decode_start(&d, part->encoding, part->body);
	w->document.n = 0;
	buf_room(&w->document, STREAM_PEEK);
	w->document.n = decode_more(&d, w->document.p, STREAM_PEEK);
	return buf_view(&w->document);
}

/*
 * Does this part make its message a failure report: the part of RFC 5965
 * section 2 c, or prose that the sink knows?
 */
static bool
is_failure_part(struct walk *w, const struct mime_part *part)
{
	if (bytes_equal_nocase(part->type, BYTES("message/feedback-report")))
		return true;
	if (part->type.n != 0 &&
	    !bytes_equal_nocase(part->type, BYTES("text/plain")))
		return false;
	return w->sink->classify(w->sink->arg, walk_part_begin(w, part)) ==
	    DOCUMENT_MESSAGE;
}

/* Length of the fields that a part's text begins with: they are its own. */
static size_t
fields_of(struct bytes body)
{
	size_t at = header_begin(body);
	struct bytes rest = bytes_from(body, at), line;

	for (; line_next(&rest, &line); at = body.n - rest.n)
		if (line.n == 0 || (line.p[0] != ' ' && line.p[0] != '\t' &&
		    !header_is_field(line)))
			break;
	return at;
}

/* Where another message begins in a part, behind its offset `from`. */
static size_t
find_another(struct bytes body, size_t from, enum another what)
{
	return from + another_begin(bytes_from(body, from), what);
}

/*
 * Does a header in the text say that a boundary delimits its parts which does
 * so already? No mail quotes such a one; the two just have the same boundary.
 */
static bool
has_same_boundary(const struct mime *m, struct bytes text)
{
	struct buf boundary = { 0 };
	struct bytes head, body, type;
	bool same = false;
	size_t at;

	while (!same && (at = another_begin(text, ANOTHER_WIRE)) < text.n) {
		text = bytes_from(text, at);
		if (header_split(text, text.n, &head, &body) == HEADER_LONG)
			break;
		boundary.n = 0;
		header_find(head, "Content-Type", &type);
		same = params_find(type, "boundary", &boundary) &&
		    mime_is_open(m, buf_view(&boundary));
		text = body;
	}
	buf_free(&boundary);
	return same;
}

/*
 * Where in a part another message begins, or its length. *failure is set when
 * what is before it makes the message a failure report.
 */
static size_t
part_end(struct walk *w, const struct mime *m, struct mime_part *part,
    bool *failure)
{
	struct bytes body = part->body;
	bool text = part->encoding != DECODE_BASE64;
	size_t at = body.n, from = m->whole ? 0 : fields_of(body);
	enum another what = text ? ANOTHER_WIRE : ANOTHER_HEADER;

	/*
	 * An attached message is opened, and parted then; but not in failure
	 * reports, and base64 has its end.
	 */
	if ((part->open || m->between) && (*failure || !text ||
	    !bytes_begin_nocase(part->type, BYTES("message/rfc822"))))
		at = find_another(body, from, what);
	if (at < body.n && text && !part->open &&
	    !has_same_boundary(m, bytes_from(body, at)))
		at = body.n;
	part->body.n = at;
	*failure |= is_failure_part(w, part);
	if (at < body.n && *failure && text && part->open)
		at = find_another(body, from, ANOTHER_REPORT);
	return at;
}

/* Where in text the message ends that it begins with. */
static size_t
message_end(struct walk *w, struct series *s, struct mime *m,
    struct bytes text, bool *failure)
{
	struct mime_part part;
	size_t behind, at;

	while (mime_next(m, &part) == MIME_PART) {
		at = (size_t)(part.body.p - text.p);
		behind = at + part.body.n;
		at += part_end(w, m, &part, failure);
		if (at < behind) {
			if (!m->whole || m->lost)
				s->looked += text.n - at;
			return at;
		}
	}
	at = (size_t)(m->text.p - text.p) + m->at;
	return m->closed ? at + another_begin(bytes_from(text, at),
	    ANOTHER_HEADER) : text.n;
}

size_t
series_next(struct walk *w, struct series *s, struct bytes text,
    bool *failure)
{
	struct mime m;
	size_t n = text.n, body;

	*failure = false;
	if (mime_start(&m, text, &w->cli->limits)) {
		body = (size_t)(m.text.p - text.p);
		if (s->looked / CACHE_MOST > s->total + SCANS_FREE) {
			m.text.n = another_begin(m.text, ANOTHER_WIRE);
			text.n = body + m.text.n;
		}
		n = message_end(w, s, &m, text, failure);
	}
	mime_end(&m);
	return n != 0 ? n : text.n;
}
