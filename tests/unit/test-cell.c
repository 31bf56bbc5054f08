/* test-cell: text as a cell (text/cell.h). */
#include "text/cell.h"

#include "tap.h"
#include "text/utf8.h"

#define FFFD	"\xef\xbf\xbd"

static struct buf b;

static void
escapes(void)
{
	ok(!cell_add(&b, BYTES("a\tb\nc\rd\\e|f")), "the four are no repair");
	tap_buf(&b, BYTES("a\\tb\\nc\\rd\\\\e|f"), "  and are escaped");
	ok(cell_add(&b, BYTES("\0\x01\x0b\x1b\x7f")), "other controls are");
	tap_buf(&b, BYTES(FFFD FFFD FFFD FFFD FFFD),
	    "  and become U+FFFD");
	ok(cell_add(&b, BYTES("\xc2\x80\xc2\x9f\xc2\xa0")), "C1 is");
	tap_buf(&b, BYTES(FFFD FFFD "\xc2\xa0"),
	    "  and U+00A0 is none of them");
	ok(cell_add(&b, BYTES("\xff\xe2\x82x\xed\xa0\x80")),
	    "invalid UTF-8 is");
	tap_buf(&b, BYTES(FFFD FFFD "x" FFFD FFFD FFFD),
	    "  one for each maximal subpart");
	ok(!cell_add(&b, BYTES("日本 \"x\" 'y' ¦")), "all else stays");
	tap_buf(&b, BYTES("日本 \"x\" 'y' ¦"), "  as it is");
	ok(!cell_add_item(&b, BYTES("a|b\t¦")), "an item has no bar");
	tap_buf(&b, BYTES("a¦b\\t¦"), "  but a broken one");
}

static void
back(struct bytes cell, struct bytes want, const char *name)
{
	b.n = 0;
	buf_add(&b, cell);
	b.n = cell_unescape(b.p, b.n);
	tap_buf(&b, want, name);
}

/* All texts of up to four characters out of a few come back. */
static void
round_trips(void)
{
	static const char from[] = "a\t\n\r\\tn|";
	struct buf cell = { 0 };
	char text[4];
	size_t n, i, k, v, total = 1;

	for (n = 1; n <= 4; n++) {
		total *= sizeof(from) - 1;
		for (i = 0; i < total; i++) {
			for (v = i, k = 0; k < n; k++, v /= 8)
				text[k] = from[v % 8];
			cell.n = 0;
			cell_add(&cell, (struct bytes){ text, n });
			if (memchr(cell.p, '\t', cell.n) != NULL ||
			    memchr(cell.p, '\n', cell.n) != NULL)
				break;
			cell.n = cell_unescape(cell.p, cell.n);
			if (!bytes_equal(buf_view(&cell),
			    (struct bytes){ text, n }))
				break;
		}
		if (!ok(i == total, "every text comes back"))
			tap_show("text", (struct bytes){ text, n });
	}
	buf_free(&cell);
}

int
main(void)
{
	escapes();
	back(BYTES("plain"), BYTES("plain"), "no escape");
	back(BYTES("\\t\\n\\r\\\\"), BYTES("\t\n\r\\"), "all four");
	back(BYTES("\\\\t"), BYTES("\\t"), "an escaped backslash before t");
	back(BYTES("a\\qb"), BYTES("aqb"), "an escape that is none");
	back(BYTES("a\\"), BYTES("a\\"), "a backslash at the end");
	round_trips();
	buf_free(&b);
	return tap_done();
}
