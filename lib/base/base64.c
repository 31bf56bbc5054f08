/* base64: bytes as text (RFC 4648 section 4), with padding. */
#include "base/base64.h"

#include <stdint.h>

static const char letters[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* n bytes, 1 to 3, as four characters. */
static void
group(struct buf *b, const char *p, size_t n)
{
	uint32_t bits = 0;
	size_t i;

	for (i = 0; i < 3; i++)
		bits = bits << 8 | (i < n ? (unsigned char)p[i] : 0);
	for (i = 0; i < 4; i++)
		buf_byte(b, i <= n ? letters[bits >> (18 - 6 * i) & 63] :
		    '=');
}

void
base64_add(struct buf *b, struct bytes s)
{
	for (; s.n != 0; s = bytes_from(s, 3))
		group(b, s.p, s.n < 3 ? s.n : 3);
}

/* The six bits of a letter; 64 for "=", 65 for a blank, 66 for others. */
static unsigned
six_bits(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (unsigned)(c - 'A');
	if (c >= 'a' && c <= 'z')
		return (unsigned)(c - 'a') + 26;
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0') + 52;
	if (c == '+' || c == '/')
		return c == '+' ? 62 : 63;
	if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
		return 65;
	return c == '=' ? 64 : 66;
}

bool
base64_read(struct buf *b, struct bytes s)
{
	size_t was = b->n, letters_in = 0, pads = 0, i;
	uint32_t bits = 0;
	unsigned six;

	for (i = 0; i < s.n; i++) {
		six = six_bits(s.p[i]);
		if (six == 65)
			continue;
		if (six == 66 || (six < 64 && pads != 0))
			break;
		pads += six == 64;
		letters_in++;
		bits = (bits << 6 | (six & 63)) & 0xffffff;
		if (letters_in % 4 != 0)
			continue;
		buf_byte(b, (char)(bits >> 16));
		buf_byte(b, (char)(bits >> 8 & 0xff));
		buf_byte(b, (char)(bits & 0xff));
	}
	/* Of the last four, each "=" stands for a byte that is not there. */
	if (i == s.n && letters_in % 4 == 0 && pads <= 2 &&
	    (pads != 1 || (bits & 0xff) == 0) &&
	    (pads != 2 || (bits & 0xffff) == 0)) {
		b->n -= pads;
		return true;
	}
	b->n = was;
	return false;
}
