/* redact: mail addresses without the part that names a person. */
#include "mail/redact.h"

#include "mail/decode.h"
#include "text/domain.h"
#include "text/utf8.h"

#define ELLIPSIS	BYTES("\xe2\x80\xa6")

/* What ends a local part towards the front, in free text. */
#define BORDERS		" \t\r\n<>(),;:[]\""

static size_t
last_at(struct bytes s)
{
	size_t i = s.n;

	while (i > 0 && s.p[i - 1] != '@')
		i--;
	return i > 0 ? i - 1 : s.n;
}

/* Are these the bytes of a digest, not of text that was encoded? */
static bool
is_digest(const char *p, size_t n)
{
	struct bytes s = { p, n };
	size_t i;

	for (i = 0; i < n; i++)
		if ((unsigned char)p[i] < ' ')
			return true;
	return utf8_valid(s) < n;
}

/* base64 of MD5, SHA-1, SHA-256, SHA-384 or SHA-512, padded. */
static bool
is_base64_digest(struct bytes s)
{
	char out[72];
	struct decode d;
	size_t n;

	if (s.n != 24 && s.n != 28 && s.n != 44 && s.n != 64 && s.n != 88)
		return false;
	decode_start(&d, DECODE_BASE64, s);
	n = decode_more(&d, out, sizeof(out));
	if (d.junk || (s.n != 64 && s.p[s.n - 1] != '='))
		return false;
	return (n == 16 || n == 20 || n == 32 || n == 48 || n == 64) &&
	    is_digest(out, n);
}

/* The same digests in hexadecimal digits of one case. */
static bool
is_hex_digest(struct bytes s)
{
	bool upper = false, lower = false, digit = false;
	size_t i;

	if (s.n != 32 && s.n != 40 && s.n != 64 && s.n != 96 && s.n != 128)
		return false;
	for (i = 0; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			digit = true;
		else if (s.p[i] >= 'a' && s.p[i] <= 'f')
			lower = true;
		else if (s.p[i] >= 'A' && s.p[i] <= 'F')
			upper = true;
		else
			return false;
	}
	return digit && lower != upper;
}

static bool
is_redacted(struct bytes local)
{
	return bytes_equal_nocase(local, BYTES("redacted")) ||
	    bytes_equal(local, ELLIPSIS) || is_base64_digest(local) ||
	    is_hex_digest(local);
}

struct bytes
redact_bare(struct bytes s)
{
	size_t open;

	s = bytes_trim(s);
	if (bytes_begin_nocase(s, BYTES("rfc822;")))
		s = bytes_trim(bytes_from(s, 7));
	open = bytes_find(s, BYTES("<"), 0);
	if (open < s.n && s.p[s.n - 1] == '>')
		s = (struct bytes){ s.p + open + 1, s.n - open - 2 };
	return bytes_trim(s);
}

void
redact_address(struct bytes address, struct buf *out)
{
	struct bytes s = redact_bare(address), local, domain;
	char normal[DOMAIN_TEXT];
	size_t at = last_at(s), n;

	if (s.n == 0)
		return;
	local = bytes_first(s, at);
	domain = bytes_from(s, at + 1);
	n = domain_normal(domain, normal);
	if (n == 0) {
		buf_add(out, ELLIPSIS);
		return;
	}
	if (local.n != 0)
		buf_add(out, is_redacted(local) ? local : ELLIPSIS);
	buf_byte(out, '@');
	buf_add(out, (struct bytes){ normal, n });
}

static bool
is_border(char c)
{
	return strchr(BORDERS, c) != NULL;
}

/* Is the character at i escaped by a backslash? */
static bool
is_escaped(const struct buf *out, size_t from, size_t i)
{
	size_t n = 0;

	while (i > from && out->p[i - 1] == '\\') {
		i--;
		n++;
	}
	return n % 2 != 0;
}

/*
 * Where the quoted string or comment begins that ends before i; `from`, and
 * so all that is there, when it does not begin.
 */
static size_t
closed_begin(const struct buf *out, size_t from, size_t i)
{
	char close = out->p[--i], open = close == '"' ? '"' : '(';
	size_t depth = 1;

	while (i > from) {
		i--;
		if (out->p[i] == open && !is_escaped(out, from, i)) {
			if (--depth == 0)
				return i;
		} else if (out->p[i] == close && close == ')') {
			depth++;
		}
	}
	return from;
}

/* Blanks and comments may stand before the @ (RFC 5322 section 3.4.1). */
static size_t
skip_back(const struct buf *out, size_t from, size_t i)
{
	while (i > from && (out->p[i - 1] == ')' || out->p[i - 1] == ' ' ||
	    out->p[i - 1] == '\t'))
		i = out->p[i - 1] == ')' ? closed_begin(out, from, i) : i - 1;
	return i;
}

/*
 * Offset in out, at or behind `from`, where a local part at its end begins:
 * words, of which some may be quoted.
 */
static size_t
local_begin(const struct buf *out, size_t from)
{
	size_t i = skip_back(out, from, out->n);
	bool quoted;

	do {
		quoted = i > from && out->p[i - 1] == '"';
		if (quoted)
			i = closed_begin(out, from, i);
		while (i > from && !is_border(out->p[i - 1]))
			i--;
	} while (i > from && out->p[i - 1] == '"' && out->p[i] == '.');
	return i;
}

/* Length of what stands for an @ in front of s, or 0. */
static size_t
at_length(struct bytes s)
{
	if (s.p[0] == '@')
		return 1;
	if (bytes_begin(s, BYTES("\xef\xbc\xa0")) ||	/* its wide form */
	    bytes_begin(s, BYTES("%40")))
		return 3;
	/* Quoted-printable; not a number behind a name. */
	return bytes_begin(s, BYTES("=40")) && s.n > 3 &&
	    ((s.p[3] | 0x20) >= 'a' && (s.p[3] | 0x20) <= 'z') ? 3 : 0;
}

/* Length of the encoded word (RFC 2047) in front of s, or 0. */
static size_t
word_length(struct bytes s)
{
	enum { WORD_MOST = 1000 };
	size_t i, marks = 0;

	if (!bytes_begin(s, BYTES("=?")))
		return 0;
	s = bytes_first(s, WORD_MOST);
	for (i = 2; i + 1 < s.n && s.p[i] != ' '; i++) {
		if (s.p[i] == '?' && ++marks > 2)
			return s.p[i + 1] == '=' ? i + 2 : 0;
	}
	return 0;
}

/* Puts "…" in place of the local part at the end of out, if it is one. */
static void
redact_end(struct buf *out, size_t from)
{
	size_t begin = local_begin(out, from);
	struct bytes local = bytes_from(buf_view(out), begin);

	if (bytes_trim(local).n == 0 || is_redacted(local))
		return;
	out->n = begin;
	buf_add(out, ELLIPSIS);
}

void
redact_text(struct bytes text, struct buf *out)
{
	size_t from = out->n, n;

	for (; text.n != 0; text = bytes_from(text, n)) {
		n = word_length(text);
		if (n != 0) {
			buf_add(out, ELLIPSIS);
			continue;
		}
		n = at_length(text);
		if (n != 0)
			redact_end(out, from);
		else
			n = 1;
		buf_add(out, bytes_first(text, n));
	}
}
