/* mbox: the messages of a mailbox file, one at a time. */
#include "container/mbox.h"

#include "container/magic.h"
#include "mail/header.h"

/* Of a line's begin, so much tells whether it is a separator or quoted. */
enum { LINE_BEGIN = 512 };

/* The line that comes, or its first LINE_BEGIN bytes at least. */
static struct bytes
look_at_line(struct stream *s, bool *ended)
{
	struct bytes b = stream_peek(s, 1), line;
	const char *lf = b.n != 0 ? memchr(b.p, '\n', b.n) : NULL;

	if (lf == NULL && b.n < LINE_BEGIN) {
		b = stream_peek(s, LINE_BEGIN);
		lf = b.n != 0 ? memchr(b.p, '\n', b.n) : NULL;
	}
	*ended = lf != NULL;
	line = lf != NULL ? bytes_first(b, (size_t)(lf - b.p) + 1) : b;
	return line;
}

static bool
is_quoted_from(struct bytes line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == '>')
		n++;
	return n != 0 && bytes_begin(bytes_from(line, n), BYTES("From "));
}

static void
drop_blank_line(struct buf *out)
{
	struct bytes s = buf_view(out);

	if (bytes_end(s, BYTES("\n\n")))
		out->n -= 1;
	else if (bytes_end(s, BYTES("\n\r\n")))
		out->n -= 2;
}

enum mbox_result
mbox_next(struct stream *s, uint64_t most, struct buf *out)
{
	bool begins = true, ended, large = false;
	struct bytes line = look_at_line(s, &ended), kept;

	if (line.n == 0)
		return MBOX_END;
	out->n = 0;
	do {
		stream_skip(s, line.n);
		begins = ended;
		line = look_at_line(s, &ended);
		if (line.n == 0 || (begins && magic_from_line(line)))
			break;
		kept = line;
		if (begins && line.p[0] == '>' && is_quoted_from(line))
			kept = bytes_from(line, 1);
		large |= kept.n > most - out->n;
		if (!large)
			buf_add(out, kept);
	} while (true);
	drop_blank_line(out);
	if (s->failed)
		return MBOX_END;
	return large ? MBOX_LARGE : MBOX_MESSAGE;
}

/* A record has so many other fields at most; one line each. */
enum { FETCHED_FIELDS = 32, FETCHED_HEAD = 4096 };

/* The line of a field: "uid: 7". */
static bool
is_fetched_field(struct bytes line)
{
	size_t n = 0;

	while (n < line.n && ((line.p[n] >= 'a' && line.p[n] <= 'z') ||
	    line.p[n] == '.' || line.p[n] == '-'))
		n++;
	return n != 0 && n + 1 < line.n && line.p[n] == ':' &&
	    line.p[n + 1] == ' ';
}

/* The line before a message's text. */
static bool
is_fetched_text(struct bytes line)
{
	return bytes_equal(line, BYTES("text:")) ||
	    bytes_equal(line, BYTES("text.utf8:"));
}

bool
mbox_is_fetched(struct bytes text)
{
	struct bytes line;
	int i;

	for (i = 0; i < FETCHED_FIELDS && line_next(&text, &line); i++) {
		if (is_fetched_text(line))
			return !line_next(&text, &line) || line.n == 0 ||
			    header_is_field(line);
		if (!is_fetched_field(line))
			break;
	}
	return false;
}

/*
 * Does the line that s stands at begin with the form feed of a record's end?
 * Then it is skipped, with its line end. Mail has form feeds, too: behind this
 * one, another record begins, or nothing is left.
 */
static bool
at_record_end(struct stream *s)
{
	struct bytes b = stream_peek(s, FETCHED_HEAD);
	size_t n = 1;

	n += bytes_begin(bytes_from(b, n), BYTES("\r"));
	n += bytes_begin(bytes_from(b, n), BYTES("\n"));
	if (n < b.n && !mbox_is_fetched(bytes_from(b, n)))
		return false;
	stream_skip(s, n);
	return true;
}

/* Goes past the line before the text; false when the stream ends before. */
static bool
pass_fields(struct stream *s)
{
	struct bytes line, bare;
	bool ended, text;

	do {
		line = bare = look_at_line(s, &ended);
		while (bare.n != 0 && (bare.p[bare.n - 1] == '\n' ||
		    bare.p[bare.n - 1] == '\r'))
			bare.n--;
		text = is_fetched_text(bare);
		stream_skip(s, line.n);
	} while (line.n != 0 && !text);
	return line.n != 0;
}

enum mbox_result
mbox_next_fetched(struct stream *s, uint64_t most, struct buf *out)
{
	bool begins = true, ended, large = false;
	struct bytes line;

	out->n = 0;
	if (!pass_fields(s))
		return MBOX_END;
	for (;;) {
		line = look_at_line(s, &ended);
		if (line.n == 0 || (begins && line.p[0] == '\f' &&
		    at_record_end(s)))
			break;
		large |= line.n > most - out->n;
		if (!large)
			buf_add(out, line);
		stream_skip(s, line.n);
		begins = ended;
	}
	drop_blank_line(out);
	if (s->failed)
		return MBOX_END;
	return large ? MBOX_LARGE : MBOX_MESSAGE;
}
