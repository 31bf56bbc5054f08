/* mime: the leaves of a message, one after the other. */
#include "mail/mime.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "mail/boundary.h"
#include "mail/params.h"

/* RFC 2046 allows 70; a longer one than this is taken for none. */
enum { BOUNDARY_MOST = 256 };

struct mime_level {
	char		 boundary[BOUNDARY_MOST];
	size_t		 n;
	uint64_t	 parts;
	bool		 digest;
};

bool
mime_start(struct mime *m, struct bytes message, const struct limits *limits)
{
	enum header_result r;

	*m = (struct mime){ .limits = limits };
	message = bytes_from(message, header_begin(message));
	r = header_split(message, limits->header, &m->head, &m->text);
	if (r == HEADER_ODD)
		quirk_set(&m->quirks, QUIRK_HEADER_FORM);
	return r != HEADER_LONG;
}

void
mime_end(struct mime *m)
{
	free(m->level);
	buf_free(&m->number);
	m->level = NULL;
}

/* Content-Type, also when it is spelt without its hyphen. */
static struct bytes
content_type(struct bytes head, struct quirks *q)
{
	struct bytes value;

	if (!header_find(head, "Content-Type", &value) &&
	    header_find(head, "ContentType", &value) && q != NULL)
		quirk_set(q, QUIRK_HEADER_FORM);
	return value;
}

/*
 * Is a part with that header a message, though it does not say so, as those
 * of a digest are (RFC 2046 section 5.1.5)?
 */
static bool
is_digest_item(const struct mime *m, struct bytes head)
{
	return head.n == 0 && m->depth > 0 && m->level[m->depth - 1].digest;
}

static void
fill_part(struct mime *m, struct mime_part *p, struct bytes head,
    struct bytes body)
{
	struct bytes encoding;
	size_t i;

	header_find(head, "Content-Transfer-Encoding", &encoding);
	*p = (struct mime_part){ .head = head, .body = body,
	    .encoding = decode_kind_of(encoding) };
	p->type = is_digest_item(m, head) ? BYTES("message/rfc822") :
	    params_word(content_type(head, &m->quirks));
	m->number.n = 0;
	for (i = 0; i < m->depth; i++) {
		if (i != 0)
			buf_byte(&m->number, '.');
		buf_num(&m->number, m->level[i].parts);
	}
	if (m->depth == 0)
		buf_byte(&m->number, '1');
	p->number = buf_string(&m->number);
}

static bool
is_multipart(struct bytes type)
{
	return bytes_begin_nocase(params_word(type), BYTES("multipart/"));
}

bool
mime_is_open(const struct mime *m, struct bytes boundary)
{
	size_t i;

	for (i = 0; i < m->depth; i++)
		if (bytes_equal(boundary, (struct bytes){
		    m->level[i].boundary, m->level[i].n }))
			return true;
	return false;
}

/* Finds the boundary of a multipart; false when body is a leaf. */
static bool
find_boundary(struct mime *m, struct bytes head, struct bytes body,
    struct buf *out)
{
	struct bytes type = content_type(head, NULL), guess;

	if (is_multipart(type) && params_find(type, "boundary", out) &&
	    out->n != 0)
		return true;
	out->n = 0;
	if ((!is_multipart(type) && type.n != 0) || is_digest_item(m, head))
		return false;
	/* Once only: a part's body is all that follows it. */
	guess = boundary_guess(body, !m->started && is_multipart(type));
	if (guess.n == 0 || mime_is_open(m, guess))
		return false;
	buf_add(out, guess);
	quirk_set(&m->quirks, QUIRK_HEADER_FORM);
	return true;
}

/* Opens that of head; false when there are too many in one another. */
static bool
push_level(struct mime *m, struct bytes head, struct bytes boundary)
{
	struct bytes type = params_word(content_type(head, NULL));
	struct mime_level *l;

	if (m->depth >= m->limits->depth)
		return false;
	if (m->depth == m->room) {
		m->room = m->room * 2 + 4;
		m->level = mem_resize(m->level, m->room, sizeof(*m->level));
	}
	l = &m->level[m->depth++];
	boundary = bytes_first(bytes_trim(boundary), BOUNDARY_MOST);
	memcpy(l->boundary, boundary.p, boundary.n);
	l->n = boundary.n;
	l->parts = 0;
	l->digest = bytes_equal_nocase(type, BYTES("multipart/digest"));
	return true;
}

/*
 * Does the line, which begins with "--", delimit a multipart that is open?
 * Then *which is its level and *closing tells of which sort it is.
 */
static bool
is_boundary(const struct mime *m, struct bytes line, size_t *which,
    bool *closing)
{
	const struct mime_level *l;
	struct bytes rest;
	size_t i;

	line = bytes_from(line, 2);
	for (i = m->depth; i-- > 0;) {
		l = &m->level[i];
		if (!bytes_begin(line, (struct bytes){ l->boundary, l->n }))
			continue;
		rest = bytes_trim(bytes_from(line, l->n));
		*which = i;
		*closing = bytes_begin(rest, BYTES("--"));
		if (*closing || rest.n == 0)
			return true;
	}
	return false;
}

/* Where the text before offset `at`, a line's begin, ends without its break. */
static size_t
before_break(const struct mime *m, size_t at)
{
	if (at > m->at && m->text.p[at - 1] == '\n') {
		at--;
		if (at > m->at && m->text.p[at - 1] == '\r')
			at--;
	}
	return at;
}

/*
 * Goes on to the next boundary line, and past it. *end is where the text
 * before it ends, without the line break that belongs to the boundary.
 * False when there is none; then *end is the end of the message.
 */
static bool
seek_boundary(struct mime *m, size_t *end, size_t *which, bool *closing)
{
	struct bytes rest = bytes_from(m->text, m->at), line;
	size_t at = m->at;

	while (line_next(&rest, &line)) {
		if (bytes_begin(line, BYTES("--")) &&
		    is_boundary(m, line, which, closing)) {
			*end = before_break(m, at);
			m->at = m->text.n - rest.n;
			return true;
		}
		at = m->text.n - rest.n;
	}
	*end = m->at = m->text.n;
	return false;
}

/*
 * Closes the multiparts that the boundary line just read ends; true when
 * a part begins behind it.
 */
static bool
at_boundary(struct mime *m, size_t which, bool closing)
{
	if (which + 1 < m->depth)
		quirk_set(&m->quirks, QUIRK_OPEN_BOUNDARY);
	m->depth = closing ? which : which + 1;
	m->closed = m->depth == 0;
	return !closing;
}

/* The header of a part that begins at m->at. */
static enum mime_result
part_header(struct mime *m, struct bytes *head)
{
	struct bytes rest = bytes_from(m->text, m->at), line, body;
	struct bytes first = rest;
	enum header_result r;

	*head = bytes_first(rest, 0);
	if (++m->parts > m->limits->parts)
		return MIME_TOO_MANY;
	m->level[m->depth - 1].parts++;
	/* Content right behind the boundary: a part without a header. */
	if (line_next(&first, &line) && bytes_trim(line).n != 0 &&
	    !header_is_field(line)) {
		quirk_set(&m->quirks, QUIRK_HEADER_FORM);
		return MIME_PART;
	}
	r = header_split(rest, m->limits->header, head, &body);
	if (r == HEADER_LONG)
		return MIME_LONG_HEADER;
	if (r == HEADER_ODD && body.n != 0)
		quirk_set(&m->quirks, QUIRK_HEADER_FORM);
	m->at = (size_t)(body.p - m->text.p);
	return MIME_PART;
}

/*
 * A part begins: opens it when it is a multipart and returns MIME_END, else
 * fills *part and goes on to what ends it.
 */
static enum mime_result
take_part(struct mime *m, struct mime_part *part)
{
	struct buf boundary = { 0 };
	enum mime_result r;
	struct bytes head;
	size_t begin, end, which;
	bool closing, found, deep = false;

	r = part_header(m, &head);
	if (r != MIME_PART)
		return r;
	m->between = false;
	found = find_boundary(m, head, bytes_from(m->text, m->at), &boundary);
	if (found)
		deep = !push_level(m, head, buf_view(&boundary));
	buf_free(&boundary);
	if (found)
		return deep ? MIME_TOO_DEEP : MIME_END;
	begin = m->at;
	found = seek_boundary(m, &end, &which, &closing);
	if (!found)
		quirk_set(&m->quirks, QUIRK_OPEN_BOUNDARY);
	fill_part(m, part, head, (struct bytes){ m->text.p + begin,
	    end - begin });
	part->open = !found;
	if (found)
		m->between = at_boundary(m, which, closing);
	else
		m->depth = 0;
	return MIME_PART;
}

/* The body as the only leaf. */
static enum mime_result
take_whole(struct mime *m, struct mime_part *part)
{
	m->whole = true;
	fill_part(m, part, m->head, m->text);
	part->open = true;
	return MIME_PART;
}

/* The message itself: a leaf, or its first multipart is opened. */
static enum mime_result
take_root(struct mime *m, struct mime_part *part)
{
	struct buf boundary = { 0 };
	bool multipart, deep = false;

	multipart = find_boundary(m, m->head, m->text, &boundary);
	m->started = true;
	if (multipart)
		deep = !push_level(m, m->head, buf_view(&boundary));
	buf_free(&boundary);
	if (multipart)
		return deep ? MIME_TOO_DEEP : MIME_END;
	return take_whole(m, part);
}

static enum mime_result	 next_part(struct mime *m, struct mime_part *part);

/*
 * A multipart without any boundary line: its parts may have another one,
 * else it is a leaf after all.
 */
static enum mime_result
take_lost(struct mime *m, struct mime_part *part)
{
	struct bytes boundary = BYTES_NONE;

	if (!m->lost)
		boundary = boundary_guess(m->text, true);
	m->lost = true;
	if (boundary.n == 0 || !push_level(m, m->head, boundary))
		return take_whole(m, part);
	m->at = 0;
	return next_part(m, part);
}

static enum mime_result
next_part(struct mime *m, struct mime_part *part)
{
	enum mime_result r;
	size_t end, which;
	bool closing;

	if (!m->started) {
		r = take_root(m, part);
		if (r != MIME_END)
			return r;
	}
	while (m->depth > 0) {
		if (!m->between) {
			if (!seek_boundary(m, &end, &which, &closing)) {
				quirk_set(&m->quirks, QUIRK_OPEN_BOUNDARY);
				break;
			}
			m->between = at_boundary(m, which, closing);
			continue;
		}
		r = take_part(m, part);
		if (r != MIME_END)
			return r;
	}
	m->depth = 0;
	if (m->parts > 0 || m->whole)
		return MIME_END;
	return take_lost(m, part);
}

enum mime_result
mime_next(struct mime *m, struct mime_part *part)
{
	enum mime_result r = next_part(m, part);

	if (r != MIME_PART) {
		m->depth = 0;
		m->whole = true;
	}
	return r;
}

void
mime_name(const struct mime_part *part, struct buf *out)
{
	struct buf raw = { 0 };
	struct bytes value;

	if (!header_find(part->head, "Content-Disposition", &value) ||
	    !params_find(value, "filename", &raw))
		params_find(content_type(part->head, NULL), "name", &raw);
	params_words(buf_view(&raw), out);
	buf_free(&raw);
}

void
mime_charset(const struct mime_part *part, struct buf *out)
{
	params_find(content_type(part->head, NULL), "charset", out);
}
