/* redact: mail addresses without the part that names a person. */
#include "mail/redact.h"

#include "mail/decode.h"
#include "text/domain.h"

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
	size_t i;

	for (i = 0; i < n; i++)
		if ((unsigned char)p[i] < ' ' || (unsigned char)p[i] > '~')
			return true;
	return false;
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

/* Offset in out, at or behind `from`, where a local part at its end begins. */
static size_t
local_begin(const struct buf *out, size_t from)
{
	size_t i = out->n;

	if (i > from && out->p[i - 1] == '"') {
		for (i--; i > from && out->p[i - 1] != '"'; i--)
			;
		return i > from ? i - 1 : from;
	}
	while (i > from && strchr(BORDERS, out->p[i - 1]) == NULL)
		i--;
	return i;
}

void
redact_text(struct bytes text, struct buf *out)
{
	size_t from = out->n, begin, i;
	struct bytes local;

	for (i = 0; i < text.n; i++) {
		if (text.p[i] == '@') {
			begin = local_begin(out, from);
			local = bytes_from(buf_view(out), begin);
			if (local.n != 0 && !is_redacted(local)) {
				out->n = begin;
				buf_add(out, ELLIPSIS);
			}
		}
		buf_byte(out, text.p[i]);
	}
}
