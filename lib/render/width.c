/* width: how many columns of a terminal text takes. */
#include "render/width.h"

#include "text/utf8.h"

struct range {
	uint32_t	first, last;
};

/* Marks and invisible characters of the scripts met in names of reporters
 * (Unicode 15, general categories Mn, Me and Cf, in runs). */
static const struct range none[] = {
	{ 0x0300, 0x036f }, { 0x0483, 0x0489 }, { 0x0591, 0x05bd },
	{ 0x05bf, 0x05bf }, { 0x05c1, 0x05c2 }, { 0x05c4, 0x05c5 },
	{ 0x0610, 0x061a }, { 0x064b, 0x065f }, { 0x0670, 0x0670 },
	{ 0x06d6, 0x06dd }, { 0x093c, 0x093c }, { 0x0941, 0x0948 },
	{ 0x094d, 0x094d }, { 0x0e31, 0x0e31 }, { 0x0e34, 0x0e3a },
	{ 0x0e47, 0x0e4e }, { 0x1ab0, 0x1aff }, { 0x1dc0, 0x1dff },
	{ 0x200b, 0x200f }, { 0x2060, 0x2064 }, { 0x20d0, 0x20ff },
	{ 0x3099, 0x309a }, { 0xfe00, 0xfe0f }, { 0xfe20, 0xfe2f },
	{ 0xfeff, 0xfeff }, { 0xe0100, 0xe01ef },
};

/* East Asian Wide and Fullwidth, and emoji (Unicode 15, in runs). */
static const struct range two[] = {
	{ 0x1100, 0x115f }, { 0x231a, 0x231b }, { 0x2329, 0x232a },
	{ 0x23e9, 0x23ec }, { 0x2614, 0x2615 }, { 0x2e80, 0x303e },
	{ 0x3041, 0x33ff }, { 0x3400, 0x4dbf }, { 0x4e00, 0x9fff },
	{ 0xa000, 0xa4cf }, { 0xa960, 0xa97f }, { 0xac00, 0xd7a3 },
	{ 0xf900, 0xfaff }, { 0xfe10, 0xfe19 }, { 0xfe30, 0xfe6f },
	{ 0xff00, 0xff60 }, { 0xffe0, 0xffe6 }, { 0x16fe0, 0x18cff },
	{ 0x1b000, 0x1b2ff }, { 0x1f300, 0x1f64f }, { 0x1f680, 0x1f6ff },
	{ 0x1f900, 0x1f9ff }, { 0x20000, 0x3fffd },
};

#define COUNT(array)	(sizeof(array) / sizeof((array)[0]))

static bool
is_in(const struct range *table, size_t n, uint32_t c)
{
	size_t low = 0, high = n, middle;

	while (low < high) {
		middle = (low + high) / 2;
		if (c > table[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && c >= table[low].first;
}

static size_t
width_of(uint32_t c)
{
	if (c < 0x300)
		return 1;
	if (is_in(none, COUNT(none), c))
		return 0;
	return is_in(two, COUNT(two), c) ? 2 : 1;
}

size_t
text_fits(struct bytes s, size_t width)
{
	size_t i = 0, n, w, used = 0, skip;
	uint32_t c;

	while (i < s.n) {
		n = utf8_next(bytes_from(s, i), &c, &skip);
		w = n == 0 ? 1 : width_of(c);
		if (used + w > width)
			break;
		used += w;
		i += n == 0 ? skip : n;
	}
	return i;
}

size_t
text_width(struct bytes s)
{
	size_t i = 0, n, used = 0, skip;
	uint32_t c;

	while (i < s.n) {
		n = utf8_next(bytes_from(s, i), &c, &skip);
		used += n == 0 ? 1 : width_of(c);
		i += n == 0 ? skip : n;
	}
	return used;
}
