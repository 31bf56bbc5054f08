/* prose: pseudonyms in text that has a form. */
#include "pseudonym/prose.h"

#include "base/utc.h"
#include "text/domain.h"

enum {
	CHUNK_MOST = 512,	/* longer runs without a blank are one word */
	DIGITS_MOST = 8,	/* a longer number may be anybody's */
	TIME_MOST = 32,
	SECTION_MOST = 3,	/* numbers of a section; addresses have 4 */
	CITED_MOST = 6		/* behind the word section */
};

static bool
is_one_of(const char *signs, char c)
{
	return c != '\0' && strchr(signs, c) != NULL;
}

static bool
digits(struct bytes s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n != 0;
}

bool
prose_plain_number(struct bytes s)
{
	size_t point = bytes_find(s, BYTES("."), 0);

	return digits(bytes_first(s, point)) &&
	    (point == s.n || digits(bytes_from(s, point + 1)));
}

/* Sections, as 4.6.4 and A.6, of numbers below 100; most parts, at most. */
static bool
section(struct bytes s, size_t most)
{
	size_t i, run = 0, parts = 1;

	if (s.n > 2 && s.p[0] >= 'A' && s.p[0] <= 'Z' && s.p[1] == '.')
		s = bytes_from(s, 2);
	for (i = 0; i < s.n; i++) {
		parts += s.p[i] == '.';
		if (s.p[i] == '.' ? run == 0 : s.p[i] < '0' || s.p[i] > '9' ||
		    run == 2)
			return false;
		run = s.p[i] == '.' ? 0 : run + 1;
	}
	return run != 0 && parts <= most;
}

/* Sizes, as 10m (RFC 9989 section 4.7). */
static bool
size(struct bytes s)
{
	return s.n > 1 && s.n < DIGITS_MOST && is_one_of("kmgt",
	    s.p[s.n - 1]) && digits(bytes_first(s, s.n - 1));
}

/* Times, and 2026-11-16, 2026-W47, 2026-11. */
bool
prose_plain_time(struct bytes s)
{
	int64_t t;

	if (s.n >= TIME_MOST || s.n < 7)
		return false;
	if (utc_parse(s, &t))
		return true;
	return digits(bytes_first(s, 4)) && s.p[4] == '-' &&
	    digits(bytes_from(s, s.p[5] == 'W' ? 6 : 5)) && s.n <= 8;
}

/* What parts chunks: all that is printed, but not in names or addresses. */
static bool
parts_chunks(char c)
{
	return is_one_of(";,=\"'()<>[]{}|&?#~^$`", c);
}

/* Byte by byte as it is: punctuation between chunks. */
static bool
add_between(char c, struct buf *out)
{
	if (c != ' ' && !parts_chunks(c))
		return false;
	buf_byte(out, c);
	return true;
}

bool
prose_add_mail(struct prose *p, struct bytes raw, struct buf *out)
{
	bool framed = raw.n > 2 && raw.p[0] == '<' && raw.p[raw.n - 1] == '>';
	struct bytes s = framed ? (struct bytes){ raw.p + 1, raw.n - 2 } : raw;
	char text[DOMAIN_TEXT];
	struct buf whole = { 0 };
	size_t at;

	for (at = s.n; at > 0 && s.p[at - 1] != '@'; at--)
		;
	if (at == 0 || domain_normal(bytes_from(s, at), text) == 0)
		return false;
	if (framed)
		buf_byte(out, '<');
	if (bytes_equal(bytes_first(s, at - 1), BYTES("\xe2\x80\xa6"))) {
		buf_adds(out, "\xe2\x80\xa6");
	} else if (at > 1) {
		buf_add(&whole, bytes_first(s, at));
		buf_adds(&whole, text);
		token_add(p->prf, USE_LOCAL, buf_view(&whole), out);
		buf_free(&whole);
	}
	buf_byte(out, '@');
	names_add(&p->names, bytes_from(s, at), out);
	if (framed)
		buf_byte(out, '>');
	return true;
}

/* What stands as it is, or has a pseudonym as a whole. */
static bool
add_whole(struct prose *p, struct bytes s, struct buf *out)
{
	if (kept_word(p->kept, s) || prose_plain_time(s) ||
	    section(s, SECTION_MOST) || size(s) ||
	    (s.n <= DIGITS_MOST && prose_plain_number(s))) {
		buf_add(out, s);
		return true;
	}
	return addresses_add(&p->addresses, s, out);
}

/* A piece without anything that parts it. */
static void
add_piece(struct prose *p, struct bytes s, struct buf *out)
{
	if (add_whole(p, s, out) || prose_add_mail(p, s, out))
		return;
	if (memchr(s.p, '.', s.n) == NULL || !names_add(&p->names, s, out))
		token_add(p->prf, USE_TEXT, s, out);
}

/*
 * A run without blanks: as a whole if it is known, else what is before its
 * first sign of some, and so on behind it. A sign at the begin stays.
 */
static void
add_chunk(struct prose *p, struct bytes s, struct buf *out)
{
	struct bytes head;
	size_t n;

	if (s.n > CHUNK_MOST) {
		token_add(p->prf, USE_TEXT, s, out);
		return;
	}
	while (s.n != 0) {
		if (is_one_of("+-:/!%.*", s.p[0])) {
			buf_byte(out, s.p[0]);
			s = bytes_from(s, 1);
			continue;
		}
		if (add_whole(p, s, out))
			return;
		for (n = 0; n < s.n && !is_one_of(":/!%", s.p[n]); n++)
			;
		for (head = bytes_first(s, n); head.n > 1 &&
		    head.p[head.n - 1] == '.'; head.n--)
			;
		add_piece(p, head, out);
		s = bytes_from(s, head.n);
	}
}

void
prose_add(struct prose *p, struct bytes text, struct buf *out)
{
	struct bytes chunk = BYTES_NONE;
	size_t i = 0, from;
	bool cited;

	while (i < text.n) {
		if (add_between(text.p[i], out)) {
			i++;
			continue;
		}
		from = i;
		while (i < text.n && text.p[i] != ' ' &&
		    !parts_chunks(text.p[i]))
			i++;
		cited = bytes_equal(chunk, BYTES("section"));
		chunk = (struct bytes){ text.p + from, i - from };
		if (cited && section(chunk, CITED_MOST))
			buf_add(out, chunk);
		else
			add_chunk(p, chunk, out);
	}
}
