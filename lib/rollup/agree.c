/* agree: what a roll-up keeps of a group beside its sums. */
#include "base/mem.h"
#include "rollup/impl.h"

void
rollup_period(struct group *g, int64_t first, int64_t last)
{
	if (first >= 0 && (g->first < 0 || first < g->first))
		g->first = first;
	if (last > g->last)
		g->last = last;
}

static struct rollup_attributes *
new_attributes(struct rollup *u, struct group *g)
{
	if (u->nattributes == u->attributes_room) {
		u->attributes_room = u->attributes_room ?
		    u->attributes_room + u->attributes_room / 2 : 64;
		u->attributes = mem_resize(u->attributes,
		    u->attributes_room, sizeof(*u->attributes));
	}
	g->attributes = (uint32_t)u->nattributes + 1;
	return &u->attributes[u->nattributes++];
}

/*
 * Keeps the attributes on which all rows of the key agree. A row without
 * one says "empty": were it passed over, the result would depend on which
 * parts were merged first.
 */
void
rollup_agree(struct rollup *u, struct group *g, bool added,
    const struct rollup_attributes *row)
{
	struct rollup_attributes *all;
	size_t i;

	if (added && row != NULL)
		*new_attributes(u, g) = *row;
	if (added || g->attributes == 0)
		return;
	if (row == NULL) {
		g->attributes = 0;
		return;
	}
	all = &u->attributes[g->attributes - 1];
	for (i = 0; i < ATTRIBUTES; i++)
		if (all->value[i] != row->value[i])
			all->value[i] = 0;
}
