/* mail_text: words in headers of mail, and bodies as quoted-printable. */
#include "render/mail_text.h"

#include <stdint.h>

#include "base/base64.h"
#include "text/utf8.h"

enum {
	LINE = 76,
	WORD_BYTES = 39		/* in one encoded word: 52 characters of
				   base64 and 12 around them, so that
				   one fits behind "Subject: " */
};

void
header_fold(struct buf *out, size_t n, size_t *column)
{
	if (*column + n <= LINE || *column <= 1)
		return;
	if (out->n != 0 && out->p[out->n - 1] == ' ')
		out->n--;
	buf_adds(out, "\n ");
	*column = 1;
}

static bool
is_ascii(struct bytes s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x7f)
			return false;
	return true;
}

void
header_word(struct buf *out, struct bytes word, size_t *column)
{
	header_fold(out, word.n, column);
	buf_add(out, word);
	*column += word.n;
}

static void
encoded_words(struct buf *out, struct bytes text, size_t *column)
{
	size_t n, length;

	while (text.n != 0) {
		n = text.n <= WORD_BYTES ? text.n :
		    utf8_border(text, WORD_BYTES);
		length = (n + 2) / 3 * 4 + 12;
		header_fold(out, length, column);
		buf_adds(out, "=?utf-8?B?");
		base64_add(out, bytes_first(text, n));
		buf_adds(out, "?=");
		*column += length;
		text = bytes_from(text, n);
		if (text.n != 0) {
			buf_byte(out, ' ');
			++*column;
		}
	}
}

/*
 * May it stand as it is? Not when it looks encoded, nor where a blank at an
 * end, or a run of blanks, would be lost in folding, nor with a word that no
 * line can hold.
 */
static bool
is_plain(struct bytes s)
{
	size_t i, word = 0;

	if (!is_ascii(s) || bytes_find(s, BYTES("=?"), 0) < s.n)
		return false;
	for (i = 0; i < s.n; i++) {
		if (s.p[i] != ' ')
			word++;
		else if (word == 0 || i + 1 == s.n)
			return false;
		else
			word = 0;
		if (word > LINE - 1)
			return false;
	}
	return true;
}

static void
plain_words(struct buf *out, struct bytes text, size_t *column)
{
	size_t n;

	while (text.n != 0) {
		n = bytes_find(text, BYTES(" "), 0);
		header_word(out, bytes_first(text, n), column);
		text = bytes_from(text, n + 1);
		if (text.n != 0) {
			buf_byte(out, ' ');
			++*column;
		}
	}
}

void
header_text(struct buf *out, struct bytes text, size_t *column)
{
	if (is_plain(text))
		plain_words(out, text, column);
	else
		encoded_words(out, text, column);
}

void
header_phrase(struct buf *out, struct bytes name, size_t *column)
{
	size_t i;
	bool atoms = true;

	if (name.n > 2 && name.p[0] == '"' && name.p[name.n - 1] == '"')
		name = bytes_first(bytes_from(name, 1), name.n - 2);
	for (i = 0; i < name.n; i++)
		if (strchr("()<>[]:;@\\,.\"", name.p[i]) != NULL)
			atoms = false;
	/* Encoded words need no quotes, whatever they hold. */
	if (atoms && is_plain(name))
		plain_words(out, name, column);
	else
		encoded_words(out, name, column);
}

void
mail_parts(struct bytes address, struct bytes *name, struct bytes *spec)
{
	size_t open = bytes_find(address, BYTES("<"), 0);

	*name = BYTES_NONE;
	*spec = bytes_trim(address);
	if (open == address.n || !bytes_end(*spec, BYTES(">")))
		return;
	*name = bytes_trim(bytes_first(address, open));
	*spec = bytes_trim(bytes_from(address, open + 1));
	spec->n--;
}

struct bytes
mail_inner_id(struct bytes id)
{
	if (bytes_begin(id, BYTES("<")) && bytes_end(id, BYTES(">")))
		return bytes_first(bytes_from(id, 1), id.n - 2);
	return id;
}

/*
 * Must c be encoded? Blanks at the end of a line must (rule 3), and at its
 * beginning what programs on the way change: "From " and a lone dot.
 */
static bool
is_coded(unsigned char c, bool first, bool last)
{
	if (c == ' ' || c == '\t')
		return last;
	if (first && (c == '.' || c == 'F'))
		return true;
	return c < 0x20 || c >= 0x7f || c == '=';
}

/* One line; soft line ends keep it short enough (rule 5). */
static void
quoted_line(struct buf *out, struct bytes line)
{
	static const char hex[] = "0123456789ABCDEF";
	size_t i, width, column = 0;
	unsigned char c;
	bool coded;

	for (i = 0; i < line.n; i++) {
		c = (unsigned char)line.p[i];
		coded = is_coded(c, column == 0, i + 1 == line.n);
		width = coded ? 3 : 1;
		if (column + width > LINE - 1) {
			buf_adds(out, "=\n");
			column = 0;
			coded = is_coded(c, true, i + 1 == line.n);
			width = coded ? 3 : 1;
		}
		if (coded) {
			buf_byte(out, '=');
			buf_byte(out, hex[c >> 4]);
			buf_byte(out, hex[c & 15]);
		} else {
			buf_byte(out, (char)c);
		}
		column += width;
	}
	buf_byte(out, '\n');
}

void
mail_quoted(struct buf *out, struct bytes content)
{
	size_t end;

	while (content.n != 0) {
		end = bytes_find(content, BYTES("\n"), 0);
		quoted_line(out, bytes_first(content, end));
		content = bytes_from(content, end + 1);
	}
}
