/* split: where one report ends and the next begins. */
#include "text/split.h"

#define ROOT	BYTES("feedback")
/* It begins another document, where the one before was cut. */
#define DECLARATION	BYTES("<?xml ")

/* Longest tail of a tag we may have to look at again: a prefix and blanks. */
enum { TAG_MOST = 256 };
/* Of a document, so much is looked at first. */
enum { SMALL = 256 };
/* So far the root is looked for. */
enum { ROOT_FAR = 65536 };

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Does "</" or "</prefix:" stand before offset at? */
static bool
closes(struct bytes s, size_t at)
{
	size_t back = at;

	if (back > 0 && s.p[back - 1] == ':') {
		back--;
		while (back > 0 && at - back < TAG_MOST &&
		    s.p[back - 1] != '/' && s.p[back - 1] != '<')
			back--;
	}
	return back >= 2 && s.p[back - 1] == '/' && s.p[back - 2] == '<';
}

/* How the root is spelt; its end tag is spelt alike. */
static void
see_root(struct split *st, struct bytes s)
{
	size_t at = 0;

	do
		at = bytes_find_nocase(s, ROOT, at + 1);
	while (at < s.n && s.p[at - 1] != '<' && s.p[at - 1] != ':');
	st->spelt = at < s.n || s.n >= ROOT_FAR;
	st->any_case = at < s.n &&
	    !bytes_begin(bytes_from(s, at), ROOT);
}

/* Offset behind the end tag in s, or 0. */
static size_t
find_end_tag(struct split *st, struct bytes s)
{
	size_t at = st->seen, end;

	for (;;) {
		at = st->any_case ? bytes_find_nocase(s, ROOT, at) :
		    bytes_find(s, ROOT, at);
		if (at == s.n)
			break;
		end = at + ROOT.n;
		if (st->from == 0)
			st->from = end;
		while (end < s.n && is_blank(s.p[end]))
			end++;
		if (closes(s, at)) {
			if (end < s.n && s.p[end] == '>')
				return end + 1;
			if (end == s.n)
				break;
		}
		at += ROOT.n;
	}
	st->seen = at == s.n ? (s.n > ROOT.n ? s.n - ROOT.n : 0) : at;
	return 0;
}

/* Where a declaration begins in s at or after from; else s.n. */
static size_t
find_declaration(struct bytes s, size_t from)
{
	const char *mark;

	/* Reports have few question marks. */
	while (++from < s.n &&
	    (mark = memchr(s.p + from, '?', s.n - from)) != NULL) {
		from = (size_t)(mark - s.p);
		if (bytes_begin(bytes_from(s, from - 1), DECLARATION))
			return from - 1;
	}
	return s.n;
}

/* The end of the document in a piece of what is there, or 0. */
static size_t
find_end(struct split *st, struct bytes s)
{
	size_t begin = split_blanks(s), end, next;
	struct bytes whole;

	/* Behind prose, the first declaration is the document's own. */
	if (st->from == 0 && begin < s.n && s.p[begin] == '<')
		st->from = begin + 1;
	if (!st->spelt)
		see_root(st, s);
	end = find_end_tag(st, s);
	whole = bytes_first(s, end ? end : s.n);
	if (st->from == 0)
		return end;
	next = find_declaration(whole, st->from);
	if (next < whole.n)
		return next;
	if (s.n > DECLARATION.n && s.n - DECLARATION.n > st->from)
		st->from = s.n - DECLARATION.n;
	return end;
}

/* In steps: very many small documents may stand behind each other. */
size_t
split_xml(struct split *st, struct bytes s)
{
	size_t end = 0, n;

	for (n = st->seen + SMALL; end == 0 && n < s.n; n *= 2)
		end = find_end(st, bytes_first(s, n));
	return end != 0 ? end : find_end(st, s);
}

/* One byte of JSON; true when it closes the outermost value. */
static bool
json_byte(struct split *st, char c)
{
	if (st->string) {
		if (st->escaped)
			st->escaped = false;
		else if (c == '\\')
			st->escaped = true;
		else if (c == '"')
			st->string = false;
		return false;
	}
	if (c == '"')
		st->string = true;
	else if (c == '{' || c == '[')
		st->depth++;
	else if ((c == '}' || c == ']') && st->depth > 0)
		return --st->depth == 0;
	return false;
}

size_t
split_json(struct split *st, struct bytes s)
{
	while (st->seen < s.n)
		if (json_byte(st, s.p[st->seen++]))
			return st->seen;
	return 0;
}

size_t
split_blanks(struct bytes s)
{
	size_t i = 0;

	while (i < s.n && (is_blank(s.p[i]) || s.p[i] == '\0'))
		i++;
	return i;
}

size_t
split_list(struct bytes s)
{
	struct bytes mark = BYTES("\xef\xbb\xbf");
	size_t n = bytes_begin(s, mark) ? mark.n : 0;

	n += split_blanks(bytes_from(s, n));
	if (n == s.n || s.p[n++] != '[')
		return 0;
	n += split_blanks(bytes_from(s, n));
	return n < s.n && s.p[n] == '{' ? n : 0;
}

size_t
split_between(struct bytes s)
{
	size_t i = 0;

	while (i < s.n && (is_blank(s.p[i]) || s.p[i] == '\0' ||
	    s.p[i] == ',' || s.p[i] == ']'))
		i++;
	return i;
}
