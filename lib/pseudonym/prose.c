/* prose: pseudonyms in text that has a form. */
#include "pseudonym/prose.h"

#include "base/utc.h"
#include "text/domain.h"

enum {
	CHUNK_MOST = 512,	/* longer runs without a blank are one word */
	DIGITS_MOST = 8,	/* a longer number may be anybody's; so may
				   one of these, but beside a word */
	REACH_LEAST = 7,	/* digits by which somebody can be reached */
	TIME_MOST = 32,
	SECTION_MOST = 2,	/* numbers of a section; more may be of an
				   address that was not written out */
	CITED_MOST = 6,		/* behind the word section */
	GROUP_LEAST = 3,	/* digits in a group of an address; fo=0:1:d:s
				   (RFC 7489 section 6.3) is none */
	COLONS_MANY = 4		/* so many are of an address, or a MAC's */
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

/* 2026-11, or 2026-W47. */
static bool
part_of_year(struct bytes s)
{
	bool week = s.n == 8 && s.p[5] == 'W';
	int n;

	if (!digits(bytes_first(s, 4)) || s.p[4] != '-' ||
	    (s.p[0] != '1' && s.p[0] != '2') || (s.n != 7 && !week) ||
	    !digits(bytes_from(s, s.n - 2)))
		return false;
	n = (s.p[s.n - 2] - '0') * 10 + s.p[s.n - 1] - '0';
	return n > 0 && n <= (week ? 53 : 12);
}

/* Times, and 2026-11-16, 2026-W47, 2026-11. */
bool
prose_plain_time(struct bytes s)
{
	int64_t t;

	return s.n < TIME_MOST && s.n >= 7 &&
	    (utc_parse(s, &t) || part_of_year(s));
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

/* Not one that somebody may be reached by: 5550100, 0455. */
static bool
is_plain_number(const struct prose *p, struct bytes s)
{
	return s.n <= DIGITS_MOST && prose_plain_number(s) &&
	    (s.n < REACH_LEAST || p->beside || s.p[s.n - 3] == '.') &&
	    (s.n < 3 || s.p[0] != '0' || s.p[1] == '.');
}

/* What stands as it is, or has a pseudonym as a whole. */
static bool
add_whole(struct prose *p, struct bytes s, struct buf *out)
{
	if (kept_word(p->kept, s) || prose_plain_time(s) ||
	    section(s, SECTION_MOST) || size(s) || is_plain_number(p, s)) {
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

/* %40 and such are part of a word, and tell it piece by piece. */
static bool
encoded(struct bytes s)
{
	return s.n > 2 && s.p[0] == '%' && bytes_hex(s.p[1]) >= 0 &&
	    bytes_hex(s.p[2]) >= 0;
}

static bool
parts_pieces(struct bytes s, const char *signs)
{
	return is_one_of(signs, s.p[0]) && !encoded(s);
}

/*
 * How much of s, from its begin, looks like an IPv6 address, well written or
 * not: 2001:db8::1%eth0, 2001:db8::1/200. 0: nothing.
 */
static size_t
groups(struct bytes s)
{
	size_t i, colons = 0, last = 0, run = 0, longest = 0;
	bool gap = false;

	/* The colon of ip6: is not one of the address. */
	if (s.n < 3 || (s.p[0] == ':' && (s.p[1] == ':') == (s.p[2] == ':')))
		return 0;
	for (i = 0; i < s.n && (bytes_hex(s.p[i]) >= 0 || s.p[i] == ':' ||
	    s.p[i] == '.'); i++) {
		run = bytes_hex(s.p[i]) >= 0 ? run + 1 : 0;
		longest = run > longest ? run : longest;
		if (s.p[i] != ':')
			continue;
		gap |= i > 0 && s.p[i - 1] == ':';
		last = i;
		colons++;
	}
	if (colons < 2 || (longest < GROUP_LEAST && !gap &&
	    colons < COLONS_MANY))
		return 0;
	if (i < s.n && !is_one_of("/%!", s.p[i]))
		i = last;
	while (i > 1 && (s.p[i - 1] == '.' || (s.p[i - 1] == ':' &&
	    s.p[i - 2] != ':')))
		i--;
	return i;
}

/* Words of SPF before an address (RFC 7208 section 5.6), also wrong ones. */
static bool
is_ip_word(struct bytes s)
{
	return s.n >= 2 && s.n <= 4 && bytes_equal_nocase(bytes_first(s, 2),
	    BYTES("ip"));
}

/* The piece at the begin of s; how long it is. Local parts may have signs. */
static size_t
piece(struct bytes s)
{
	size_t n = bytes_find(s, BYTES("@"), 0);

	if (n == s.n || memchr(s.p, ':', n) != NULL)
		n = 0;
	for (; n < s.n && !parts_pieces(bytes_from(s, n), ":/!%"); n++)
		;
	while (n > 1 && s.p[n - 1] == '.')
		n--;
	return n;
}

/*
 * A run without blanks: as a whole if it is known, else what is before its
 * first sign of some, and so on behind it. A sign at the begin stays. ip: it
 * is an address, and where it is none no part of it stays.
 */
static void
add_chunk(struct prose *p, struct bytes s, bool ip, struct buf *out)
{
	struct bytes head;
	bool more = s.n <= CHUNK_MOST;

	if (!more)
		token_add(p->prf, USE_TEXT, s, out);
	for (; more && s.n != 0; s = bytes_from(s, head.n)) {
		if (!ip && add_whole(p, s, out))
			return;
		head = bytes_first(s, groups(s));
		if (head.n == 0 && parts_pieces(s, "+-:/!%.*")) {
			head.n = 1;
			buf_byte(out, s.p[0]);
			continue;
		}
		if (addresses_add(&p->addresses, s, out))
			return;
		if (head.n != 0 || ip) {
			head.n = head.n != 0 ? head.n : piece(s);
			if (!addresses_add(&p->addresses, head, out))
				token_add(p->prf, USE_TEXT, head, out);
			ip = false;
			continue;
		}
		head.n = piece(s);
		add_piece(p, head, out);
		ip = is_ip_word(head);
	}
}

/* Words behind which numbers are those of a section. */
static bool
cites(struct bytes word)
{
	return bytes_equal(word, BYTES("section")) ||
	    bytes_equal(word, BYTES("DSS"));
}

/*
 * How much of s is groups of digits with blanks and brackets between, as
 * (04) 555 0100, of so many digits that they reach somebody. 0: nothing.
 */
static size_t
grouped(struct bytes s)
{
	size_t i = 0, end = 0, from, all = 0, groups = 0;

	while (i < s.n) {
		from = i;
		while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
			i++;
		if (i == from || (i < s.n && !is_one_of(" ()", s.p[i])))
			break;
		all += i - from;
		groups++;
		end = i;
		while (i < s.n && is_one_of(" ()", s.p[i]))
			i++;
	}
	return groups > 1 && all >= REACH_LEAST ? end : 0;
}

static bool
is_word(const struct prose *p, struct bytes s)
{
	return s.n != 0 && !digits(s) && kept_word(p->kept, s);
}

/* Does text at i, behind blanks, go on with a word that is kept? */
static bool
word_at(const struct prose *p, struct bytes text, size_t i)
{
	size_t from;

	while (i < text.n && text.p[i] == ' ')
		i++;
	for (from = i; i < text.n && text.p[i] != ' ' &&
	    !parts_chunks(text.p[i]); i++)
		;
	return is_word(p, bytes_first(bytes_from(text, from), i - from));
}

void
prose_add(struct prose *p, struct bytes text, struct buf *out)
{
	struct bytes chunk = BYTES_NONE;
	size_t i = 0, from;
	bool cited, ip;

	while (i < text.n) {
		from = grouped(bytes_from(text, i));
		if (from != 0) {
			token_add(p->prf, USE_TEXT,
			    bytes_first(bytes_from(text, i), from), out);
			chunk = BYTES_NONE;
			i += from;
			continue;
		}
		if (add_between(text.p[i], out)) {
			i++;
			continue;
		}
		from = i;
		while (i < text.n && text.p[i] != ' ' &&
		    !parts_chunks(text.p[i]))
			i++;
		cited = cites(chunk);
		ip = is_ip_word(chunk) && text.p[from - 1] == '=';
		if (bytes_end(chunk, BYTES(":")))
			chunk.n--;
		p->beside = (is_word(p, chunk) &&
		    is_one_of(" =", text.p[from - 1])) || word_at(p, text, i);
		chunk = (struct bytes){ text.p + from, i - from };
		if (cited && section(chunk, CITED_MOST))
			buf_add(out, chunk);
		else
			add_chunk(p, chunk, ip, out);
	}
}
