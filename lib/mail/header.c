/* header: the fields in front of a message or of one of its parts. */
#include "mail/header.h"

static bool
is_blank(struct bytes line)
{
	size_t i;

	for (i = 0; i < line.n; i++)
		if (line.p[i] != ' ' && line.p[i] != '\t' &&
		    line.p[i] != '\r')
			return false;
	return true;
}

size_t
header_begin(struct bytes message)
{
	struct bytes rest = message, line;
	size_t at;

	if (bytes_begin(rest, BYTES("\xef\xbb\xbf")))
		rest = bytes_from(rest, 3);
	do {
		at = message.n - rest.n;
		if (!line_next(&rest, &line))
			break;
	} while (is_blank(line) || bytes_begin(line, BYTES("From ")) ||
	    bytes_begin(line, BYTES(">From ")));
	return at;
}

static bool
name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
	    c == '/';
}

/* Length of the field's name, 0 when the line is no field; *at: its colon. */
static size_t
name_length(struct bytes line, size_t *at)
{
	size_t n = 0, colon;

	while (n < line.n && name_char(line.p[n]))
		n++;
	colon = n;
	while (colon < line.n &&
	    (line.p[colon] == ' ' || line.p[colon] == '\t'))
		colon++;
	*at = colon;
	return colon < line.n && line.p[colon] == ':' ? n : 0;
}

bool
header_is_field(struct bytes line)
{
	size_t colon;

	return name_length(line, &colon) != 0;
}

static bool
is_folded(struct bytes line)
{
	return line.n != 0 && (line.p[0] == ' ' || line.p[0] == '\t');
}

/* Fields that mail has, and what each says of a block that it stands in. */
static const struct {
	const char	*name;
	unsigned	 marks;
} mail_fields[] = {
	{ "from", MAIL_KNOWN | MAIL_FROM | MAIL_ONCE },
	{ "to", MAIL_KNOWN },
	{ "subject", MAIL_KNOWN | MAIL_ONCE },
	{ "date", MAIL_KNOWN | MAIL_ONCE },
	{ "received", MAIL_KNOWN | MAIL_WIRE },
	{ "message-id", MAIL_KNOWN | MAIL_WIRE | MAIL_ONCE },
	{ "return-path", MAIL_KNOWN | MAIL_WIRE },
	{ "delivered-to", MAIL_KNOWN | MAIL_WIRE },
	{ "x-original-to", MAIL_KNOWN | MAIL_WIRE },
	{ "cc", MAIL_KNOWN },
	{ "reply-to", MAIL_KNOWN },
	{ "sender", MAIL_KNOWN },
	{ "mime-version", MAIL_KNOWN | MAIL_WIRE },
	{ "content-type", MAIL_KNOWN | MAIL_WIRE },
	{ "contenttype", MAIL_KNOWN | MAIL_WIRE },
	{ "content-transfer-encoding", MAIL_KNOWN | MAIL_WIRE },
	{ "content-disposition", MAIL_KNOWN | MAIL_WIRE },
	{ "dkim-signature", MAIL_KNOWN | MAIL_WIRE },
	{ "arc-seal", MAIL_KNOWN | MAIL_WIRE },
	{ "authentication-results", MAIL_KNOWN | MAIL_WIRE },
	{ "received-spf", MAIL_KNOWN | MAIL_WIRE },
	{ "x-received", MAIL_KNOWN | MAIL_WIRE },
	{ "envelope-to", MAIL_KNOWN | MAIL_WIRE },
	{ "x-mailer", MAIL_KNOWN },
	{ "auto-submitted", MAIL_KNOWN | MAIL_WIRE },
};

enum { MAIL_FIELDS = sizeof(mail_fields) / sizeof(mail_fields[0]) };

/* Which of mail_fields that is, or MAIL_FIELDS. */
static size_t
field_index(struct bytes name)
{
	size_t i;

	for (i = 0; i < MAIL_FIELDS; i++)
		if (((mail_fields[i].name[0] ^ name.p[0]) & ~0x20) == 0 &&
		    bytes_equal_nocase(name, bytes_of(mail_fields[i].name)))
			return i;
	return MAIL_FIELDS;
}

unsigned
header_marks(struct bytes line)
{
	size_t colon, n = name_length(line, &colon), i;

	if (n == 0)
		return 0;
	i = field_index(bytes_first(line, n));
	return i < MAIL_FIELDS ? mail_fields[i].marks : 0;
}

/* Which of mail_fields stand in a text before offset n, a bit each. */
struct seen {
	uint32_t	 fields;
	size_t		 n;
};

_Static_assert(MAIL_FIELDS <= 32, "a bit for each field");

/* A header while its end is looked for. */
struct split {
	struct bytes	 text;
	uint64_t	 most;
	size_t		 odd;	/* the first line that is no field; or none */
	size_t		 run;	/* of such lines in a row, the first */
	size_t		 last;	/* the run before, whatever came since */
	size_t		 folds;	/* blank lines before here are folds */
	bool		 folded;	/* folds was looked for */
	struct seen	 seen;
};

/*
 * Is the line, a field at offset `at` of text, one of mail's that stands
 * before, too? For each *seen, `at` must grow.
 */
static bool
stands_before(struct bytes text, struct seen *seen, struct bytes line,
    size_t at, unsigned marks)
{
	struct bytes rest, before;
	size_t colon, n, i;

	rest = bytes_from(bytes_first(text, at), seen->n);
	seen->n = at;
	while (line_next(&rest, &before)) {
		n = name_length(before, &colon);
		i = n != 0 ? field_index(bytes_first(before, n)) :
		    MAIL_FIELDS;
		if (i < MAIL_FIELDS)
			seen->fields |= UINT32_C(1) << i;
	}
	n = name_length(line, &colon);
	i = field_index(bytes_first(line, n));
	return i < MAIL_FIELDS && (mail_fields[i].marks & marks) != 0 &&
	    (seen->fields & UINT32_C(1) << i) != 0;
}

/*
 * Does a line of blanks alone at offset `at` continue a field (obs-FWS of
 * RFC 5322 section 4.2)? Others mean the end of the header by it. It is a
 * fold where one of mail's fields follows that was not there yet, with no
 * line between that is neither field nor fold.
 */
static bool
is_fold(struct split *h, size_t at)
{
	struct bytes rest = bytes_from(h->text, at), line;
	struct seen ahead = h->seen;
	size_t here = at;

	if (h->folded)
		return at < h->folds;
	h->folded = true;
	for (; line_next(&rest, &line) && line.n != 0 && at <= h->most;
	    at = h->text.n - rest.n) {
		if (is_folded(line))
			continue;
		if (!header_is_field(line))
			break;
		if (header_marks(line) != 0 &&
		    !stands_before(h->text, &ahead, line, at, MAIL_KNOWN))
			h->folds = at;
	}
	return here < h->folds;
}

/* Is the line base64 and nothing else, and no word of a header? */
static bool
is_base64(struct bytes line)
{
	enum { SHORTEST = 16 };
	size_t i = 0;

	while (i < line.n && (name_char(line.p[i]) || line.p[i] == '+') &&
	    strchr("-_.", line.p[i]) == NULL)
		i++;
	while (i < line.n && line.p[i] == '=')
		i++;
	return i == line.n && i >= SHORTEST && i % 4 == 0;
}

/* The first line of the run of lines that are no fields, before `at`. */
static struct bytes
run_line(const struct split *h, size_t at)
{
	struct bytes rest, line = BYTES_NONE;

	if (h->run < at) {
		rest = (struct bytes){ h->text.p + h->run, at - h->run };
		line_next(&rest, &line);
	}
	return line;
}

/*
 * At a blank line: did the body begin before it, with base64 right behind
 * the header? Then nothing of the body is left behind the blank line.
 */
static bool
is_body_before(const struct split *h, size_t at, struct bytes rest)
{
	struct bytes line = BYTES_NONE;

	if (!is_base64(run_line(h, at)))
		return false;
	while (line_next(&rest, &line) && is_blank(line))
		continue;
	return is_blank(line) || bytes_begin(line, BYTES("--")) ||
	    header_is_field(line);
}

/* Does the line begin a report, or uuencode, right behind a header? */
static bool
is_document(struct bytes line)
{
	return bytes_begin(line, BYTES("<?xml")) || line.p[0] == '{' ||
	    bytes_begin(line, BYTES("<feedback")) ||
	    bytes_begin(line, BYTES("begin 6"));
}

/* The body begins at offset `end`, without a blank line before it. */
static enum header_result
without_blank(const struct split *h, size_t end, struct bytes *head,
    struct bytes *body)
{
	*head = bytes_first(h->text, end);
	*body = bytes_from(h->text, end);
	return head->n > h->most ? HEADER_LONG : HEADER_ODD;
}

enum header_result
header_split(struct bytes text, uint64_t most, struct bytes *head,
    struct bytes *body)
{
	struct split h = { .text = text, .most = most, .odd = text.n,
	    .run = text.n, .last = text.n };
	struct bytes rest = text, line;
	size_t at = 0;

	for (; line_next(&rest, &line); at = text.n - rest.n) {
		if (at > most)
			return HEADER_LONG;
		if (is_blank(line) && (line.n == 0 || !is_fold(&h, at))) {
			if (is_body_before(&h, at, rest))
				return without_blank(&h, h.run, head, body);
			*head = bytes_first(text, at);
			*body = rest;
			return h.odd < text.n ? HEADER_ODD : HEADER_GOOD;
		}
		if (header_is_field(line)) {
			/* Not of this header, but of another mail's. */
			if (h.last < at && stands_before(text, &h.seen, line,
			    at, MAIL_ONCE))
				return without_blank(&h, h.last, head, body);
			h.run = text.n;
			continue;
		}
		if (is_folded(line)) {
			h.run = text.n;
			continue;
		}
		if (h.run == text.n)
			h.run = h.last = at;
		if (h.odd == text.n)
			h.odd = at;
		if (is_document(line))
			return without_blank(&h, h.run, head, body);
		if (bytes_begin(line, BYTES("--")))
			break;
	}
	/* Before a boundary may be a line folded wrongly, further up. */
	return without_blank(&h, rest.n != 0 ? h.run : h.odd, head, body);
}

bool
header_next(struct bytes *head, struct bytes *name, struct bytes *value)
{
	struct bytes line, rest;
	size_t n, colon;

	do {
		if (!line_next(head, &line))
			return false;
		n = name_length(line, &colon);
	} while (n == 0);
	*name = bytes_first(line, n);
	*value = bytes_from(line, colon + 1);
	for (rest = *head; line_next(&rest, &line) &&
	    !header_is_field(line); *head = rest)
		value->n = (size_t)(line.p + line.n - value->p);
	return true;
}

bool
header_find(struct bytes head, const char *name, struct bytes *value)
{
	struct bytes found, wanted = bytes_of(name);

	while (header_next(&head, &found, value))
		if (bytes_equal_nocase(found, wanted))
			return true;
	*value = BYTES_NONE;
	return false;
}

void
header_unfold(struct bytes value, struct buf *out)
{
	size_t i;

	value = bytes_trim(value);
	for (i = 0; i < value.n; i++)
		if (value.p[i] != '\r' && value.p[i] != '\n')
			buf_byte(out, value.p[i]);
}
