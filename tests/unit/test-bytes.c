/* test-bytes: runs of bytes and buffers (base/bytes.h). */
#include "base/bytes.h"

#include "tap.h"

static void
comparing(void)
{
	ok(bytes_equal(BYTES("a\0b"), BYTES("a\0b")), "NUL is a byte");
	ok(!bytes_equal(BYTES("a\0b"), BYTES("a\0c")),
	    "bytes behind a NUL count");
	ok(!bytes_equal(BYTES("ab"), BYTES("abc")), "lengths count");
	ok(bytes_equal(BYTES_NONE, bytes_of(NULL)), "NULL is empty");
	ok(bytes_equal_nocase(BYTES("PaSs"), BYTES("pAsS")),
	    "ASCII letters compare without case");
	ok(!bytes_equal_nocase(BYTES("[\\]^_"), BYTES("{|}~\x7f")),
	    "only letters do");
	ok(!bytes_equal_nocase(BYTES("\xc4"), BYTES("\xe4")),
	    "bytes past ASCII are themselves");
	ok(bytes_begin(BYTES("abc"), BYTES("ab")), "begins");
	ok(bytes_begin(BYTES("abc"), BYTES_NONE), "begins with nothing");
	ok(!bytes_begin(BYTES("ab"), BYTES("abc")), "shorter than a prefix");
	ok(bytes_begin_nocase(BYTES("<FeedBack>"), BYTES("<feed")),
	    "begins, without case");
	ok(bytes_end(BYTES("a.xml"), BYTES(".xml")), "ends");
	ok(!bytes_end(BYTES("xml"), BYTES(".xml")), "shorter than a suffix");
}

static void
ordering(void)
{
	ok(bytes_compare(BYTES("a"), BYTES("b")) < 0, "a before b");
	ok(bytes_compare(BYTES("b"), BYTES("a")) > 0, "b behind a");
	ok(bytes_compare(BYTES("a"), BYTES("a")) == 0, "a beside a");
	ok(bytes_compare(BYTES("a"), BYTES("a\0")) < 0, "a prefix goes first");
	ok(bytes_compare(BYTES("\x7f"), BYTES("\x80")) < 0,
	    "bytes have no sign");
}

static void
parts(void)
{
	tap_bytes(bytes_trim(BYTES(" \t\r\n\f\v\0a b\0 ")), BYTES("a b"),
	    "trim takes all blanks, and inner ones stay");
	tap_bytes(bytes_trim(BYTES(" \n")), BYTES(""), "nothing but blanks");
	tap_bytes(bytes_from(BYTES("abc"), 1), BYTES("bc"), "from");
	tap_bytes(bytes_from(BYTES("abc"), 9), BYTES(""), "from past the end");
	tap_bytes(bytes_first(BYTES("abc"), 2), BYTES("ab"), "first");
	tap_bytes(bytes_first(BYTES("abc"), 9), BYTES("abc"), "first of fewer");
}

static void
finding(void)
{
	struct bytes s = BYTES("abcabc");

	tap_num((int64_t)bytes_find(s, BYTES("bc"), 0), 1, "find");
	tap_num((int64_t)bytes_find(s, BYTES("bc"), 2), 4, "find the next");
	tap_num((int64_t)bytes_find(s, BYTES("bc"), 5), 6, "none is left");
	tap_num((int64_t)bytes_find(s, BYTES("bc"), 99), 6,
	    "from past the end");
	tap_num((int64_t)bytes_find(s, BYTES("abcabcd"), 0), 6, "too long");
	tap_num((int64_t)bytes_find(BYTES("a\0b"), BYTES("b"), 0), 2,
	    "find behind a NUL");
	tap_num((int64_t)bytes_find_nocase(s, BYTES("BC"), 2), 4,
	    "find without case");
	tap_num((int64_t)bytes_find_nocase(s, BYTES("BC"), 99), 6,
	    "without case from past the end");
	tap_num((int64_t)bytes_find_nocase(BYTES("Ab"), BYTES("aB"), 0), 0,
	    "without case, the whole");
	tap_num((int64_t)bytes_find_nocase(BYTES("a"), BYTES("ab"), 0), 1,
	    "without case, too long");
}

static void
growing(void)
{
	struct buf b = { 0 };
	size_t i;

	tap_bytes(buf_view(&b), BYTES(""), "a zeroed buffer is empty");
	for (i = 0; i < 10000; i++)
		buf_byte(&b, (char)('a' + i % 26));
	ok(b.n == 10000 && b.p[25] == 'z' && b.p[9999] == 'a' + 9999 % 26,
	    "ten thousand bytes stay in place");
	buf_drop(&b, 9998);
	tap_bytes(buf_view(&b), BYTES("op"), "drop the front");
	buf_drop(&b, 99);
	tap_bytes(buf_view(&b), BYTES(""), "drop more than there is");
	buf_adds(&b, "ab");
	buf_add(&b, BYTES("\0c"));
	tap_bytes(buf_view(&b), BYTES("ab\0c"), "add bytes with a NUL");
	ok(buf_string(&b)[4] == '\0' && b.n == 4, "a NUL that does not count");
	buf_free(&b);
	ok(b.p == NULL && b.n == 0 && b.size == 0, "a freed buffer is zero");
}

/* Each length that is copied in a way of its own, and none beyond it. */
static void
copying(void)
{
	static const char text[] = "abcdefghijklmnopqrstuvwxyz0123456789";
	char out[sizeof(text)], want[sizeof(text)];
	size_t n;

	for (n = 0; n < sizeof(text) - 1; n++) {
		memset(out, '.', sizeof(out));
		memset(want, '.', sizeof(want));
		memcpy(want, text, n);
		bytes_copy(out, (struct bytes){ text, n });
		if (memcmp(out, want, sizeof(out)) != 0)
			break;
	}
	tap_num((int64_t)n, sizeof(text) - 1, "copies of every length");
}

int
main(void)
{
	comparing();
	ordering();
	parts();
	finding();
	growing();
	copying();
	return tap_done();
}
