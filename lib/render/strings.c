/* strings: every sentence of a page, and numbers as a language writes them. */
#include "render/strings.h"

#include "base/num.h"

#define STRING_TEXT(name, sentence)	[STRING_##name] = sentence,
#define STRING_MANY(name, single, plural)	[STRING_##name] = plural,
#define STRING_NOTHING(name, sentence)
#define STRING_ONE(name, single, plural)	[STRING_##name] = single,

const struct strings strings_en = {
	.lang = "en",
	.thousands = ",",
	.point = ".",
	.percent = " %",
	.text = { STRINGS(STRING_TEXT, STRING_MANY) },
	.one = { STRINGS(STRING_NOTHING, STRING_ONE) },
};

const struct strings *
strings_of(struct bytes lang)
{
	static const struct strings *const all[] = { &strings_en, &strings_ja };
	size_t i;

	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (bytes_equal(lang, bytes_of(all[i]->lang)))
			return all[i];
	return NULL;
}

void
strings_add(struct buf *b, const struct strings *w, enum string id)
{
	buf_adds(b, w->text[id]);
}

/* Appends a sentence, {1} … {9} replaced by arg[0] … */
static void
fill_in(struct buf *b, const char *sentence, const struct bytes *arg, size_t n)
{
	const char *p;
	size_t i;

	for (p = sentence; *p != '\0'; p++) {
		if (p[0] == '{' && p[1] >= '1' && p[1] <= '9' &&
		    p[2] == '}') {
			i = (size_t)(p[1] - '1');
			if (i < n)
				buf_add(b, arg[i]);
			p += 2;
		} else {
			buf_byte(b, *p);
		}
	}
}

void
strings_fill(struct buf *b, const struct strings *w, enum string id,
    const struct bytes *arg, size_t n)
{
	fill_in(b, w->text[id], arg, n);
}

void
strings_count(struct buf *b, const struct strings *w, enum string id,
    uint64_t n)
{
	const char *sentence = n == 1 && w->one[id] != NULL ? w->one[id] :
	    w->text[id];
	struct buf number = { 0 };
	struct bytes arg;

	strings_number(&number, w, n);
	arg = buf_view(&number);
	fill_in(b, sentence, &arg, 1);
	buf_free(&number);
}

/* Digits without the zeros in front. */
static struct bytes
bare_number(struct bytes digits)
{
	while (digits.n > 1 && digits.p[0] == '0')
		digits = bytes_from(digits, 1);
	return digits;
}

void
strings_day(struct buf *b, const struct strings *w, struct bytes iso)
{
	struct bytes part[3];

	/* A year may have more than four digits; the rest has fixed places. */
	if (w->day == NULL || iso.n < sizeof("2026-11-16") - 1) {
		buf_add(b, iso);
		return;
	}
	part[0] = bytes_first(iso, iso.n - 6);
	part[1] = bare_number(bytes_first(bytes_from(iso, iso.n - 5), 2));
	part[2] = bare_number(bytes_from(iso, iso.n - 2));
	fill_in(b, w->day, part, 3);
}

void
strings_number(struct buf *b, const struct strings *w, uint64_t n)
{
	char digits[NUM_TEXT];
	size_t i, length = num_format(n, digits);

	for (i = 0; i < length; i++) {
		if (i != 0 && (length - i) % 3 == 0)
			buf_adds(b, w->thousands);
		buf_byte(b, digits[i]);
	}
}

void
strings_share(struct buf *b, const struct strings *w, int thousandths)
{
	buf_num(b, (uint64_t)thousandths / 10);
	buf_adds(b, w->point);
	buf_num(b, (uint64_t)thousandths % 10);
	buf_adds(b, w->percent);
}
