/* authres: what an Authentication-Results field says, item by item. */
#include "mail/authres.h"

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/*
 * Length of the quoted string or comment that s begins with, 0 when it has
 * no end.
 */
static size_t
closed_length(struct bytes s)
{
	bool quoted = s.p[0] == '"';
	size_t i, depth = 1;

	for (i = 1; i < s.n; i++) {
		if (s.p[i] == '\\')
			i++;
		else if (s.p[i] == (quoted ? '"' : ')') && --depth == 0)
			return i + 1;
		else if (!quoted && s.p[i] == '(')
			depth++;
	}
	return 0;
}

void
authres_plain(struct bytes s, struct buf *out)
{
	bool quotes = true, comments = true;
	size_t n;

	while (s.n != 0) {
		n = 0;
		/* One without an end is looked for once, not for each. */
		if (s.p[0] == '"' && quotes)
			quotes = (n = closed_length(s)) != 0;
		else if (s.p[0] == '(' && comments)
			comments = (n = closed_length(s)) != 0;
		if (n != 0 && s.p[0] == '"')
			buf_add(out, bytes_first(s, n));
		else if (n != 0 || is_blank(s.p[0]) || s.p[0] == '"' ||
		    s.p[0] == '(')
			buf_byte(out, ' ');
		else
			buf_byte(out, s.p[0]);
		s = bytes_from(s, n != 0 ? n : 1);
	}
}

static void
skip_blanks(struct bytes *s)
{
	while (s->n != 0 && is_blank(s->p[0]))
		*s = bytes_from(*s, 1);
}

/* Takes a word off *s: up to a blank, a semicolon, and stop, not in quotes. */
static struct bytes
take_word(struct bytes *s, char stop)
{
	struct bytes word = *s;
	size_t n = 0, quote;

	while (n < s->n && !is_blank(s->p[n]) && s->p[n] != ';' &&
	    (s->p[n] != stop || stop == '\0')) {
		quote = s->p[n] == '"' ? closed_length(bytes_from(*s, n)) : 0;
		n += quote != 0 ? quote : 1;
	}
	*s = bytes_from(*s, n);
	return bytes_first(word, n);
}

static struct bytes
strip_quotes(struct bytes s)
{
	if (s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"')
		return (struct bytes){ s.p + 1, s.n - 2 };
	return s;
}

/* Takes the "=" and the value behind a name; false when there is none. */
static bool
take_value(struct bytes *s, struct bytes *value)
{
	struct bytes rest = *s;

	skip_blanks(&rest);
	if (rest.n == 0 || rest.p[0] != '=')
		return false;
	rest = bytes_from(rest, 1);
	skip_blanks(&rest);
	*value = strip_quotes(take_word(&rest, '\0'));
	*s = rest;
	return true;
}

void
authres_start(struct authres *a, struct bytes value, struct buf *text)
{
	struct bytes word, rest, ignored;

	text->n = 0;
	authres_plain(value, text);
	*a = (struct authres){ .rest = buf_view(text), .first = true };
	rest = a->rest;
	skip_blanks(&rest);
	word = take_word(&rest, '=');
	if (take_value(&rest, &ignored))
		return;
	a->server = strip_quotes(word);
	/* A version may stand behind it, or junk. */
	a->rest = bytes_from(rest, bytes_find(rest, BYTES(";"), 0));
}

/* A method that may begin a result where its semicolon is missing. */
static bool
known_method(struct bytes name)
{
	return bytes_equal_nocase(name, BYTES("spf")) ||
	    bytes_equal_nocase(name, BYTES("dkim")) ||
	    bytes_equal_nocase(name, BYTES("dmarc"));
}

enum authres_kind
authres_next(struct authres *a, struct bytes *name, struct bytes *value)
{
	struct bytes word, method;
	bool first;

	for (;;) {
		skip_blanks(&a->rest);
		if (a->rest.n == 0)
			return AUTHRES_END;
		if (a->rest.p[0] == ';' || a->rest.p[0] == '=') {
			a->first |= a->rest.p[0] == ';';
			a->rest = bytes_from(a->rest, 1);
			continue;
		}
		word = take_word(&a->rest, '=');
		first = a->first;
		a->first = false;
		if (take_value(&a->rest, value))
			break;
	}
	method = bytes_first(word, bytes_find(word, BYTES("/"), 0));
	*name = word;
	if (!known_method(method) && (!first ||
	    bytes_find(word, BYTES("."), 0) < word.n))
		return AUTHRES_PROPERTY;
	*name = method;
	return AUTHRES_RESULT;
}
