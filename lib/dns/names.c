/* names: names and texts of DNS records, without their escapes. */
#include "dns/names.h"

enum { RAW_MOST = 4 * DOMAIN_TEXT };	/* each byte as \DDD */

struct bytes
dns_name_view(const struct dns_name *n)
{
	return (struct bytes){ n->text, n->n };
}

/* The byte that the escape at the begin of *s means, taken off; or -1. */
static int
take_escape(struct bytes *s)
{
	int value;

	if (s->n < 2)
		return -1;
	if (!bytes_is_digit(s->p[1])) {
		value = (unsigned char)s->p[1];
		*s = bytes_from(*s, 2);
		return value;
	}
	if (s->n < 4 || !bytes_is_digit(s->p[2]) || !bytes_is_digit(s->p[3]))
		return -1;
	value = (s->p[1] - '0') * 100 + (s->p[2] - '0') * 10 +
	    (s->p[3] - '0');
	*s = bytes_from(*s, 4);
	return value <= 255 ? value : -1;
}

bool
dns_unescape(struct bytes raw, struct buf *out)
{
	const char *escape;
	size_t plain;
	int c;

	while (raw.n != 0) {
		escape = memchr(raw.p, '\\', raw.n);
		plain = escape ? (size_t)(escape - raw.p) : raw.n;
		buf_add(out, bytes_first(raw, plain));
		raw = bytes_from(raw, plain);
		if (raw.n == 0)
			break;
		c = take_escape(&raw);
		if (c < 0)
			return false;
		buf_byte(out, (char)c);
	}
	return true;
}

/* A byte that means the same escaped or not. */
static bool
plain_in_names(int c)
{
	return c > 0x20 && c < 0x7f && c != '.';
}

/* raw without escapes; its length, or 0 with *kind. */
static size_t
plain_text(struct bytes raw, char out[RAW_MOST], enum dns_name_kind *kind)
{
	size_t n = 0;
	int c;

	*kind = DNS_NAME_ODD;
	if (raw.n > RAW_MOST)
		return 0;
	while (raw.n != 0) {
		if (raw.p[0] != '\\') {
			out[n++] = raw.p[0];
			raw = bytes_from(raw, 1);
			continue;
		}
		c = take_escape(&raw);
		if (c < 0)
			*kind = DNS_NAME_BROKEN;
		if (c < 0 || !plain_in_names(c))
			return 0;
		out[n++] = (char)c;
	}
	return n;
}

bool
dns_name_relative(struct bytes raw)
{
	size_t i, slashes = 0;

	if (raw.n == 0 || raw.p[raw.n - 1] != '.')
		return true;
	/* An escaped dot ends no name. */
	for (i = raw.n - 1; i > 0 && raw.p[i - 1] == '\\'; i--)
		slashes++;
	return slashes % 2 != 0;
}

enum dns_name_kind
dns_name_read(struct bytes raw, const struct dns_name *origin,
    struct dns_name *out)
{
	char text[RAW_MOST + 1 + DOMAIN_TEXT];
	enum dns_name_kind kind;
	size_t n = 0;

	out->n = 0;
	if (bytes_equal(raw, BYTES(".")))
		return DNS_NAME_ROOT;
	if (dns_name_relative(raw) && origin == NULL)
		return DNS_NAME_RELATIVE;
	if (!bytes_equal(raw, BYTES("@"))) {
		n = plain_text(raw, text, &kind);
		if (n == 0)
			return kind;
	}
	if (dns_name_relative(raw)) {
		if (n != 0)
			text[n++] = '.';
		memcpy(text + n, origin->text, origin->n);
		n += origin->n;
	}
	if (n == 0)
		return DNS_NAME_ROOT;
	/* A blank of its own is no name's: trimming must not hide it. */
	if ((unsigned char)text[0] <= 0x20)
		return DNS_NAME_ODD;
	out->n = domain_dns((struct bytes){ text, n }, out->text);
	return out->n ? DNS_NAME : DNS_NAME_ODD;
}
