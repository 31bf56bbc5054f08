/*
 * sorted: the roll-up of an input that is sorted by the key.
 *
 * The one group there is, is written and forgotten when another key comes,
 * so that memory does not grow with keys. Names are swept as always: what is
 * kept of them is bounded too.
 */
#include "rollup/impl.h"

static void
put_header_once(struct rollup_sorted *s)
{
	if (!s->headed)
		rollup_put_header(s->rollup, s->writer, s->quiet);
	s->headed = true;
}

/* Writes the group there is, if any, and makes room for the next. */
static void
put_group(struct rollup_sorted *s)
{
	struct rollup *u = s->rollup;
	struct buf cell = { 0 };
	struct group *g;
	size_t i;

	if (u->groups.n == 0)
		return;
	put_header_once(s);
	g = groups_get(&u->groups, 0);
	if (figures_get(&g->figures, FIG(messages)) >= s->least)
		rollup_put_row(u, s->writer, g, &cell);
	for (i = 0; i < GROUP_SETS; i++)
		sets_empty(&u->sets, &g->sets[i]);
	groups_clear(&u->groups);
	u->nattributes = 0;
	buf_free(&cell);
}

enum rollup_result
rollup_sorted_add(struct rollup_sorted *s, struct rows *r)
{
	struct rollup *u = s->rollup;
	const struct group_key *last;
	struct group_key key;

	if (!keys_of_row(&u->keys, r, &key))
		return ROLLUP_OTHER;
	if (u->groups.n != 0) {
		last = &groups_get(&u->groups, 0)->key;
		if (!group_key_equal(last, &key)) {
			if (group_key_compare(last, &key) > 0)
				return ROLLUP_UNSORTED;
			put_group(s);
		}
	}
	s->keys += u->groups.n == 0;
	rollup_add_keyed(u, r, &key);
	return ROLLUP_FINE;
}

void
rollup_sorted_end(struct rollup_sorted *s)
{
	put_group(s);
	put_header_once(s);
}
