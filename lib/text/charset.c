/* charset: every document in UTF-8 before anybody reads it. */
#include "text/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

#include "base/mem.h"
#include "text/charset_names.h"
#include "text/utf8.h"

enum { DECLARATION_MOST = 1024, REPLACEMENT = 0xfffd, ESCAPE = 0x1b };

struct charsets {
	iconv_t	 cd[CHARSETS_MULTI_BYTE];
};

/* What the C library may call each, the widest variant first. */
static const char *const iconv_names[CHARSETS_MULTI_BYTE][3] = {
	{ "CP50221", "ISO-2022-JP-3", "ISO-2022-JP" },
	{ "CP932", "SHIFT_JIS", NULL },
	{ "EUC-JP-MS", "EUC-JP", NULL },
	{ "GB18030", "GBK", NULL },
	{ "BIG5-HKSCS", "BIG5", NULL },
	{ "CP949", "EUC-KR", NULL },
};

static iconv_t
open_any(const char *const names[3])
{
	iconv_t cd = (iconv_t)-1;
	int i;

	for (i = 0; i < 3 && names[i] != NULL && cd == (iconv_t)-1; i++)
		cd = iconv_open("UTF-8", names[i]);
	return cd;
}

struct charsets *
charsets_open(void)
{
	struct charsets *cs = mem_new(sizeof(*cs));
	int i;

	for (i = 0; i < CHARSETS_MULTI_BYTE; i++)
		cs->cd[i] = open_any(iconv_names[i]);
	return cs;
}

void
charsets_close(struct charsets *cs)
{
	int i;

	if (cs == NULL)
		return;
	for (i = 0; i < CHARSETS_MULTI_BYTE; i++)
		if (cs->cd[i] != (iconv_t)-1)
			iconv_close(cs->cd[i]);
	free(cs);
}

enum form {
	FORM_BYTES,
	FORM_UTF8,
	FORM_UTF16_LE,
	FORM_UTF16_BE,
	FORM_UTF32
};

/* May a document begin with c? */
static bool
opens(char c)
{
	return c != '\0' && strchr("<{[ \t\r\n", c) != NULL;
}

/* Its form by byte order mark, of which *mark is the length. */
static enum form
form_by_mark(struct bytes doc, size_t *mark)
{
	*mark = 4;
	if (bytes_begin(doc, BYTES("\xff\xfe\0\0")) ||
	    bytes_begin(doc, BYTES("\0\0\xfe\xff")))
		return FORM_UTF32;
	*mark = 3;
	if (bytes_begin(doc, BYTES("\xef\xbb\xbf")))
		return FORM_UTF8;
	*mark = 2;
	if (bytes_begin(doc, BYTES("\xff\xfe")))
		return FORM_UTF16_LE;
	if (bytes_begin(doc, BYTES("\xfe\xff")))
		return FORM_UTF16_BE;
	*mark = 0;
	return FORM_BYTES;
}

/*
 * Without a mark: a document begins with two ASCII characters, and where
 * their zero bytes are tells how wide they are.
 */
static enum form
form_of(struct bytes doc, size_t *mark)
{
	enum form form = form_by_mark(doc, mark);
	const char *p = doc.p;
	unsigned zeros;

	if (form != FORM_BYTES || doc.n < 4)
		return form;
	zeros = (p[0] == 0) << 3 | (p[1] == 0) << 2 | (p[2] == 0) << 1 |
	    (p[3] == 0);
	if (zeros == 5 && opens(p[0]))
		return FORM_UTF16_LE;
	if (zeros == 10 && opens(p[1]))
		return FORM_UTF16_BE;
	if ((zeros == 7 && opens(p[0])) || (zeros == 14 && opens(p[3])))
		return FORM_UTF32;
	return FORM_BYTES;
}

static uint32_t
unit_at(struct bytes s, size_t i, bool big)
{
	unsigned char a = (unsigned char)s.p[i];
	unsigned char b = (unsigned char)s.p[i + 1];

	return big ? (uint32_t)a << 8 | b : (uint32_t)b << 8 | a;
}

bool
charset_is_utf16(struct bytes doc, bool *big)
{
	size_t mark;
	enum form form = form_of(doc, &mark);

	*big = form == FORM_UTF16_BE;
	return *big || form == FORM_UTF16_LE;
}

void
charset_add_units(struct bytes s, bool big, struct buf *out)
{
	uint32_t c;
	size_t i;

	buf_room(out, s.n / 2);
	for (i = 0; i + 1 < s.n; i += 2) {
		c = unit_at(s, i, big);
		out->p[out->n++] = (char)(c < 0x80 ? c :
		    c == 0xfeff ? 0 : 0x80);
	}
}

void
charset_add_utf16(struct bytes s, bool big, struct buf *out)
{
	uint32_t c, low;
	size_t i;

	for (i = 0; i + 1 < s.n; i += 2) {
		c = unit_at(s, i, big);
		if (c >= 0xd800 && c <= 0xdfff) {
			low = i + 3 < s.n ? unit_at(s, i + 2, big) : 0;
			if (c < 0xdc00 && low >= 0xdc00 && low <= 0xdfff) {
				c = 0x10000 + ((c & 0x3ff) << 10 |
				    (low & 0x3ff));
				i += 2;
			} else {
				c = REPLACEMENT;
			}
		}
		utf8_add(out, c);
	}
	if (i < s.n)
		utf8_add(out, REPLACEMENT);
}

/* Offset of the first byte at or after i that is not ASCII, or s.n. */
static size_t
ascii_end(struct bytes s, size_t i)
{
	uint64_t eight;

	for (; s.n - i >= sizeof(eight); i += sizeof(eight)) {
		memcpy(&eight, s.p + i, sizeof(eight));
		if (eight & UINT64_C(0x8080808080808080))
			break;
	}
	while (i < s.n && (unsigned char)s.p[i] < 0x80)
		i++;
	return i;
}

static void
add_single_byte(const uint16_t table[128], char c, struct buf *out)
{
	uint32_t code = table[(unsigned char)c & 0x7f];

	utf8_add(out, code ? code : REPLACEMENT);
}

static void
from_single_byte(const uint16_t table[128], struct bytes s, struct buf *out)
{
	size_t i = 0, end;

	while (i < s.n) {
		end = ascii_end(s, i);
		buf_add(out, (struct bytes){ s.p + i, end - i });
		if (end < s.n)
			add_single_byte(table, s.p[end++], out);
		i = end;
	}
}

void
charset_repair(struct bytes s, struct buf *out)
{
	const uint16_t *table = charset_tables[CHARSET_WINDOWS_1252];
	size_t n, skip;
	uint32_t code;

	while (s.n > 0) {
		n = utf8_valid(s);
		buf_add(out, bytes_first(s, n));
		s = bytes_from(s, n);
		if (s.n == 0)
			break;
		for (utf8_next(s, &code, &skip); skip > 0; skip--) {
			add_single_byte(table, s.p[0], out);
			s = bytes_from(s, 1);
		}
	}
}

/*
 * How many bytes one U+FFFD stands for, where s begins with an invalid or
 * cut sequence: two, if they look like one two-byte character, so that what
 * follows is not read out of step; but never a byte that may be markup.
 */
static size_t
invalid_length(struct bytes s, int charset)
{
	unsigned char a = (unsigned char)s.p[0];
	unsigned char b = s.n > 1 ? (unsigned char)s.p[1] : 0;

	if (charset == CHARSET_ISO_2022_JP)
		return a > 0x20 && a < 0x7f && b > 0x20 && b < 0x7f ? 2 : 1;
	return a > 0x80 && a < 0xff && b >= 0x80 && b < 0xff ? 2 : 1;
}

static void
from_multi_byte(iconv_t cd, int charset, struct bytes s, struct buf *out)
{
	char *in = (char *)s.p, *to;
	size_t room, bad, done;

	do {
		buf_room(out, s.n + 64);
		to = out->p + out->n;
		room = out->size - out->n;
		/* The last call, without input, ends and resets the state. */
		done = s.n == 0;
		bad = iconv(cd, done ? NULL : &in, &s.n, &to, &room);
		out->n = (size_t)(to - out->p);
		s.p = in;
		if (bad != (size_t)-1 || errno == E2BIG)
			continue;
		utf8_add(out, REPLACEMENT);
		bad = invalid_length(s, charset);
		in += bad;
		s.n -= bad;
	} while (!done);
}

static struct bytes
unquoted(struct bytes s)
{
	s = bytes_trim(s);
	if (s.n >= 2 && (s.p[0] == '"' || s.p[0] == '\'') &&
	    s.p[s.n - 1] == s.p[0])
		s = bytes_trim((struct bytes){ s.p + 1, s.n - 2 });
	return s;
}

/* Value of encoding in the XML declaration; empty when there is none. */
static struct bytes
xml_encoding(struct bytes doc)
{
	struct bytes s = bytes_trim(bytes_first(doc, DECLARATION_MOST));
	size_t at;

	if (!bytes_begin(s, BYTES("<?xml")))
		return BYTES_NONE;
	s = bytes_first(s, bytes_find(s, BYTES(">"), 0));
	at = bytes_find(s, BYTES("encoding"), 0);
	s = bytes_trim(bytes_from(s, at + strlen("encoding")));
	if (s.n < 2 || s.p[0] != '=')
		return BYTES_NONE;
	s = bytes_trim(bytes_from(s, 1));
	if (s.n < 2 || (s.p[0] != '"' && s.p[0] != '\''))
		return BYTES_NONE;
	at = bytes_find(s, (struct bytes){ s.p, 1 }, 1);
	return bytes_trim((struct bytes){ s.p + 1, at - 1 });
}

static enum charset_result
settle_utf8(struct bytes doc, struct buf *out, struct bytes *text,
    struct quirks *q)
{
	while (bytes_begin(doc, BYTES("\xef\xbb\xbf")))
		doc = bytes_from(doc, 3);
	*text = doc;
	if (utf8_valid(doc) == doc.n)
		return CHARSET_SAME;
	charset_repair(doc, out);
	*text = buf_view(out);
	quirk_set(q, QUIRK_INVALID_UTF8);
	return CHARSET_CONVERTED;
}

static enum charset_result
settle_named(struct charsets *cs, struct bytes doc, int charset,
    struct buf *out, struct bytes *text, struct quirks *q)
{
	iconv_t cd;

	*text = doc;
	if (ascii_end(doc, 0) == doc.n && (charset != CHARSET_ISO_2022_JP ||
	    memchr(doc.p, ESCAPE, doc.n) == NULL))
		return CHARSET_SAME;
	if (charset < CHARSETS_SINGLE_BYTE) {
		from_single_byte(charset_tables[charset], doc, out);
	} else {
		cd = cs->cd[charset - CHARSET_MULTI_BYTE];
		if (cd == (iconv_t)-1)
			return CHARSET_UNKNOWN;
		from_multi_byte(cd, charset, doc, out);
	}
	*text = buf_view(out);
	quirk_set(q, QUIRK_CHARSET);
	return CHARSET_CONVERTED;
}

static enum charset_result
settle_bytes(struct charsets *cs, struct bytes doc, struct bytes mime,
    struct buf *out, struct bytes *text, struct bytes *declared,
    struct quirks *q)
{
	enum charset_result result = CHARSET_UNKNOWN;
	struct bytes name = xml_encoding(doc);
	int charset;

	if (name.n == 0) {
		/* Mailers label what they attach by guess. */
		if (utf8_valid(doc) == doc.n &&
		    (doc.n == 0 || memchr(doc.p, ESCAPE, doc.n) == NULL)) {
			*text = doc;
			return CHARSET_SAME;
		}
		name = unquoted(mime);
	}
	charset = charset_named(name);
	if (charset == CHARSET_UTF8 || charset == CHARSET_WIDE)
		return settle_utf8(doc, out, text, q);
	if (charset >= 0)
		result = settle_named(cs, doc, charset, out, text, q);
	if (result == CHARSET_UNKNOWN)
		*declared = name;
	return result;
}

enum charset_result
charset_settle(struct charsets *cs, struct bytes doc, struct bytes mime,
    struct buf *out, struct bytes *text, struct bytes *declared,
    struct quirks *q)
{
	enum form form;
	size_t mark;

	out->n = 0;
	*text = doc;
	*declared = BYTES_NONE;
	form = form_of(doc, &mark);
	switch (form) {
	case FORM_UTF32:
		*declared = BYTES("UTF-32");
		return CHARSET_UNKNOWN;
	case FORM_UTF8:
		return settle_utf8(doc, out, text, q);
	case FORM_UTF16_LE:
	case FORM_UTF16_BE:
		charset_add_utf16(bytes_from(doc, mark),
		    form == FORM_UTF16_BE, out);
		*text = buf_view(out);
		quirk_set(q, QUIRK_CHARSET);
		return CHARSET_CONVERTED;
	case FORM_BYTES:
		break;
	}
	return settle_bytes(cs, doc, mime, out, text, declared, q);
}
