/* rolled: rows of earlier roll-ups into a roll-up. */
#include "facts/rollup_fact.h"
#include "rollup/impl.h"

static void
add_list(struct rollup *u, struct group *g, int set, struct bytes list)
{
	struct bytes item;
	bool more = list.n != 0;

	while (tsv_item(&list, &more, &item))
		sets_add(&u->sets, &g->sets[set], rollup_name(u, item));
}

/* False when it has none. */
static bool
read_attributes(struct rollup *u, struct rows *r,
    struct rollup_attributes *row)
{
	bool any = false;
	int i;

	for (i = 0; i < ATTRIBUTES; i++) {
		row->value[i] = sets_one(&u->sets, canonical_cell(&u->scratch,
		    rows_raw(r, ROL_label + i)));
		any |= row->value[i] != 0;
	}
	return any;
}

void
rollup_add_rolled(struct rollup *u, struct rows *r, const struct group_key *key)
{
	struct rollup_attributes row;
	struct rollup_fact f;
	bool any = read_attributes(u, r, &row), added;
	struct group *g;
	int i;

	g = groups_at(&u->groups, key, groups_seek(&u->groups, key), &added);
	rollup_agree(u, g, added, any ? &row : NULL);
	rollup_fact_read(&f, r, ROLLUP_READ_BASIS | ROLLUP_READ_PERIOD);
	rollup_period(g, f.first, f.last);
	for (i = 0; i < FIGURES; i++)
		if (!figures_add(&g->figures, i,
		    rows_num(r, ROL_messages + i)))
			u->overflow = true;
	g->basis |= f.basis;
	for (i = 0; i < GROUP_SETS; i++)
		add_list(u, g, i, rows_raw(r, ROL_header_froms + i));
}
