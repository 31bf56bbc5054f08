/* cell: text as a cell of a TSV row. */
#include "text/cell.h"

#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "text/utf8.h"

/* Bytes that stand in a cell as they are: printable ASCII but \ and |. */
static bool
stands_for_itself(unsigned char c)
{
	static const unsigned char odd[256] = {
		[0 ... 0x1f] = 1, ['\\'] = 1, ['|'] = 1, [0x7f ... 0xff] = 1,
	};

	return !odd[c];
}

#if defined(__SSE2__)
enum { AT_ONCE = 16 };

/*
 * How many of the AT_ONCE bytes at p are plain, up to the first that is not.
 * In documents rows nearly all are, and looking at each by itself was a third
 * of what dmarc-unpack did.
 */
static size_t
plain_begin(const char *p)
{
	const __m128i v = _mm_loadu_si128((const void *)p);
	/* Signed: 0x80 and above are less than a blank, too. */
	__m128i odd = _mm_cmplt_epi8(v, _mm_set1_epi8(' '));
	unsigned at;

	odd = _mm_or_si128(odd, _mm_cmpeq_epi8(v, _mm_set1_epi8('\\')));
	odd = _mm_or_si128(odd, _mm_cmpeq_epi8(v, _mm_set1_epi8('|')));
	odd = _mm_or_si128(odd, _mm_cmpeq_epi8(v, _mm_set1_epi8(0x7f)));
	at = (unsigned)_mm_movemask_epi8(odd);
	return at == 0 ? AT_ONCE : (size_t)__builtin_ctz(at);
}
#endif

static size_t
plain_run(struct bytes s, size_t from)
{
	size_t i = from;

#if defined(__SSE2__)
	size_t n;

	for (; s.n - i >= AT_ONCE; i += n)
		if ((n = plain_begin(s.p + i)) < AT_ONCE)
			return i + n - from;
	/* The last bytes, together with some that were looked at. */
	if (i > from && i < s.n &&
	    plain_begin(s.p + s.n - AT_ONCE) == AT_ONCE)
		return s.n - from;
#endif
	while (i < s.n && stands_for_itself((unsigned char)s.p[i]))
		i++;
	return i - from;
}

/* The byte that stands behind the backslash for c, or 0. */
static char
escape_of(char c)
{
	switch (c) {
	case '\t':
		return 't';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	case '\\':
		return '\\';
	default:
		return 0;
	}
}

/* One character that is not plain; returns how many bytes it took. */
static size_t
add_odd(struct buf *b, struct bytes s, bool item, bool *repaired)
{
	char e = escape_of(s.p[0]);
	size_t n, skip;
	uint32_t c;

	if (e != 0) {
		buf_byte(b, '\\');
		buf_byte(b, e);
		return 1;
	}
	n = utf8_next(s, &c, &skip);
	if (n == 0 || c < 0x20 || (c >= 0x7f && c <= 0x9f)) {
		buf_adds(b, "\xef\xbf\xbd");
		*repaired = true;
	} else if (item && c == '|') {
		buf_adds(b, "\xc2\xa6");
	} else {
		buf_add(b, bytes_first(s, n));
	}
	return n ? n : skip;
}

static bool
add_escaped(struct buf *b, struct bytes s, bool item)
{
	bool repaired = false;
	size_t i = 0, n;

	while (i < s.n) {
		n = plain_run(s, i);
		buf_add(b, (struct bytes){ s.p + i, n });
		i += n;
		if (i < s.n)
			i += add_odd(b, bytes_from(s, i), item, &repaired);
	}
	return repaired;
}

bool
cell_add(struct buf *b, struct bytes s)
{
	return add_escaped(b, s, false);
}

bool
cell_add_item(struct buf *b, struct bytes s)
{
	return add_escaped(b, s, true);
}

static char
unescaped(char c)
{
	switch (c) {
	case 't':
		return '\t';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	default:
		return c;
	}
}

size_t
cell_unescape(char *p, size_t n)
{
	char *out, *in = memchr(p, '\\', n), *end = p + n, *next;

	if (in == NULL)
		return n;
	out = in;
	while (in + 1 < end) {
		*out++ = unescaped(in[1]);
		in += 2;
		next = memchr(in, '\\', (size_t)(end - in));
		if (next == NULL)
			next = end;
		memmove(out, in, (size_t)(next - in));
		out += next - in;
		in = next;
	}
	if (in < end)
		*out++ = *in;
	return (size_t)(out - p);
}
