/* lines: of messages. */
#include "mail/lines.h"

#include "mail/header.h"

/* No honest message hides its first LF further back than this. */
enum { FIRST_LF_WITHIN = 64 * 1024 };

bool
line_next(struct bytes *rest, struct bytes *line)
{
	const char *lf;
	size_t n;

	if (rest->n == 0)
		return false;
	lf = memchr(rest->p, '\n', rest->n);
	n = lf != NULL ? (size_t)(lf - rest->p) : rest->n;
	*line = bytes_first(*rest, n);
	*rest = bytes_from(*rest, n + 1);
	if (line->n != 0 && line->p[line->n - 1] == '\r')
		line->n--;
	return true;
}

bool
mail_ends_in_cr(struct bytes text)
{
	struct bytes front = bytes_first(text, FIRST_LF_WITHIN);

	return front.n != 0 && memchr(front.p, '\n', front.n) == NULL &&
	    memchr(front.p, '\r', front.n) != NULL;
}

/* Appends text, with LF for each CR. */
static void
add_lines(struct bytes text, struct buf *out)
{
	size_t i = out->n;

	buf_add(out, text);
	for (; i < out->n; i++)
		if (out->p[i] == '\r')
			out->p[i] = '\n';
}

/* A line without the CRs before its LF. */
static struct bytes
without_end(struct bytes line)
{
	while (line.n != 0 && line.p[line.n - 1] == '\r')
		line.n--;
	return line;
}

/* Does the line, ended in LF, hold a header whose lines end in CR? */
static bool
is_cr_header(struct bytes line)
{
	struct bytes field;
	const char *cr;
	int known = 0;

	while (known < 2 && line.n != 0 &&
	    (cr = memchr(line.p, '\r', line.n)) != NULL) {
		field = bytes_first(line, (size_t)(cr - line.p));
		if (!header_is_field(field) && (field.n == 0 ||
		    (field.p[0] != ' ' && field.p[0] != '\t')))
			break;
		known += header_marks(field) != 0;
		line = bytes_from(line, field.n + 1);
	}
	return known == 2;
}

struct bytes
mail_lines(struct bytes message, struct buf *out)
{
	struct bytes rest = message, line;

	out->n = 0;
	if (mail_ends_in_cr(message)) {
		add_lines(message, out);
		return buf_view(out);
	}
	if (message.n == 0 || memchr(message.p, '\r', message.n) == NULL)
		return message;
	while (line_next(&rest, &line)) {
		line = without_end(line);
		if (!is_cr_header(line))
			continue;
		buf_add(out, (struct bytes){ message.p + out->n,
		    (size_t)(line.p - message.p) - out->n });
		add_lines(line, out);
	}
	if (out->n == 0)
		return message;
	buf_add(out, bytes_from(message, out->n));
	return buf_view(out);
}
