/* test-utf8: well-formed UTF-8 and what is not (text/utf8.h). */
#include "text/utf8.h"

#include "tap.h"

/* All code points there are, written and read again. */
static void
every_character(void)
{
	struct buf b = { 0 };
	uint32_t c, code = 0;
	size_t skip;

	for (c = 0; c <= 0x10ffff; c++) {
		if (c >= 0xd800 && c <= 0xdfff)
			continue;
		b.n = 0;
		utf8_add(&b, c);
		if (utf8_next(buf_view(&b), &code, &skip) != b.n || code != c ||
		    utf8_valid(buf_view(&b)) != b.n)
			break;
	}
	tap_num(c, 0x110000, "every character, written and read again");
	buf_free(&b);
}

/* s with U+FFFD for each maximal subpart. */
static void
replaced(struct bytes s, const char *want, const char *name)
{
	struct buf b = { 0 };
	size_t n, skip;
	uint32_t c;

	while (s.n > 0) {
		n = utf8_next(s, &c, &skip);
		if (n == 0)
			buf_adds(&b, "?");
		else
			buf_add(&b, bytes_first(s, n));
		s = bytes_from(s, n ? n : skip);
	}
	tap_buf(&b, bytes_of(want), name);
	buf_free(&b);
}

/* The examples of the Unicode Standard 15, section 3.9. */
static void
subparts(void)
{
	replaced(BYTES("\xc0\xaf\xe0\x80\xbf\xf0\x81\x82\x41"), "????????A",
	    "longer forms than need be (table 3-8)");
	replaced(BYTES("\xed\xa0\x80\xed\xbf\xbf\xed\xaf\x41"), "????????A",
	    "surrogates (table 3-9)");
	replaced(BYTES("\xf4\x91\x92\x93\xff\x41\x80\xbf\x42"), "?????A??B",
	    "past U+10FFFF (table 3-10)");
	replaced(BYTES("\xe1\x80\xe2\xf0\x91\x92\xf1\xbf\x41"), "????A",
	    "cut sequences (table 3-11)");
	replaced(BYTES("\xe2\x82"), "?", "cut at the end");
	replaced(BYTES("\xf5\x80"), "??", "bytes that begin nothing");
}

static void
validity(void)
{
	struct bytes s = BYTES("0123456789 \xc3\xa4 0123456789 \xff x");
	size_t i;

	tap_num((int64_t)utf8_valid(s), 25, "where the first fault is");
	for (i = 0; i < 25; i++)
		if (utf8_valid(bytes_from(s, i)) !=
		    (i == 12 ? 0 : 25 - i))
			break;
	tap_num((int64_t)i, 25, "from anywhere");
	tap_num((int64_t)utf8_valid(BYTES_NONE), 0, "nothing is well-formed");
	tap_num((int64_t)utf8_valid(BYTES("a\0b")), 3, "NUL is a character");
}

static void
borders(void)
{
	struct bytes s = BYTES("a\xe2\x82\xac" "b");

	tap_num((int64_t)utf8_border(s, 0), 0, "a border at the begin");
	tap_num((int64_t)utf8_border(s, 1), 1, "before a character");
	tap_num((int64_t)utf8_border(s, 2), 1, "inside, behind one byte");
	tap_num((int64_t)utf8_border(s, 3), 1, "inside, behind two");
	tap_num((int64_t)utf8_border(s, 4), 4, "behind a character");
	tap_num((int64_t)utf8_border(s, 99), 5, "past the end");
}

int
main(void)
{
	every_character();
	subparts();
	validity();
	borders();
	return tap_done();
}
