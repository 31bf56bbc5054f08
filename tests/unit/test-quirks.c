/* test-quirks: sets of slugs (base/quirks.h). */
#include "base/quirks.h"

#include "tap.h"

/* Lower-case words with hyphens between. */
static bool
is_slug(const char *s)
{
	return *s != '\0' && s[0] != '-' && s[strlen(s) - 1] != '-' &&
	    strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(s);
}

static void
table(void)
{
	int i, j, twice = 0, odd = 0, empty = 0;

	for (i = 0; i < QUIRK_KINDS; i++) {
		odd += !is_slug(quirk_slug((enum quirk)i));
		empty += *quirk_meaning((enum quirk)i) == '\0';
		for (j = 0; j < i; j++)
			twice += strcmp(quirk_slug((enum quirk)i),
			    quirk_slug((enum quirk)j)) == 0;
	}
	tap_num(twice, 0, "each slug stands once");
	tap_num(odd, 0, "slugs are words with hyphens");
	tap_num(empty, 0, "each has a meaning");
}

static void
every_one(void)
{
	struct quirks q, back;
	struct buf b = { 0 };
	int i, j, right = 0;

	for (i = 0; i < QUIRK_KINDS; i++) {
		q = (struct quirks){ { 0, 0 } };
		quirk_set(&q, (enum quirk)i);
		b.n = 0;
		buf_quirks(&b, &q);
		back = quirks_parse(buf_view(&b));
		for (j = 0; j < QUIRK_KINDS; j++)
			right += quirk_has(&back, (enum quirk)j) == (i == j);
	}
	tap_num(right, QUIRK_KINDS * QUIRK_KINDS,
	    "each is itself and no other, as text and back");
	buf_free(&b);
}

int
main(void)
{
	struct quirks q = quirks_parse(BYTES("version|charset||no-such"));
	struct quirks more = { { 0, 0 } };
	struct buf b = { 0 };

	table();
	every_one();
	buf_quirks(&b, &q);
	tap_buf(&b, BYTES("charset|version"), "in the order of the table");
	quirk_set(&more, QUIRK_DETAILS_DIFFER);
	quirk_set(&more, QUIRK_CHARSET);
	quirks_add(&q, &more);
	buf_quirks(&b, &q);
	tap_buf(&b, BYTES("charset|version|details-differ"), "sets add up");
	q = quirks_parse(BYTES_NONE);
	buf_quirks(&b, &q);
	tap_buf(&b, BYTES(""), "an empty set is an empty cell");
	buf_free(&b);
	return tap_done();
}
