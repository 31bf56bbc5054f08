/*
 * charset_names: which charset a label in a document or a mail means.
 *
 * As in the Encoding Standard of the WHATWG, a label means the widest
 * charset that software sends under it: ISO-8859-1 is windows-1252, GB2312
 * is GB18030, KS_C_5601 is the EUC-KR of Windows.
 */
#include "text/charset_names.h"

enum { LABEL_MOST = 32 };

static const struct {
	const char	*label;
	int		 charset;
} names[] = {
	{ "", CHARSET_UTF8 },
	{ "utf8", CHARSET_UTF8 },
	{ "xutf8", CHARSET_UTF8 },
	{ "unicode11utf8", CHARSET_UTF8 },
	{ "ascii", CHARSET_UTF8 },
	{ "usascii", CHARSET_UTF8 },
	{ "ansix341968", CHARSET_UTF8 },
	{ "ansix341986", CHARSET_UTF8 },
	{ "iso646us", CHARSET_UTF8 },
	{ "7bit", CHARSET_UTF8 },
	{ "utf16", CHARSET_WIDE },
	{ "utf16le", CHARSET_WIDE },
	{ "utf16be", CHARSET_WIDE },
	{ "utf32", CHARSET_WIDE },
	{ "utf32le", CHARSET_WIDE },
	{ "utf32be", CHARSET_WIDE },
	{ "unicode", CHARSET_WIDE },
	{ "ucs2", CHARSET_WIDE },
	{ "ucs4", CHARSET_WIDE },
	{ "iso10646ucs2", CHARSET_WIDE },
	{ "iso10646ucs4", CHARSET_WIDE },
	{ "iso88591", CHARSET_WINDOWS_1252 },
	{ "iso885911987", CHARSET_WINDOWS_1252 },
	{ "isoir100", CHARSET_WINDOWS_1252 },
	{ "latin1", CHARSET_WINDOWS_1252 },
	{ "l1", CHARSET_WINDOWS_1252 },
	{ "cp819", CHARSET_WINDOWS_1252 },
	{ "ibm819", CHARSET_WINDOWS_1252 },
	{ "ansi", CHARSET_WINDOWS_1252 },
	{ "iso88592", CHARSET_ISO_8859_2 },
	{ "latin2", CHARSET_ISO_8859_2 },
	{ "iso88593", CHARSET_ISO_8859_3 },
	{ "latin3", CHARSET_ISO_8859_3 },
	{ "iso88594", CHARSET_ISO_8859_4 },
	{ "latin4", CHARSET_ISO_8859_4 },
	{ "iso88595", CHARSET_ISO_8859_5 },
	{ "cyrillic", CHARSET_ISO_8859_5 },
	{ "iso88596", CHARSET_ISO_8859_6 },
	{ "arabic", CHARSET_ISO_8859_6 },
	{ "iso88597", CHARSET_ISO_8859_7 },
	{ "greek", CHARSET_ISO_8859_7 },
	{ "iso88598", CHARSET_ISO_8859_8 },
	{ "iso88598i", CHARSET_ISO_8859_8 },
	{ "iso88598e", CHARSET_ISO_8859_8 },
	{ "hebrew", CHARSET_ISO_8859_8 },
	{ "iso88599", CHARSET_WINDOWS_1254 },
	{ "latin5", CHARSET_WINDOWS_1254 },
	{ "iso885910", CHARSET_ISO_8859_10 },
	{ "latin6", CHARSET_ISO_8859_10 },
	{ "iso885911", CHARSET_WINDOWS_874 },
	{ "iso885913", CHARSET_ISO_8859_13 },
	{ "latin7", CHARSET_ISO_8859_13 },
	{ "iso885914", CHARSET_ISO_8859_14 },
	{ "latin8", CHARSET_ISO_8859_14 },
	{ "iso885915", CHARSET_ISO_8859_15 },
	{ "latin9", CHARSET_ISO_8859_15 },
	{ "iso885916", CHARSET_ISO_8859_16 },
	{ "latin10", CHARSET_ISO_8859_16 },
	{ "windows874", CHARSET_WINDOWS_874 },
	{ "tis620", CHARSET_WINDOWS_874 },
	{ "windows1250", CHARSET_WINDOWS_1250 },
	{ "cp1250", CHARSET_WINDOWS_1250 },
	{ "windows1251", CHARSET_WINDOWS_1251 },
	{ "cp1251", CHARSET_WINDOWS_1251 },
	{ "windows1252", CHARSET_WINDOWS_1252 },
	{ "cp1252", CHARSET_WINDOWS_1252 },
	{ "windows1253", CHARSET_WINDOWS_1253 },
	{ "cp1253", CHARSET_WINDOWS_1253 },
	{ "windows1254", CHARSET_WINDOWS_1254 },
	{ "cp1254", CHARSET_WINDOWS_1254 },
	{ "windows1255", CHARSET_WINDOWS_1255 },
	{ "cp1255", CHARSET_WINDOWS_1255 },
	{ "windows1256", CHARSET_WINDOWS_1256 },
	{ "cp1256", CHARSET_WINDOWS_1256 },
	{ "windows1257", CHARSET_WINDOWS_1257 },
	{ "cp1257", CHARSET_WINDOWS_1257 },
	{ "windows1258", CHARSET_WINDOWS_1258 },
	{ "cp1258", CHARSET_WINDOWS_1258 },
	{ "koi8", CHARSET_KOI8_R },
	{ "koi8r", CHARSET_KOI8_R },
	{ "koi8u", CHARSET_KOI8_U },
	{ "koi8ru", CHARSET_KOI8_U },
	{ "ibm866", CHARSET_IBM866 },
	{ "cp866", CHARSET_IBM866 },
	{ "iso2022jp", CHARSET_ISO_2022_JP },
	{ "csiso2022jp", CHARSET_ISO_2022_JP },
	{ "iso2022jpms", CHARSET_ISO_2022_JP },
	{ "cp50220", CHARSET_ISO_2022_JP },
	{ "cp50221", CHARSET_ISO_2022_JP },
	{ "shiftjis", CHARSET_SHIFT_JIS },
	{ "sjis", CHARSET_SHIFT_JIS },
	{ "xsjis", CHARSET_SHIFT_JIS },
	{ "mskanji", CHARSET_SHIFT_JIS },
	{ "windows31j", CHARSET_SHIFT_JIS },
	{ "cp932", CHARSET_SHIFT_JIS },
	{ "ms932", CHARSET_SHIFT_JIS },
	{ "eucjp", CHARSET_EUC_JP },
	{ "xeucjp", CHARSET_EUC_JP },
	{ "eucjpms", CHARSET_EUC_JP },
	{ "gb18030", CHARSET_GB18030 },
	{ "gbk", CHARSET_GB18030 },
	{ "xgbk", CHARSET_GB18030 },
	{ "gb2312", CHARSET_GB18030 },
	{ "gb231280", CHARSET_GB18030 },
	{ "xgb2312", CHARSET_GB18030 },
	{ "euccn", CHARSET_GB18030 },
	{ "chinese", CHARSET_GB18030 },
	{ "cp936", CHARSET_GB18030 },
	{ "windows936", CHARSET_GB18030 },
	{ "big5", CHARSET_BIG5 },
	{ "xxbig5", CHARSET_BIG5 },
	{ "cnbig5", CHARSET_BIG5 },
	{ "big5hkscs", CHARSET_BIG5 },
	{ "cp950", CHARSET_BIG5 },
	{ "windows950", CHARSET_BIG5 },
	{ "euckr", CHARSET_EUC_KR },
	{ "ksc5601", CHARSET_EUC_KR },
	{ "ksc56011987", CHARSET_EUC_KR },
	{ "ksc56011989", CHARSET_EUC_KR },
	{ "korean", CHARSET_EUC_KR },
	{ "windows949", CHARSET_EUC_KR },
	{ "cp949", CHARSET_EUC_KR },
	{ "uhc", CHARSET_EUC_KR },
};

/* Letters (lower case) and digits of label; false when they are too many. */
static bool
letters_of(struct bytes label, char out[LABEL_MOST])
{
	size_t i, n = 0;

	for (i = 0; i < label.n; i++) {
		char c = label.p[i];

		if (c >= 'A' && c <= 'Z')
			c |= 0x20;
		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
			continue;
		if (n == LABEL_MOST - 1)
			return false;
		out[n++] = c;
	}
	out[n] = '\0';
	return true;
}

int
charset_named(struct bytes label)
{
	char letters[LABEL_MOST];
	size_t i;

	if (!letters_of(label, letters))
		return -1;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(letters, names[i].label) == 0)
			return names[i].charset;
	return -1;
}
