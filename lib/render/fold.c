/* fold: where a line of text may end. */
#include "render/fold.h"

#include "render/width.h"
#include "text/utf8.h"

/* The rules of JIS X 4051 that matter where letters are all of one width. */
static const char no_beginning[] = "。、，．・：；？！）」』】〉》〕］｝ー々〜"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…％→,.:;?!)]}%";
static const char no_end[] = "（「『【〈《〔［｛([{#$=-/@";

/* Bytes of the character that s begins with. */
static size_t
length_of(struct bytes s)
{
	uint32_t code;
	size_t skip, n = utf8_next(s, &code, &skip);

	return n == 0 ? skip : n;
}

/* Where the character begins that ends before i. */
static size_t
character_before(struct bytes s, size_t i)
{
	do
		i--;
	while (i > 0 && ((unsigned char)s.p[i] & 0xc0) == 0x80);
	return i;
}

static bool
is_one_of(const char *list, struct bytes character)
{
	return bytes_find(bytes_of(list), character, 0) < strlen(list);
}

/* May a line end between these two characters? */
static bool
may_part(struct bytes left, struct bytes right)
{
	if (left.p[0] == ' ' || right.p[0] == ' ')
		return true;
	if (text_width(left) < 2 && text_width(right) < 2)
		return false;
	/* A number stays with what it counts. */
	if (left.p[0] >= '0' && left.p[0] <= '9')
		return false;
	return !is_one_of(no_beginning, right) && !is_one_of(no_end, left);
}

size_t
fold_at(struct bytes s, size_t n)
{
	struct bytes right = bytes_first(bytes_from(s, n),
	    length_of(bytes_from(s, n))), left;
	size_t i, at;

	for (i = n; i > 0; i = at) {
		at = character_before(s, i);
		left = bytes_first(bytes_from(s, at), i - at);
		if (may_part(left, right))
			return i;
		right = left;
	}
	for (i = n; i > n / 2; i--)
		if (strchr(".-:/@=", s.p[i - 1]) != NULL)
			return i;
	return n;
}
