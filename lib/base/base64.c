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
