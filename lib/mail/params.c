/* params: parameters of header fields, and encoded words. */
#include "mail/params.h"

#include <stdio.h>

#include "mail/decode.h"
#include "mail/header.h"

/* Pieces of one RFC 2231 parameter that are joined; the rest is dropped. */
enum { PIECES_MOST = 64, WORD_MOST = 1024 };

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Length of blanks and comments in front of s (CFWS, RFC 5322 3.2.2). */
static size_t
skip_cfws(struct bytes s)
{
	size_t i = 0, depth = 0;

	for (; i < s.n; i++) {
		if (s.p[i] == '(')
			depth++;
		else if (depth > 0 && s.p[i] == ')')
			depth--;
		else if (depth > 0 && s.p[i] == '\\')
			i++;
		else if (depth == 0 && !is_blank(s.p[i]))
			break;
	}
	return i < s.n ? i : s.n;
}

struct bytes
params_word(struct bytes value)
{
	size_t n = 0;

	value = bytes_from(value, skip_cfws(value));
	while (n < value.n && !is_blank(value.p[n]) && value.p[n] != ';' &&
	    value.p[n] != '(')
		n++;
	return bytes_first(value, n);
}

/* Length of a value in front of s: up to ';' outside of quotes. */
static size_t
value_length(struct bytes s)
{
	bool quoted = false;
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			quoted = !quoted;
		else if (quoted && s.p[i] == '\\')
			i++;
		else if (!quoted && s.p[i] == ';')
			break;
	}
	return i < s.n ? i : s.n;
}

/*
 * The next name=value behind a ';' (or where *rest begins). A quote left
 * open ends the list.
 */
static bool
next_param(struct bytes *rest, struct bytes *name, struct bytes *value)
{
	struct bytes item;
	size_t n, equal;

	while (rest->n != 0) {
		n = value_length(*rest);
		item = bytes_first(*rest, n);
		*rest = bytes_from(*rest, n + 1);
		item = bytes_from(item, skip_cfws(item));
		equal = bytes_find(item, BYTES("="), 0);
		if (equal == item.n)
			continue;
		*name = bytes_trim(bytes_first(item, equal));
		*value = bytes_trim(bytes_from(item, equal + 1));
		return true;
	}
	return false;
}

/* Appends a value without its quotes, backslashes, folds. */
static void
add_unquoted(struct bytes v, struct buf *out)
{
	bool quoted = v.n != 0 && v.p[0] == '"';
	size_t i;

	for (i = quoted; i < v.n; i++) {
		if (quoted && v.p[i] == '"')
			break;
		if (quoted && v.p[i] == '\\' && i + 1 < v.n)
			i++;
		if (!quoted && v.p[i] == '(')
			break;
		if (v.p[i] != '\r' && v.p[i] != '\n')
			buf_byte(out, v.p[i]);
	}
	while (!quoted && out->n != 0 && is_blank(out->p[out->n - 1]))
		out->n--;
}

/* The same for name*=: charset'language'text with percent signs. */
static void
add_percent(struct bytes v, bool first, struct buf *out)
{
	size_t from = out->n, i, to, quote;
	int high, low;

	add_unquoted(v, out);
	v = bytes_from(buf_view(out), from);
	if (first) {
		quote = bytes_find(v, BYTES("'"), 0);
		quote = bytes_find(v, BYTES("'"), quote + 1);
		if (quote < v.n)
			v = bytes_from(v, quote + 1);
	}
	for (i = 0, to = from; i < v.n; i++, to++) {
		high = v.p[i] == '%' && i + 2 < v.n ?
		    bytes_hex(v.p[i + 1]) : -1;
		low = high >= 0 ? bytes_hex(v.p[i + 2]) : -1;
		if (low >= 0) {
			out->p[to] = (char)(high << 4 | low);
			i += 2;
		} else {
			out->p[to] = v.p[i];
		}
	}
	out->n = to;
}

/* Looks for exactly that name, with or without a '*' behind it. */
static bool
find_piece(struct bytes rest, struct bytes wanted, bool first,
    struct buf *out)
{
	struct bytes name, value;

	while (next_param(&rest, &name, &value)) {
		if (bytes_equal_nocase(name, wanted)) {
			add_unquoted(value, out);
			return true;
		}
		if (name.n == wanted.n + 1 && name.p[wanted.n] == '*' &&
		    bytes_begin_nocase(name, wanted)) {
			add_percent(value, first, out);
			return true;
		}
	}
	return false;
}

bool
params_find(struct bytes value, const char *name, struct buf *out)
{
	struct bytes rest = bytes_from(value, value_length(value) + 1);
	char piece[64];
	int i;

	/* A field broken in two may begin with the parameter itself. */
	if (find_piece(rest, bytes_of(name), true, out))
		return true;
	for (i = 0; i < PIECES_MOST; i++) {
		snprintf(piece, sizeof(piece), "%.32s*%d", name, i);
		if (!find_piece(rest, bytes_of(piece), i == 0, out))
			break;
	}
	return i > 0;
}

/*
 * Length of the encoded word in front of s, 0 when there is none; *kind is
 * its letter, *text what it encodes. RFC 2047 section 2.
 */
static size_t
encoded_word(struct bytes s, char *kind, struct bytes *text)
{
	size_t second, end;

	if (!bytes_begin(s, BYTES("=?")))
		return 0;
	s = bytes_first(s, WORD_MOST);
	second = bytes_find(s, BYTES("?"), 2);
	if (second + 2 >= s.n || s.p[second + 2] != '?')
		return 0;
	end = bytes_find(s, BYTES("?="), second + 3);
	if (end == s.n)
		return 0;
	*kind = (char)(s.p[second + 1] | 0x20);
	*text = (struct bytes){ s.p + second + 3, end - second - 3 };
	return *kind == 'b' || *kind == 'q' ? end + 2 : 0;
}

static void
add_decoded(char kind, struct bytes text, struct buf *out)
{
	struct decode d;
	size_t from = out->n, i;

	buf_room(out, text.n + 3);
	decode_start(&d, kind == 'b' ? DECODE_BASE64 : DECODE_QUOTED, text);
	out->n += decode_more(&d, out->p + out->n, text.n + 3);
	for (i = from; kind == 'q' && i < out->n; i++)
		if (out->p[i] == '_')
			out->p[i] = ' ';
}

void
params_words(struct bytes text, struct buf *out)
{
	struct bytes inner;
	bool after_word = false;
	size_t n, gap;
	char kind;

	while (text.n != 0) {
		gap = 0;
		while (after_word && gap < text.n && is_blank(text.p[gap]))
			gap++;
		n = encoded_word(bytes_from(text, gap), &kind, &inner);
		after_word = n != 0;
		if (n != 0)
			add_decoded(kind, inner, out);
		else
			buf_byte(out, text.p[0]);
		text = bytes_from(text, n != 0 ? gap + n : 1);
	}
}
