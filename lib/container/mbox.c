/* mbox: the messages of a mailbox file, one at a time. */
#include "container/mbox.h"

#include "container/magic.h"

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
