/* quirks: what had to be forgiven, as a set of slugs. */
#include "base/quirks.h"

static const struct {
	const char	*slug, *meaning;
} table[] = {
#define QUIRK_ROW(name, slug, why)	{ slug, why },
	QUIRKS(QUIRK_ROW)
#undef QUIRK_ROW
};

_Static_assert(QUIRK_KINDS <= 128, "struct quirks holds 128");

void
quirk_set(struct quirks *q, enum quirk which)
{
	q->bits[which / 64] |= UINT64_C(1) << which % 64;
}

bool
quirk_has(const struct quirks *q, enum quirk which)
{
	return q->bits[which / 64] >> which % 64 & 1;
}

void
quirks_add(struct quirks *q, const struct quirks *more)
{
	q->bits[0] |= more->bits[0];
	q->bits[1] |= more->bits[1];
}

static void
parse_one(struct quirks *q, struct bytes slug)
{
	int i;

	for (i = 0; i < QUIRK_KINDS; i++)
		if (bytes_equal(slug, bytes_of(table[i].slug)))
			quirk_set(q, (enum quirk)i);
}

struct quirks
quirks_parse(struct bytes list)
{
	struct quirks q = { { 0, 0 } };
	size_t bar;

	while (list.n != 0) {
		bar = bytes_find(list, BYTES("|"), 0);
		parse_one(&q, bytes_first(list, bar));
		list = bytes_from(list, bar + 1);
	}
	return q;
}

void
buf_quirks(struct buf *b, const struct quirks *q)
{
	bool first = true;
	int i;

	if ((q->bits[0] | q->bits[1]) == 0)
		return;
	for (i = 0; i < QUIRK_KINDS; i++) {
		if (!quirk_has(q, (enum quirk)i))
			continue;
		if (!first)
			buf_byte(b, '|');
		buf_adds(b, table[i].slug);
		first = false;
	}
}

const char *
quirk_slug(enum quirk which)
{
	return table[which].slug;
}

const char *
quirk_meaning(enum quirk which)
{
	return table[which].meaning;
}
