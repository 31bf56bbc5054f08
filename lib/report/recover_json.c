/* recover_json: JSON that is not valid, written anew. */
#include "report/recover.h"

#include <stdint.h>

struct mend {
	struct bytes	 in;
	size_t		 at;
	struct buf	*out;
	bool		 mended;
};

/* The code of \uXXXX at offset at, or -1. */
static int32_t
unicode_at(struct bytes s, size_t at)
{
	int32_t code = 0;
	int i, h;

	if (at + 6 > s.n || s.p[at] != '\\' || s.p[at + 1] != 'u')
		return -1;
	for (i = 2; i < 6; i++) {
		h = bytes_hex(s.p[at + (size_t)i]);
		if (h < 0)
			return -1;
		code = code * 16 + h;
	}
	return code;
}

static void
copy_bytes(struct mend *m, size_t n)
{
	buf_add(m->out, bytes_first(bytes_from(m->in, m->at), n));
	m->at += n;
	if (m->at > m->in.n)
		m->at = m->in.n;
}

static void
replace(struct mend *m, size_t n, const char *with)
{
	buf_adds(m->out, with);
	m->at += n;
	m->mended = true;
}

/* What a backslash begins, inside a string. */
static void
mend_escape(struct mend *m)
{
	int32_t code = unicode_at(m->in, m->at), low;
	char next = m->at + 1 < m->in.n ? m->in.p[m->at + 1] : '\0';

	if (code >= 0xd800 && code < 0xdc00) {
		low = unicode_at(m->in, m->at + 6);
		if (low >= 0xdc00 && low < 0xe000)
			copy_bytes(m, 12);
		else
			replace(m, 6, "\\ufffd");
	} else if (code >= 0xdc00 && code < 0xe000) {
		replace(m, 6, "\\ufffd");
	} else if (code >= 0) {
		copy_bytes(m, 6);
	} else if (next != '\0' && strchr("\"\\/bfnrt", next) != NULL) {
		copy_bytes(m, 2);
	} else {
		replace(m, 1, "\\\\");
	}
}

/* A raw control character, as \u00XX. */
static void
mend_control(struct mend *m)
{
	static const char hex[] = "0123456789abcdef";
	unsigned char c = (unsigned char)m->in.p[m->at];
	char text[7] = { '\\', 'u', '0', '0', hex[c >> 4], hex[c & 15], '\0' };

	replace(m, 1, text);
}

static void
mend_string(struct mend *m)
{
	size_t n;

	copy_bytes(m, 1);
	while (m->at < m->in.n && m->in.p[m->at] != '"') {
		for (n = 0; m->at + n < m->in.n; n++) {
			char c = m->in.p[m->at + n];

			if (c == '"' || c == '\\' || (unsigned char)c < 0x20)
				break;
		}
		copy_bytes(m, n);
		if (m->at == m->in.n)
			return;
		if (m->in.p[m->at] == '\\')
			mend_escape(m);
		else if (m->in.p[m->at] != '"')
			mend_control(m);
	}
	copy_bytes(m, 1);
}

/* A run of characters that numbers have. */
static void
mend_number(struct mend *m)
{
	size_t n = 0, digits = 0, zeros = 0;
	struct bytes rest;

	if (m->in.p[m->at] == '-')
		copy_bytes(m, 1);
	rest = bytes_from(m->in, m->at);
	while (zeros + 1 < rest.n && rest.p[zeros] == '0' &&
	    rest.p[zeros + 1] >= '0' && rest.p[zeros + 1] <= '9')
		zeros++;
	if (zeros != 0)
		replace(m, zeros, "");
	rest = bytes_from(m->in, m->at);
	while (n < rest.n && rest.p[n] != '\0' &&
	    strchr("0123456789.eE+-", rest.p[n]) != NULL) {
		digits += rest.p[n] >= '0' && rest.p[n] <= '9';
		n++;
	}
	if (digits < 19) {
		copy_bytes(m, n ? n : 1);
		return;
	}
	replace(m, 0, "\"");
	copy_bytes(m, n);
	buf_byte(m->out, '"');
}

/* A comma with nothing behind it but the end of its list or map. */
static bool
trailing_comma(const struct mend *m)
{
	struct bytes rest = bytes_from(m->in, m->at + 1);
	size_t i = 0;

	while (i < rest.n && i < 256 && strchr(" \t\r\n", rest.p[i]) &&
	    rest.p[i] != '\0')
		i++;
	return i < rest.n && (rest.p[i] == '}' || rest.p[i] == ']');
}

bool
recover_json(struct bytes doc, struct buf *out, struct quirks *q)
{
	struct mend m = { doc, bytes_find(doc, BYTES("{"), 0), out, false };
	char c;

	if (m.at != 0 && m.at < doc.n) {
		quirk_set(q, QUIRK_LEADING_BYTES);
		m.mended = true;
	}
	while (m.at < doc.n) {
		c = doc.p[m.at];
		if (c == '"')
			mend_string(&m);
		else if ((c >= '0' && c <= '9') || c == '-')
			mend_number(&m);
		else if (c == ',' && trailing_comma(&m))
			replace(&m, 1, "");
		else
			copy_bytes(&m, 1);
	}
	if (m.mended)
		quirk_set(q, QUIRK_JSON_REPAIRED);
	return m.mended;
}
