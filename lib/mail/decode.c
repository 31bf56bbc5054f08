/* decode: content transfer encodings. */
#include "mail/decode.h"

#include "mail/header.h"
#include "mail/params.h"

/* How far behind a padding we look whether base64 goes on. */
enum { BLOCK_LINE = 80 };

enum { SKIP = 64, BLANK = 65, PAD = 66 };

/* Value of each character, or SKIP, BLANK, PAD. */
static const uint8_t alphabet[256] = {
#define S4	SKIP, SKIP, SKIP, SKIP
#define S16	S4, S4, S4, S4
	S4, S4, SKIP, BLANK, BLANK, BLANK, BLANK, BLANK, SKIP, SKIP, S16,
	BLANK, SKIP, SKIP, SKIP, S4, SKIP, SKIP, SKIP, 62, SKIP, SKIP, SKIP,
	63, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, SKIP, SKIP, SKIP, PAD,
	SKIP, SKIP, SKIP, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
	15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, SKIP, SKIP, SKIP, SKIP,
	SKIP, SKIP, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39,
	40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, SKIP, SKIP, SKIP,
	SKIP, SKIP,
	S16, S16, S16, S16, S16, S16, S16, S16
#undef S16
#undef S4
};

enum decode_kind
decode_kind_of(struct bytes value)
{
	struct bytes word = params_word(value);

	if (bytes_equal_nocase(word, BYTES("base64")))
		return DECODE_BASE64;
	if (bytes_equal_nocase(word, BYTES("quoted-printable")))
		return DECODE_QUOTED;
	if (bytes_equal_nocase(word, BYTES("x-uuencode")) ||
	    bytes_equal_nocase(word, BYTES("uuencode")) ||
	    bytes_equal_nocase(word, BYTES("x-uue")) ||
	    bytes_equal_nocase(word, BYTES("uue")))
		return DECODE_UU;
	return DECODE_NONE;
}

/* Is it "begin 644 name", with the octal mode of a file? */
static bool
is_uu_line(struct bytes line)
{
	size_t n = 6;

	if (!bytes_begin(line, BYTES("begin ")))
		return false;
	while (n < line.n && line.p[n] >= '0' && line.p[n] <= '7')
		n++;
	return (n == 9 || n == 10) && n + 1 < line.n && line.p[n] == ' ';
}

/* Offset of what stands behind the line that uuencode begins with, or n. */
static size_t
uu_begin(struct bytes text)
{
	struct bytes rest = text, line;

	while (line_next(&rest, &line))
		if (is_uu_line(line))
			break;
	return text.n - rest.n;
}

bool
decode_has_uu(struct bytes text)
{
	size_t at = 0;

	do {
		at = bytes_find(text, BYTES("begin "), at);
		if (at < text.n && (at == 0 || text.p[at - 1] == '\n') &&
		    is_uu_line(bytes_first(bytes_from(text, at),
		    bytes_find(bytes_from(text, at), BYTES("\n"), 0))))
			return true;
	} while (at++ < text.n);
	return false;
}

void
decode_start(struct decode *d, enum decode_kind kind, struct bytes in)
{
	*d = (struct decode){ .kind = kind, .in = in };
	if (kind == DECODE_UU)
		d->in = bytes_from(in, uu_begin(in));
}

static uint8_t
value_of(char c)
{
	return alphabet[(unsigned char)c];
}

/* Does s begin with a line of whole base64 groups, and nothing else? */
static bool
goes_on(struct bytes s)
{
	size_t i = 0;

	s = bytes_first(s, BLOCK_LINE);
	while (i < s.n && value_of(s.p[i]) < SKIP)
		i++;
	while (i < s.n && value_of(s.p[i]) == PAD)
		i++;
	return i >= 4 && (i == BLOCK_LINE || (i % 4 == 0 &&
	    (i == s.n || value_of(s.p[i]) < SKIP ||
	    s.p[i] == '\r' || s.p[i] == '\n')));
}

/* Writes the bytes of a group that is not whole; returns how many. */
static size_t
flush_group(struct decode *d, char *to)
{
	size_t n = d->have >= 2 ? d->have - 1 : 0;
	uint32_t bits = d->bits << 6 * (4 - d->have);

	if (n >= 1)
		to[0] = (char)(bits >> 16);
	if (n >= 2)
		to[1] = (char)(bits >> 8);
	d->bits = 0;
	d->have = 0;
	return n;
}

/* At a '=': ends the group, and all of it unless another block follows. */
static size_t
take_padding(struct decode *d, char *to)
{
	size_t n = flush_group(d, to), i = 0;

	while (i < d->in.n && value_of(d->in.p[i]) >= BLANK)
		i++;
	d->in = bytes_from(d->in, i);
	if (d->in.n != 0) {
		d->junk = true;
		if (!goes_on(d->in))
			d->in = BYTES_NONE;
	}
	return n;
}

/* Four characters of the alphabet in a row, as often as there are. */
static size_t
whole_groups(struct decode *d, char *to, size_t room)
{
	const unsigned char *p = (const unsigned char *)d->in.p;
	size_t n = 0, left = d->in.n;
	uint8_t a, b, c, e;

	for (; left >= 4 && room - n >= 3; left -= 4, p += 4, n += 3) {
		a = alphabet[p[0]];
		b = alphabet[p[1]];
		c = alphabet[p[2]];
		e = alphabet[p[3]];
		if ((a | b | c | e) >= SKIP)
			break;
		to[n] = (char)(a << 2 | b >> 4);
		to[n + 1] = (char)(b << 4 | c >> 2);
		to[n + 2] = (char)(c << 6 | e);
	}
	d->in = bytes_from(d->in, d->in.n - left);
	return n;
}

/* One character; returns how many bytes it completed. */
static size_t
one_character(struct decode *d, char *to)
{
	uint8_t v = value_of(d->in.p[0]);

	if (v == PAD)
		return take_padding(d, to);
	d->in = bytes_from(d->in, 1);
	if (v >= SKIP) {
		d->junk |= v == SKIP;
		return 0;
	}
	d->bits = d->bits << 6 | v;
	if (++d->have < 4)
		return 0;
	to[0] = (char)(d->bits >> 16);
	to[1] = (char)(d->bits >> 8);
	to[2] = (char)d->bits;
	d->bits = 0;
	d->have = 0;
	return 3;
}

static size_t
more_base64(struct decode *d, char *to, size_t room)
{
	size_t n = 0;

	while (d->in.n != 0 && room - n >= 3) {
		if (d->have == 0)
			n += whole_groups(d, to + n, room - n);
		if (d->in.n != 0 && room - n >= 3)
			n += one_character(d, to + n);
	}
	if (d->in.n == 0 && d->have != 0 && room - n >= 3) {
		d->junk = true;
		n += flush_group(d, to + n);
	}
	return n;
}

/* At a '=': a code, a soft line break, or itself; returns bytes written. */
static size_t
take_equal(struct decode *d, char *to)
{
	struct bytes s = bytes_from(d->in, 1);
	size_t blanks = 0;
	int high, low;

	while (blanks < s.n && (s.p[blanks] == ' ' || s.p[blanks] == '\t' ||
	    s.p[blanks] == '\r') && blanks < BLOCK_LINE)
		blanks++;
	if (blanks == s.n || s.p[blanks] == '\n') {
		d->in = bytes_from(s, blanks + 1);
		return 0;
	}
	high = bytes_hex(s.p[0]);
	low = high >= 0 && s.n > 1 ? bytes_hex(s.p[1]) : -1;
	*to = low >= 0 ? (char)(high << 4 | low) : '=';
	d->in = bytes_from(s, low >= 0 ? 2 : 0);
	return 1;
}

static size_t
more_quoted(struct decode *d, char *to, size_t room)
{
	const char *equal;
	size_t n = 0, run;

	while (d->in.n != 0 && n < room) {
		equal = memchr(d->in.p, '=', d->in.n < room - n ? d->in.n :
		    room - n);
		if (equal == d->in.p) {
			n += take_equal(d, to + n);
			continue;
		}
		run = equal != NULL ? (size_t)(equal - d->in.p) :
		    d->in.n < room - n ? d->in.n : room - n;
		memcpy(to + n, d->in.p, run);
		d->in = bytes_from(d->in, run);
		n += run;
	}
	return n;
}

/* The six bits of the i-th character; those that are gone were blanks. */
static unsigned
uu_bits(struct bytes line, size_t i)
{
	return i < line.n ? ((unsigned char)line.p[i] - ' ') & 0x3f : 0;
}

/* One line of n bytes, which its first character tells. */
static void
take_uu_line(struct bytes line, size_t n, char *to)
{
	uint32_t bits;
	size_t i;

	line = bytes_from(line, 1);
	for (i = 0; i < n; i += 3) {
		bits = uu_bits(line, i / 3 * 4) << 18 |
		    uu_bits(line, i / 3 * 4 + 1) << 12 |
		    uu_bits(line, i / 3 * 4 + 2) << 6 |
		    uu_bits(line, i / 3 * 4 + 3);
		to[i] = (char)(bits >> 16);
		to[i + 1] = (char)(bits >> 8);
		to[i + 2] = (char)bits;
	}
}

static size_t
more_uu(struct decode *d, char *to, size_t room)
{
	struct bytes rest = d->in, line;
	size_t n = 0, more;

	for (; line_next(&rest, &line); d->in = rest) {
		more = uu_bits(line, 0);
		if (more == 0 || bytes_equal(line, BYTES("end"))) {
			d->in = BYTES_NONE;
			break;
		}
		/* Groups of three are written, whatever counts of them. */
		if (room - n < (more + 2) / 3 * 3)
			break;
		take_uu_line(line, more, to + n);
		n += more;
	}
	return n;
}

size_t
decode_more(struct decode *d, char *to, size_t room)
{
	size_t n;

	switch (d->kind) {
	case DECODE_BASE64:
		return more_base64(d, to, room);
	case DECODE_QUOTED:
		return more_quoted(d, to, room);
	case DECODE_UU:
		return more_uu(d, to, room);
	case DECODE_NONE:
		break;
	}
	n = d->in.n < room ? d->in.n : room;
	if (n != 0)
		memcpy(to, d->in.p, n);
	d->in = bytes_from(d->in, n);
	return n;
}
