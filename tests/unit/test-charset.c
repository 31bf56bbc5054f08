/* test-charset: documents in UTF-8 (text/charset.h). */
#include "text/charset.h"

#include "tap.h"

#define FFFD	"\xef\xbf\xbd"

static struct charsets *cs;
static struct buf out;

/* Settles doc; the text must be want, the quirks slugs. */
static void
settle(struct bytes doc, const char *mime, enum charset_result result,
    const char *want, const char *slugs, const char *name)
{
	struct quirks q = { { 0, 0 } };
	struct bytes text, declared;
	struct buf told = { 0 };
	enum charset_result got;

	got = charset_settle(cs, doc, bytes_of(mime), &out, &text, &declared,
	    &q);
	buf_quirks(&told, &q);
	if (got != result || !bytes_equal(buf_view(&told), bytes_of(slugs)))
		printf("#  result %d, quirks %.*s\n", (int)got, (int)told.n,
		    told.p ? told.p : "");
	ok(got == result && bytes_equal(buf_view(&told), bytes_of(slugs)),
	    name);
	tap_bytes(got == CHARSET_UNKNOWN ? declared : text, bytes_of(want),
	    "  with that text");
	buf_free(&told);
}

static void
same(struct bytes doc, const char *mime, const char *want, const char *name)
{
	settle(doc, mime, CHARSET_SAME, want, "", name);
}

static void
converted(struct bytes doc, const char *mime, const char *want,
    const char *name)
{
	settle(doc, mime, CHARSET_CONVERTED, want, "charset", name);
}

#define XML(encoding)	"<?xml version=\"1.0\" encoding=\"" encoding "\"?>"

static void
utf8(void)
{
	struct bytes doc = BYTES("<a>\xc3\xa4</a>"), text, declared;
	struct quirks q = { { 0, 0 } };

	charset_settle(cs, doc, BYTES_NONE, &out, &text, &declared, &q);
	ok(text.p == doc.p, "UTF-8 is not copied");
	same(BYTES("\xef\xbb\xbf<a/>"), "", "<a/>", "a mark is cut off");
	same(BYTES(XML("utf8") "\xc3\xa4"), "koi8-r", XML("utf8") "\xc3\xa4",
	    "the declaration goes before the mail's word");
	same(BYTES("<a>\xc3\xa4</a>"), "iso-8859-1", "<a>\xc3\xa4</a>",
	    "and so do bytes that are UTF-8");
	same(BYTES(XML("UTF-16") "\xc3\xa4"), "", XML("UTF-16") "\xc3\xa4",
	    "UTF-16 cannot be declared in one byte a character");
	same(BYTES("\xef\xbb\xbf" XML("koi8-r") "\xc3\xa4"), "",
	    XML("koi8-r") "\xc3\xa4", "a mark goes before the declaration");
	same(BYTES(""), "koi8-r", "", "nothing");
	settle(BYTES("<a>\x91x\x92 \xe2\x82\xac \xe2\x82</a>"), "",
	    CHARSET_CONVERTED, "<a>‘x’ € â‚</a>", "invalid-utf8",
	    "invalid bytes are windows-1252");
	settle(BYTES(XML("utf-8") "\x81\xff"), "", CHARSET_CONVERTED,
	    XML("utf-8") FFFD "ÿ", "invalid-utf8",
	    "and U+FFFD where that has none");
}

static void
utf16(void)
{
	converted(BYTES("\xff\xfe<\0\xe4\0>\0"), "", "<ä>",
	    "UTF-16, little end first");
	converted(BYTES("\xfe\xff\0<\0\xe4\0>"), "", "<ä>",
	    "UTF-16, big end first");
	converted(BYTES("<\0?\0\xac\x20"), "", "<?€", "without a mark");
	converted(BYTES("\0{\0}\x20\xac"), "", "{}€",
	    "JSON without a mark");
	converted(BYTES("\xff\xfe\x3d\xd8\x00\xdex\0"), "", "😀x",
	    "a surrogate pair");
	converted(BYTES("\xff\xfe\x3d\xd8x\0\x00\xde\x3d\xd8"), "",
	    FFFD "x" FFFD FFFD, "halves of surrogate pairs");
	converted(BYTES("\xfe\xff\xde\x00\xde\x00"), "", FFFD FFFD,
	    "second halves only");
	converted(BYTES("\xfe\xff\0a\0"), "", "a" FFFD, "an odd byte");
	settle(BYTES("\xff\xfe\0\0<\0\0\0"), "", CHARSET_UNKNOWN, "UTF-32",
	    "", "UTF-32 is not known");
	settle(BYTES("\0\0\0<\0\0\0a"), "", CHARSET_UNKNOWN, "UTF-32", "",
	    "nor without a mark");
}

static void
names(void)
{
	static const struct {
		const char	*label, *bytes, *want;
	} all[] = {
		{ "ISO-8859-1", "\xe9\x80", "é€" },
		{ "\"latin1\"", "\xe9", "é" },
		{ " iso_8859-15 ", "\xa4", "€" },
		{ "iso-8859-2", "\xb1\x9f", "ą" FFFD },
		{ "windows-1251", "\xcf\xf0", "Пр" },
		{ "Koi8-R", "\xf0\xd2", "Пр" },
		{ "koi8-u", "\xa4", "є" },
		{ "cp1253", "\xd2\xe1", FFFD "α" },
		{ "windows-1258", "\xd0", "Đ" },
		{ "x-sjis", "\x93\xfa\x96\x7b\xb1\\", "日本ｱ\\" },
		{ "EUC-JP", "\xc6\xfc\xcb\xdc", "日本" },
		{ "iso-2022-jp", "\x1b$BF|K\\\x1b(B!", "日本!" },
		{ "gb2312", "\xd6\xd0", "中" },
		{ "GBK", "\x96\x7c", "東" },
		{ "gb18030", "\x94\x39\xda\x33", "💩" },
		{ "big5", "\xa4\xa4", "中" },
		{ "big5-hkscs", "\x88\x66", "Ê" },
		{ "ks_c_5601-1987", "\xc7\xd1", "한" },
		{ "euc-kr", "\xc7\xd1", "한" },
	};
	size_t i;

	for (i = 0; i < COUNT(all); i++)
		converted(bytes_of(all[i].bytes), all[i].label, all[i].want,
		    all[i].label);
}

static void
declared(void)
{
	converted(BYTES(XML("windows-1252") "\x80"), "utf-8",
	    XML("windows-1252") "€", "by declaration");
	converted(BYTES("\n <?xml encoding = 'koi8-r' ?>\xf0"), "",
	    "\n <?xml encoding = 'koi8-r' ?>П", "with blanks and apostrophes");
	same(BYTES(XML("shift_jis") "\\~"), "", XML("shift_jis") "\\~",
	    "ASCII is ASCII in all of them");
	same(BYTES(XML("us-ascii") "\xc3\xa4"), "", XML("us-ascii") "\xc3\xa4",
	    "what is declared ASCII may be UTF-8");
	settle(BYTES(XML("x-nobody") "\xe4"), "", CHARSET_UNKNOWN, "x-nobody",
	    "", "a charset nobody knows");
	settle(BYTES("<a>\xe4</a>"), "x-nobody", CHARSET_UNKNOWN, "x-nobody",
	    "", "nor by the mail's word");
	settle(BYTES(XML("utf-7") "+AOQ-"), "", CHARSET_UNKNOWN, "utf-7",
	    "", "UTF-7 is not known");
	settle(BYTES(XML("a-name-that-is-much-longer-than-any-charset") "\xe4"),
	    "", CHARSET_UNKNOWN, "a-name-that-is-much-longer-than-any-charset",
	    "", "a long name");
}

static void
invalid(void)
{
	converted(BYTES("<a>\x81</a>"), "shift_jis", "<a>" FFFD "</a>",
	    "a cut character does not swallow markup");
	converted(BYTES("<a>\xa4\xa4\xa4"), "euc-jp", "<a>い" FFFD,
	    "a character cut by the end");
	converted(BYTES("<a>\xfe\xfe\xc7\xd1"), "euc-kr", "<a>" FFFD "한",
	    "no character, and then one");
	converted(BYTES("\x1b$BF|\x1b(B\x80\x1bZ"), "iso-2022-jp",
	    "日" FFFD FFFD "Z", "a high byte, an unknown escape");
	converted(BYTES("\x1b$BF|"), "iso-2022-jp", "日",
	    "a shift that is never taken back");
	converted(BYTES("F|\x1b(B"), "iso-2022-jp", "F|",
	    "does not last into the next document");
}

static void
large(void)
{
	struct buf doc = { 0 };
	struct quirks q = { { 0, 0 } };
	struct bytes text, name;
	int i;

	for (i = 0; i < 100000; i++)
		buf_adds(&doc, "\x93\xfa<");
	charset_settle(cs, buf_view(&doc), BYTES("sjis"), &out, &text, &name,
	    &q);
	tap_num((int64_t)text.n, 400000, "a large document");
	ok(text.n == 400000 && bytes_end(text, BYTES("日<日<")),
	    "converted to its end");
	buf_free(&doc);
}

int
main(void)
{
	cs = charsets_open();
	utf8();
	utf16();
	names();
	declared();
	invalid();
	large();
	charset_repair(BYTES("a\xe4\xc3\xa4"), (out.n = 0, &out));
	tap_buf(&out, BYTES("aää"), "a repair appends");
	charsets_close(cs);
	charsets_close(NULL);
	buf_free(&out);
	return tap_done();
}
