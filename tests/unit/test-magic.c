/* test-magic: what something is by its bytes (container/magic.h …). */
#include "container/magic.h"
#include "container/names.h"
#include "container/window.h"
#include "report/sniff.h"

#include "tap.h"

static void
is(struct bytes head, enum magic want, const char *name)
{
	tap_num(magic_of(head), want, name);
}

static void
magics(void)
{
	is(BYTES(""), MAGIC_NONE, "nothing");
	is(BYTES("\xef\xbb\xbf \n<a/>"), MAGIC_XML, "mark, blanks, markup");
	is(BYTES("\xff\xfe<\0a\0"), MAGIC_XML, "UTF-16");
	is(BYTES("\0{\0}"), MAGIC_JSON, "UTF-16 without a mark");
	is(BYTES("\x1f\x8b\x08\0"), MAGIC_GZIP, "gzip");
	is(BYTES("\x1f\x8b\x07\0"), MAGIC_NONE, "gzip of another method");
	is(BYTES("\x1f\x9d\x90\0"), MAGIC_COMPRESS, "compress");
	is(BYTES("\x1f\x9d\xff\0"), MAGIC_NONE, "compress with 31 bits");
	is(BYTES("PK\3\4"), MAGIC_ZIP, "zip");
	is(BYTES("BZh91AY&SY"), MAGIC_BZIP2, "bzip2");
	is(BYTES("BZh for short"), MAGIC_NONE, "not bzip2");
	is(BYTES("\x5d\0\0\x80\0\xff\xff\xff\xff\xff\xff\xff\xff\0"),
	    MAGIC_LZMA, "lzma");
	is(BYTES("]\0\0\0\0abcdefgh\0"), MAGIC_NONE, "not lzma");
	is(BYTES("From a@b Thu Nov  5 04:24:14 2026\nA: b\n"), MAGIC_MBOX,
	    "mailbox");
	is(BYTES("From here on\nSubject: a\nTo: b\n\n"), MAGIC_MAIL,
	    "a separator without a date, then mail");
	is(BYTES("From a@b Thu Nov  5 04:24:14 2026\nhello\n"), MAGIC_NONE,
	    "a separator, then no mail");
	is(BYTES("Subject: a\r\nTo: b\r\n\r\n"), MAGIC_MAIL, "mail");
	is(BYTES("Subject: a\rTo: b\r\r"), MAGIC_MAIL, "mail with CR");
	is(BYTES("X-Y: a\n b\nSubject: a\nTo: b\n\n"), MAGIC_MAIL,
	    "mail that begins with something else");
	is(BYTES("Note: a\nSubject: b\n\nTo: c\n"), MAGIC_NONE,
	    "one field of mail only");
	is(BYTES("Dear all,\nSubject: a\nTo: b\n"), MAGIC_NONE, "prose");
}

static void
windows(void)
{
	tap_num((int64_t)window_of(MAGIC_LZMA, BYTES("\x5d\0\0\0\4\xff")),
	    64 << 20, "lzma");
	tap_num((int64_t)window_of(MAGIC_ZSTD, BYTES("\x28\xb5\x2f\xfd\0\x88")),
	    128 << 20, "zstd");
	tap_num((int64_t)window_of(MAGIC_ZSTD,
	    BYTES("\x28\xb5\x2f\xfd\x20\x05")), 5, "zstd, one segment");
	tap_num((int64_t)window_of(MAGIC_XZ, BYTES("\xfd" "7zXZ\0\0\4abcd"
	    "\2\0\x21\1\x1a")), 32 << 20, "xz");
	tap_num((int64_t)window_of(MAGIC_XZ, BYTES("\xfd" "7zXZ\0\0\4abcd"
	    "\3\xc1\x80\1\5\3\1\0\x21\1\x1c")), 64 << 20,
	    "xz with sizes and a filter");
	tap_num((int64_t)window_of(MAGIC_XZ, BYTES("\xfd" "7zXZ")), 0, "cut");
	tap_num((int64_t)window_7z(BYTES("\1\4\x23\3\1\1\5\x5d\0\0\0\1\0")),
	    16 << 20, "7z");
	tap_num((int64_t)window_7z(BYTES("\x21\x21\1\x19")), 24 << 20,
	    "7z with LZMA2");
	tap_num((int64_t)window_7z(BYTES("\x23\3\1\1")), 0, "7z, cut");
}

/* Around NAME_MOST; of letters with two bytes, an odd one in front. */
static void
long_name(struct buf *b)
{
	char name[NAME_MOST + 1] = "x";
	size_t i;

	for (i = 1; i < sizeof(name); i++)
		name[i] = i % 2 ? '\xc3' : '\xa9';
	b->n = 0;
	name_add_collapsed(b, (struct bytes){ name, NAME_MOST - 1 }, true);
	tap_num((int64_t)b->n, NAME_MOST - 1, "a name that is kept");
	b->n = 0;
	name_add_collapsed(b, (struct bytes){ name, sizeof(name) }, true);
	tap_num((int64_t)b->n, NAME_MOST / 4 + 1 + 3 + NAME_MOST / 4,
	    "a longer one is shortened");
	ok(bytes_find(buf_view(b), BYTES("\xa9\xe2\x80\xa6\xc3"), 0) < b->n,
	    "between characters");
	b->n = 0;
}

static void
names(void)
{
	struct buf b = { 0 };

	name_add_collapsed(&b, BYTES("//a///b/"), false);
	tap_buf(&b, BYTES("/a/b/"), "an operand");
	name_add_collapsed(&b, BYTES("//a///b/"), true);
	tap_buf(&b, BYTES("a/b"), "a member");
	long_name(&b);
	ok(name_is_report(BYTES("x/a.b!c.d!1!2!x.xml.gz")), "a report's name");
	ok(name_is_report(BYTES("a.b!c.d!1!2.xml")), "a shorter one");
	ok(!name_is_report(BYTES("a.b!c.d!1!x2.xml")), "letters for a time");
	ok(!name_is_report(BYTES("a.b!c!1!2.xml")), "a word for a domain");
	ok(name_path_is_report(BYTES("i//1//a.b!c.d!1!2.zip//x")), "in a path");
	ok(!name_path_is_report(BYTES("i//1//photos.zip//x")), "in no path");
	ok(name_is_fork(BYTES("a/__MACOSX/b")), "a fork");
	ok(!name_is_fork(BYTES("MACOSX/b")), "none");
	buf_free(&b);
}

static void
kind(struct bytes s, enum sniff want, const char *name)
{
	tap_num(sniff(s), want, name);
}

static void
kinds(void)
{
	kind(BYTES("<feedback>"), SNIFF_AGGREGATE, "feedback");
	kind(BYTES("<NS1:FeedBack xmlns"), SNIFF_AGGREGATE, "with a prefix");
	kind(BYTES("<\0f\0e\0e\0d\0b\0a\0c\0k\0>\0"), SNIFF_AGGREGATE,
	    "in UTF-16");
	kind(BYTES("<x><policy_published>"), SNIFF_AGGREGATE, "another root");
	kind(BYTES("<feedbacks>"), SNIFF_NONE, "a longer name");
	kind(BYTES("policy_published"), SNIFF_NONE, "no tag");
	kind(BYTES("</feedback>"), SNIFF_NONE, "an end tag");
	kind(BYTES("<feedback"), SNIFF_AGGREGATE, "cut");
	kind(BYTES(" {\"a\":1,\"policies\":[]}"), SNIFF_TLSRPT, "policies");
	kind(BYTES("[{\"date-range\":1}]"), SNIFF_TLSRPT, "in a list");
	kind(BYTES("{\"policy\":1}"), SNIFF_NONE, "other JSON");
	kind(BYTES("x {\"policies\":[]}"), SNIFF_NONE, "behind prose");
	kind(BYTES("Version: 1\nFeedback-Type: abuse\n"), SNIFF_FAILURE, "ARF");
	kind(BYTES("  Sender Domain: a\n Sender IP Address: b\n"),
	    SNIFF_FAILURE, "prose");
	kind(BYTES("Sender Domain: a\n"), SNIFF_NONE, "half of it");
	kind(BYTES(""), SNIFF_NONE, "nothing");
}

int
main(void)
{
	magics();
	windows();
	names();
	kinds();
	return tap_done();
}
