/* magic: what something is, by its first bytes alone. */
#include "container/magic.h"

#include <stdint.h>

#include "container/mbox.h"
#include "container/tnef.h"
#include "mail/header.h"
#include "mail/signed.h"
#include "text/charset.h"

enum {
	FROM_LINE_MOST = 256,	/* of a separator, this much is looked at */
	MAIL_HEAD = MAGIC_HEAD,
	TAR_BLOCK = 512
};

struct signature {
	struct bytes	 bytes;
	enum magic	 magic;
};

#define SIGNATURE(text, magic)	{ { text, sizeof(text) - 1 }, magic }

static const struct signature signatures[] = {
	SIGNATURE("\x1f\x8b\x08", MAGIC_GZIP),
	SIGNATURE("PK\3\4", MAGIC_ZIP),
	SIGNATURE("PK\5\6", MAGIC_ZIP),		/* without members */
	SIGNATURE("PK\7\10PK\3\4", MAGIC_ZIP),	/* once spanned */
	SIGNATURE("PK00PK\3\4", MAGIC_ZIP),
	SIGNATURE("7z\xbc\xaf\x27\x1c", MAGIC_7Z),
	SIGNATURE("\xfd" "7zXZ\0", MAGIC_XZ),
	SIGNATURE("\x28\xb5\x2f\xfd", MAGIC_ZSTD),
	SIGNATURE("\x04\x22\x4d\x18", MAGIC_LZ4),
	SIGNATURE("070701", MAGIC_CPIO),
	SIGNATURE("070702", MAGIC_CPIO),
	SIGNATURE("070707", MAGIC_CPIO),
	SIGNATURE("\xc7\x71", MAGIC_CPIO),
	SIGNATURE("\x71\xc7", MAGIC_CPIO),
	SIGNATURE("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", MAGIC_OLE),
	SIGNATURE("!BDN", MAGIC_PST),
	SIGNATURE("Rar!\x1a\x07", MAGIC_RAR),
	SIGNATURE("CRYPTED\3\7", MAGIC_DOVECOT),	/* lib-dcrypt */
	SIGNATURE("Dovecot-LZ4\x0d\x2a\x9b\xc5", MAGIC_DOVECOT),
};

static unsigned
byte_at(struct bytes s, size_t i)
{
	return (unsigned char)s.p[i];
}

static bool
is_bzip2(struct bytes s)
{
	return s.n >= 10 && bytes_begin(s, BYTES("BZh")) && s.p[3] >= '1' &&
	    s.p[3] <= '9' && (bytes_begin(bytes_from(s, 4),
	    BYTES("1AY&SY")) || bytes_begin(bytes_from(s, 4),
	    BYTES("\x17\x72\x45\x38\x50\x90")));
}

/* No signature: properties of the default, then a plausible length. */
static bool
is_lzma(struct bytes s)
{
	size_t i;

	if (s.n < 14 || byte_at(s, 0) != 0x5d || s.p[1] != 0 || s.p[13] != 0)
		return false;
	for (i = 5; i < 13 && byte_at(s, i) == 0xff; i++)
		;
	return i == 13 || (s.p[10] == 0 && s.p[11] == 0 && s.p[12] == 0);
}

static bool
is_compress(struct bytes s)
{
	unsigned bits;

	if (!bytes_begin(s, BYTES("\x1f\x9d")) || s.n < 4)
		return false;
	bits = byte_at(s, 2) & 0x1f;
	return bits >= 9 && bits <= 16 && (byte_at(s, 2) & 0x60) == 0;
}

/* The header's checksum, which old tar files have for a signature. */
static bool
is_tar(struct bytes s)
{
	unsigned sum = 0, stated = 0;
	size_t i;

	if (s.n < TAR_BLOCK || s.p[0] == '\0')
		return false;
	for (i = 0; i < TAR_BLOCK; i++)
		sum += i >= 148 && i < 156 ? ' ' : byte_at(s, i);
	for (i = 148; i < 156 && s.p[i] == ' '; i++)
		;
	if (i == 156 || s.p[i] < '0' || s.p[i] > '7')
		return false;
	for (; i < 156 && s.p[i] >= '0' && s.p[i] <= '7'; i++)
		stated = stated * 8 + (unsigned)(s.p[i] - '0');
	return stated == sum;
}

static bool
digit_at(struct bytes s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

/* Digits at i: exactly n of them, behind a blank. */
static bool
number_at(struct bytes s, size_t i, size_t n)
{
	size_t k;

	for (k = 0; k < n; k++)
		if (!digit_at(s, i + k))
			return false;
	return !digit_at(s, i + n) && i > 0 && s.p[i - 1] == ' ';
}

bool
magic_from_line(struct bytes line)
{
	bool time = false, year = false;
	size_t i;

	if (!bytes_begin(line, BYTES("From ")))
		return false;
	line = bytes_first(line, FROM_LINE_MOST);
	for (i = 5; i < line.n; i++) {
		if (line.p[i] == ':' && digit_at(line, i - 1) &&
		    digit_at(line, i + 1) && digit_at(line, i + 2))
			time = true;
		else if (number_at(line, i, 4))
			year = true;
	}
	return time && year;
}

static bool
is_mbox(struct bytes s)
{
	struct bytes line;

	s = bytes_first(s, MAIL_HEAD);
	if (!line_next(&s, &line) || !magic_from_line(line))
		return false;
	s = bytes_from(s, bytes_begin(s, BYTES("\xef\xbb\xbf")) ? 3 : 0);
	return !line_next(&s, &line) || header_is_field(line) ||
	    bytes_begin(line, BYTES(">From ")) || line.n == 0;
}

/* Fields at once, and two of them such as only mail has. */
static bool
is_mail(struct bytes s)
{
	struct bytes line, rest, body;
	int known = 0;

	s = bytes_first(s, MAIL_HEAD);
	s = bytes_from(s, header_begin(s));
	rest = s;
	if (!line_next(&rest, &line) || !header_is_field(line))
		return false;
	header_split(s, MAIL_HEAD, &rest, &body);
	while (known < 2 && line_next(&rest, &line))
		known += header_marks(line) != 0;
	return known == 2;
}

/*
 * A file of Dovecot's dbox: a line with its version and sizes, "2 M1e
 * C5f0c9a2b", then a message behind \1\2.
 */
static bool
is_dbox(struct bytes s)
{
	size_t i = 0, lf = bytes_find(bytes_first(s, 64), BYTES("\n"), 0);

	while (digit_at(s, i))
		i++;
	return i != 0 && bytes_begin(bytes_from(s, i), BYTES(" M")) &&
	    bytes_find(bytes_first(s, lf), BYTES(" C"), i) < lf &&
	    bytes_begin(bytes_from(s, lf + 1), BYTES("\1\2"));
}

/* The first byte that is no blank, byte order mark or NUL; '\0' if none. */
static char
first_character(struct bytes s)
{
	size_t i;

	if (bytes_begin(s, BYTES("\xef\xbb\xbf")))
		s = bytes_from(s, 3);
	else if (bytes_begin(s, BYTES("\xff\xfe")) ||
	    bytes_begin(s, BYTES("\xfe\xff")))
		s = bytes_from(s, 2);
	for (i = 0; i < s.n; i++)
		if (s.p[i] != '\0' && s.p[i] != ' ' &&
		    (s.p[i] < '\t' || s.p[i] > '\r'))
			return s.p[i];
	return '\0';
}

static enum magic
packed_magic(struct bytes s)
{
	size_t i;

	for (i = 0; i < sizeof(signatures) / sizeof(signatures[0]); i++)
		if (bytes_begin(s, signatures[i].bytes))
			return signatures[i].magic;
	if (is_bzip2(s))
		return MAGIC_BZIP2;
	if (is_compress(s))
		return MAGIC_COMPRESS;
	if (is_lzma(s))
		return MAGIC_LZMA;
	if (is_tar(s))
		return MAGIC_TAR;
	if (signed_begins(s))
		return MAGIC_SIGNED;
	if (tnef_begins(s))
		return MAGIC_TNEF;
	if (is_dbox(s))
		return MAGIC_DOVECOT;
	return MAGIC_NONE;
}

/* A line with a number, then mail: what Apple Mail saves. */
static bool
is_emlx(struct bytes s)
{
	struct bytes line;
	size_t i;

	if (!line_next(&s, &line))
		return false;
	line = bytes_trim(line);
	for (i = 0; digit_at(line, i); i++)
		;
	return i != 0 && i == line.n && is_mail(s);
}

/* Text that holds messages, in one form or another. */
static enum magic
mail_magic(struct bytes head)
{
	struct buf lf = { 0 };
	struct bytes text = mail_lines(bytes_first(head, MAIL_HEAD), &lf);
	enum magic m = MAGIC_NONE;

	if (is_mbox(text))
		m = MAGIC_MBOX;
	else if (mbox_is_fetched(text))
		m = MAGIC_FETCHED;
	else if (is_mail(text))
		m = MAGIC_MAIL;
	else if (is_emlx(text))
		m = MAGIC_EMLX;
	buf_free(&lf);
	/* Of a message, walk_message ends the lines anew. */
	if (m != MAGIC_NONE && m != MAGIC_MAIL && mail_ends_in_cr(head))
		m = MAGIC_CR;
	return m;
}

/* The same in UTF-16, with its mark in front. */
static bool
is_wide(struct bytes head)
{
	bool big = bytes_begin(head, BYTES("\xfe\xff"));
	struct buf text = { 0 };
	enum magic m = MAGIC_NONE;

	if (big || bytes_begin(head, BYTES("\xff\xfe"))) {
		charset_add_utf16(bytes_first(bytes_from(head, 2), MAIL_HEAD),
		    big, &text);
		m = mail_magic(buf_view(&text));
		buf_free(&text);
	}
	return m != MAGIC_NONE;
}

enum magic
magic_of(struct bytes head)
{
	enum magic m = packed_magic(head);
	char c;

	if (m != MAGIC_NONE)
		return m;
	c = first_character(head);
	if (c == '<')
		return MAGIC_XML;
	if (c == '{' || c == '[')
		return MAGIC_JSON;
	return is_wide(head) ? MAGIC_WIDE : mail_magic(head);
}
