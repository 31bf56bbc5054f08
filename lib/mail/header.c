/* header: the fields in front of a message or of one of its parts. */
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

struct bytes
mail_lines(struct bytes message, struct buf *out)
{
	struct bytes front = bytes_first(message, FIRST_LF_WITHIN);
	size_t i;

	if (front.n == 0 || memchr(front.p, '\n', front.n) != NULL ||
	    memchr(front.p, '\r', front.n) == NULL)
		return message;
	out->n = 0;
	buf_add(out, message);
	for (i = 0; i < out->n; i++)
		if (out->p[i] == '\r')
			out->p[i] = '\n';
	return buf_view(out);
}

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

/* Where, without a blank line, the body begins. */
struct guess {
	size_t	first;		/* line that is no field; or none */
	size_t	run;		/* of such lines in a row, the first */
};

enum header_result
header_split(struct bytes text, uint64_t most, struct bytes *head,
    struct bytes *body)
{
	struct guess odd = { text.n, text.n };
	struct bytes rest = text, line;
	size_t at = 0, end;

	for (; line_next(&rest, &line); at = text.n - rest.n) {
		if (at > most)
			return HEADER_LONG;
		if (is_blank(line)) {
			*head = bytes_first(text, at);
			*body = rest;
			return odd.first < text.n ? HEADER_ODD : HEADER_GOOD;
		}
		if (header_is_field(line) || is_folded(line)) {
			odd.run = text.n;
			continue;
		}
		if (odd.run == text.n)
			odd.run = at;
		if (odd.first == text.n)
			odd.first = at;
		if (bytes_begin(line, BYTES("--")))
			break;
	}
	/* Before a boundary may be a line folded wrongly, further up. */
	end = rest.n != 0 ? odd.run : odd.first;
	*head = bytes_first(text, end);
	*body = bytes_from(text, end);
	return head->n > most ? HEADER_LONG : HEADER_ODD;
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
