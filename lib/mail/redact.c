/* redact: mail addresses without the part that names a person. */
#include "mail/redact.h"

#include "mail/decode.h"
#include "text/domain.h"
#include "text/utf8.h"

#define ELLIPSIS	BYTES("\xe2\x80\xa6")

enum {
	DIGEST_MOST = 64,	/* bytes: SHA-512 */
	ENCODED_LEAST = 6,	/* bytes of text that are no chance */
	ENCODED_MOST = 256
};

static size_t
last_at(struct bytes s)
{
	size_t i = s.n;

	while (i > 0 && s.p[i - 1] != '@')
		i--;
	return i > 0 ? i - 1 : s.n;
}

static bool
is_word_byte(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' &&
	    (c | 0x20) <= 'z') || c == '@' || c == '.';
}

/*
 * Are these the bytes of a digest, not of text that was encoded? In a digest
 * one in four is a letter or such by chance, and half have the high bit. In
 * text most are letters, or have it, or, in UTF-16, one byte comes again and
 * again.
 */
static bool
is_digest(const char *p, size_t n)
{
	unsigned char seen[256] = { 0 };
	size_t i, words = 0, high = 0, most = 0;

	for (i = 0; i < n; i++) {
		unsigned char c = (unsigned char)p[i];

		words += is_word_byte(p[i]);
		high += c >= 0x80;
		most = ++seen[c] > most ? seen[c] : most;
	}
	return 2 * words < n && 8 * high < 7 * n && 3 * most < n &&
	    utf8_valid((struct bytes){ p, n }) < n;
}

static bool
is_digest_length(size_t n)
{
	return n == 16 || n == 20 || n == 32 || n == 48 || n == DIGEST_MOST;
}

/* base64 of MD5, SHA-1, SHA-256, SHA-384 or SHA-512, padded. */
static bool
is_base64_digest(struct bytes s)
{
	char out[DIGEST_MOST + 8];
	struct decode d;
	size_t n;

	if (s.n != 24 && s.n != 28 && s.n != 44 && s.n != 64 && s.n != 88)
		return false;
	decode_start(&d, DECODE_BASE64, s);
	n = decode_more(&d, out, sizeof(out));
	if (d.junk || (s.n != 64 && s.p[s.n - 1] != '='))
		return false;
	return is_digest_length(n) && is_digest(out, n);
}

/*
 * The bytes that hexadecimal digits stand for, at most `most`; 0 when s is
 * anything else, or of digits of both cases.
 */
static size_t
hex_bytes(struct bytes s, char *out, size_t most)
{
	bool upper = false, lower = false;
	int digit, high = 0;
	size_t i;

	if (s.n % 2 != 0 || s.n / 2 > most)
		return 0;
	for (i = 0; i < s.n; i++) {
		upper |= s.p[i] >= 'A' && s.p[i] <= 'F';
		lower |= s.p[i] >= 'a' && s.p[i] <= 'f';
		digit = bytes_hex(s.p[i]);
		if (digit < 0)
			return 0;
		if (i % 2 != 0)
			out[i / 2] = (char)(high * 16 + digit);
		high = digit;
	}
	return upper && lower ? 0 : s.n / 2;
}

/* The same digests in hexadecimal digits of one case, not in decimal ones. */
static bool
is_hex_digest(struct bytes s)
{
	char out[DIGEST_MOST] = "";
	size_t n = hex_bytes(s, out, sizeof(out)), i;
	bool letter = false, digit = false;

	for (i = 0; i < s.n && n != 0; i++) {
		letter |= bytes_hex(s.p[i]) > 9;
		digit |= bytes_hex(s.p[i]) < 10;
	}
	return letter && digit && is_digest_length(n) && is_digest(out, n);
}

/* Is it text, in a charset of one or two bytes for a letter? */
static bool
is_text(const char *p, size_t n)
{
	size_t i, words = 0;

	for (i = 0; i < n; i++) {
		if (!is_word_byte(p[i]) && p[i] != '\0' &&
		    strchr("+-_=% ", p[i]) == NULL)
			return false;
		words += is_word_byte(p[i]);
	}
	return words >= ENCODED_LEAST;
}

bool
redact_is_encoded(struct bytes s)
{
	char text[ENCODED_MOST], out[ENCODED_MOST] = "";
	struct decode d;
	size_t i, n;

	if (s.n > sizeof(text))
		return true;
	n = hex_bytes(s, out, sizeof(out));
	if (n != 0 && is_text(out, n))
		return true;
	for (i = 0; i < s.n; i++)
		text[i] = s.p[i] == '-' ? '+' : s.p[i] == '_' ? '/' : s.p[i];
	decode_start(&d, DECODE_BASE64, (struct bytes){ text, s.n });
	n = decode_more(&d, out, sizeof(out));
	return is_text(out, n);
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

/*
 * A name that is in more than one network's use: those that computers give
 * themselves are often made of their owner's.
 */
static bool
is_shared(struct bytes name)
{
	static const char *const own[] = { ".local", ".lan", ".home",
		".internal", ".localdomain", ".localhost", ".intranet",
		".corp", ".private", ".home.arpa" };
	size_t i;

	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (bytes_end(name, bytes_of(own[i])))
			return false;
	return domain_is_host(name);
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
	if (n == 0 || !is_shared((struct bytes){ normal, n })) {
		buf_add(out, ELLIPSIS);
		return;
	}
	if (local.n != 0)
		buf_add(out, is_redacted(local) ? local : ELLIPSIS);
	buf_byte(out, '@');
	buf_add(out, (struct bytes){ normal, n });
}
