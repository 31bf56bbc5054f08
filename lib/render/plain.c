/* plain: text for terminals and mails, in lines that fit. */
#include "render/plain.h"

#include "render/fold.h"
#include "render/width.h"
#include "text/utf8.h"

static const struct {
	uint32_t	 code;
	const char	*ascii;
} stand_ins[] = {
	{ 0x2018, "'" }, { 0x2019, "'" }, { 0x201c, "\"" }, { 0x201d, "\"" },
	{ 0x2013, "-" }, { 0x2014, "-" }, { 0x2026, "..." }, { 0x00a0, " " },
};

static void
add_ascii(struct buf *b, uint32_t code)
{
	size_t i;

	if (code < 0x80) {
		buf_byte(b, (char)code);
		return;
	}
	for (i = 0; i < sizeof(stand_ins) / sizeof(stand_ins[0]); i++) {
		if (stand_ins[i].code == code) {
			buf_adds(b, stand_ins[i].ascii);
			return;
		}
	}
	buf_byte(b, '?');
}

void
plain_add(struct buf *b, struct bytes text, bool ascii)
{
	struct bytes run;
	bool foreign;
	uint32_t code;
	size_t i, n, skip;

	while (page_span(&text, &run, &foreign)) {
		if (!ascii) {
			buf_add(b, run);
			continue;
		}
		for (i = 0; i < run.n; i += n) {
			n = utf8_next(bytes_from(run, i), &code, &skip);
			add_ascii(b, n == 0 ? 0xfffd : code);
			if (n == 0)
				n = skip;
		}
	}
}

size_t
plain_width(const struct bytes *text, size_t n, size_t least, size_t most,
    bool ascii)
{
	struct buf shown = { 0 };
	size_t i, width;

	for (i = 0; i < n; i++) {
		shown.n = 0;
		plain_add(&shown, text[i], ascii);
		width = text_width(buf_view(&shown));
		if (width > least)
			least = width;
	}
	buf_free(&shown);
	return least > most ? most : least;
}

struct bytes
plain_line(struct bytes *text, size_t width)
{
	size_t n = text_fits(*text, width), skip;
	struct bytes line;
	uint32_t code;

	if (n == 0 && text->n != 0) {
		n = utf8_next(*text, &code, &skip);
		n = n == 0 ? skip : n;
	}
	if (n < text->n)
		n = fold_at(*text, n);
	line = bytes_trim(bytes_first(*text, n));
	*text = bytes_trim(bytes_from(*text, n));
	return line;
}

void
plain_blanks(struct buf *b, size_t n)
{
	while (n-- > 0)
		buf_byte(b, ' ');
}

void
plain_paragraph(struct buf *b, struct bytes text, size_t width,
    struct bytes first)
{
	size_t indent = text_width(first);

	buf_add(b, first);
	do {
		buf_add(b, plain_line(&text, width - indent));
		buf_byte(b, '\n');
		if (text.n != 0)
			plain_blanks(b, indent);
	} while (text.n != 0);
}

const char *
plain_bar_part(size_t i, bool ascii)
{
	static const char *const blocks[BAR_PARTS] = {
		"█", "▓", "▒", "░", "╳", "·"
	};
	static const char *const letters[BAR_PARTS] = {
		"#", "+", "o", "x", "!", "?"
	};

	return ascii ? letters[i] : blocks[i];
}

/* Characters for n of full, of `width` in all, rounded; 0 only for 0. */
static size_t
length_of(uint64_t n, uint64_t full, size_t width)
{
	uint64_t length;

	if (n == 0 || full == 0)
		return 0;
	if (n >= full)
		return width;
	while (full > UINT64_MAX / (2 * width)) {
		full >>= 1;
		n >>= 1;
	}
	length = (n * 2 * width + full) / (2 * full);
	return length == 0 ? 1 : (size_t)length;
}

void
plain_bar(struct buf *b, const struct bar *bar, uint64_t full, size_t width,
    bool ascii)
{
	size_t length[BAR_PARTS], all, rest = 0, i, k;
	uint64_t sum = 0;

	for (i = 0; i < BAR_PARTS; i++) {
		sum += bar->part[i];
		length[i] = length_of(bar->part[i], full, width);
		rest += i == 0 ? 0 : length[i];
	}
	all = length_of(sum, full, width);
	/* The first part gives or takes what rounding lost or won. */
	if (length[0] != 0 && rest < all)
		length[0] = all - rest;
	for (i = 0; i < BAR_PARTS; i++)
		for (k = 0; k < length[i]; k++)
			buf_adds(b, plain_bar_part(i, ascii));
}
