/* utf8: well-formed UTF-8 and what is not. */
#include "text/utf8.h"

static bool
is_tail(unsigned char c, unsigned char low, unsigned char high)
{
	return c >= low && c <= high;
}

/* How many bytes follow the first byte c, and the range of the second. */
static int
tails(unsigned char c, unsigned char *low, unsigned char *high)
{
	*low = 0x80;
	*high = 0xbf;
	if (c >= 0xc2 && c <= 0xdf)
		return 1;
	if (c >= 0xe0 && c <= 0xef) {
		if (c == 0xe0)
			*low = 0xa0;
		if (c == 0xed)
			*high = 0x9f;
		return 2;
	}
	if (c >= 0xf0 && c <= 0xf4) {
		if (c == 0xf0)
			*low = 0x90;
		if (c == 0xf4)
			*high = 0x8f;
		return 3;
	}
	return -1;
}

size_t
utf8_next(struct bytes s, uint32_t *code, size_t *skip)
{
	const unsigned char *p = (const unsigned char *)s.p;
	unsigned char low, high;
	uint32_t v;
	int i, n;

	*skip = 1;
	if (p[0] < 0x80) {
		*code = p[0];
		return 1;
	}
	n = tails(p[0], &low, &high);
	if (n < 0)
		return 0;
	v = p[0] & (0x3fu >> n);
	for (i = 1; i <= n; i++) {
		if ((size_t)i >= s.n || !is_tail(p[i], low, high)) {
			*skip = (size_t)i;
			return 0;
		}
		v = v << 6 | (p[i] & 0x3fu);
		low = 0x80;
		high = 0xbf;
	}
	*code = v;
	return (size_t)n + 1;
}

size_t
utf8_valid(struct bytes s)
{
	size_t i = 0, n, skip;
	uint64_t eight;
	uint32_t code;

	while (i < s.n) {
		while (s.n - i >= 8) {
			memcpy(&eight, s.p + i, 8);
			if (eight & 0x8080808080808080ULL)
				break;
			i += 8;
		}
		if (i == s.n)
			break;
		n = utf8_next(bytes_from(s, i), &code, &skip);
		if (n == 0)
			return i;
		i += n;
	}
	return s.n;
}

void
utf8_add(struct buf *b, uint32_t code)
{
	if (code < 0x80) {
		buf_byte(b, (char)code);
	} else if (code < 0x800) {
		buf_byte(b, (char)(0xc0 | code >> 6));
		buf_byte(b, (char)(0x80 | (code & 0x3f)));
	} else if (code < 0x10000) {
		buf_byte(b, (char)(0xe0 | code >> 12));
		buf_byte(b, (char)(0x80 | (code >> 6 & 0x3f)));
		buf_byte(b, (char)(0x80 | (code & 0x3f)));
	} else {
		buf_byte(b, (char)(0xf0 | code >> 18));
		buf_byte(b, (char)(0x80 | (code >> 12 & 0x3f)));
		buf_byte(b, (char)(0x80 | (code >> 6 & 0x3f)));
		buf_byte(b, (char)(0x80 | (code & 0x3f)));
	}
}

size_t
utf8_border(struct bytes s, size_t n)
{
	size_t back = 0;

	if (n >= s.n)
		return s.n;
	while (back < 3 && n > back && (s.p[n - back] & 0xc0) == 0x80)
		back++;
	return n - back;
}
