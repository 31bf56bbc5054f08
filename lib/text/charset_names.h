/*
 * charset_names: which charset a label in a document or a mail means.
 */
#ifndef TEXT_CHARSET_NAMES_H
#define TEXT_CHARSET_NAMES_H

#include "base/bytes.h"
#include "text/charset_tables.h"

/*
 * The numbers of charset_tables.h stand for the single-byte charsets; these
 * go on behind them.
 */
enum {
	CHARSET_UTF8 = CHARSETS_SINGLE_BYTE,
	CHARSET_WIDE,		/* UTF-16, UTF-32, UCS-2, UCS-4 */
	CHARSET_MULTI_BYTE,
	CHARSET_ISO_2022_JP = CHARSET_MULTI_BYTE,
	CHARSET_SHIFT_JIS,
	CHARSET_EUC_JP,
	CHARSET_GB18030,
	CHARSET_BIG5,
	CHARSET_EUC_KR,
	CHARSETS,
	CHARSETS_MULTI_BYTE = CHARSETS - CHARSET_MULTI_BYTE
};

/*
 * The number of a charset, or -1 when the label is not known. Labels are
 * compared by their letters and digits only (UTS #22 section 1.4), so that
 * utf8, UTF-8 and "Utf_8" are one. An empty label and US-ASCII mean UTF-8:
 * what is not ASCII then is better read by its form.
 */
int	 charset_named(struct bytes label);

#endif
