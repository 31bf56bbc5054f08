/*
 * charset: every document in UTF-8 before anybody reads it.
 *
 * The one place where bytes become characters, for dmarc-unpack and for the
 * parsers' raw input alike. Known are UTF-8, UTF-16, US-ASCII, ISO-8859-*,
 * windows-125*, KOI8, and the Japanese, Chinese and Korean charsets of mail.
 */
#ifndef TEXT_CHARSET_H
#define TEXT_CHARSET_H

#include "base/bytes.h"
#include "base/quirks.h"

struct charsets;

/*
 * Opens what the conversions need. Called once, before a program locks
 * itself down: the C library loads code for the multi-byte charsets.
 */
struct charsets	*charsets_open(void);
void		 charsets_close(struct charsets *cs);

enum charset_result {
	CHARSET_SAME,		/* it is UTF-8 (a BOM was cut off) */
	CHARSET_CONVERTED,	/* the text is in *out */
	CHARSET_UNKNOWN		/* the declared charset is not known */
};

/*
 * Settles the charset of an XML or JSON document: by byte order mark, else
 * by its form (UTF-16 without a mark), else by its XML declaration; without
 * any of these it is UTF-8, and when its bytes are not, what mime says, the
 * charset parameter of its MIME part (may be empty, may be quoted).
 *
 * *text becomes the document in UTF-8: a part of doc, or of out, which is
 * emptied first. *declared becomes the name that was not known, else empty.
 * Bytes that are not valid become windows-1252 (UTF-8 declared or nothing
 * known, QUIRK_INVALID_UTF8) or U+FFFD. Text that is ASCII only is the same
 * in all charsets but UTF-16 and counts as CHARSET_SAME.
 */
enum charset_result charset_settle(struct charsets *cs, struct bytes doc,
		    struct bytes mime, struct buf *out, struct bytes *text,
		    struct bytes *declared, struct quirks *q);

/*
 * Appends s to out with each byte that is not part of well-formed UTF-8 read
 * as windows-1252 (U+FFFD where that has no character).
 */
void		 charset_repair(struct bytes s, struct buf *out);

/* Is doc in UTF-16, by its mark or form? *big becomes its byte order. */
bool	 charset_is_utf16(struct bytes doc, bool *big);
/*
 * Appends a byte for each unit of UTF-16, to look for syntax in: the ASCII
 * character, NUL for a byte order mark and 0x80 for all else.
 */
void	 charset_add_units(struct bytes s, bool big, struct buf *out);

/*
 * Appends UTF-16, big-endian or little-endian, as UTF-8. What is no
 * character becomes U+FFFD.
 */
void	 charset_add_utf16(struct bytes s, bool big, struct buf *out);

#endif
