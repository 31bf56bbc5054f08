/* rollup_write: the rows of a roll-up, in their order. */
#include <stdlib.h>

#include "analysis/rollup.h"
#include "base/mem.h"
#include "base/num.h"

/* What decides most comparisons, so that few groups are looked at. */
struct place {
	uint64_t		 messages;
	struct group_rank	 rank;
	const struct group	*group;
};

static int
compare(const void *pa, const void *pb)
{
	const struct place *a = pa, *b = pb;

	if (a->messages != b->messages)
		return a->messages < b->messages ? 1 : -1;
	if (a->rank.part[0] != b->rank.part[0])
		return a->rank.part[0] < b->rank.part[0] ? -1 : 1;
	if (a->rank.part[1] != b->rank.part[1])
		return a->rank.part[1] < b->rank.part[1] ? -1 : 1;
	return group_key_compare(&a->group->key, &b->group->key);
}

static struct place *
in_order(const struct groups *g)
{
	struct place *order = mem_new(g->n * sizeof(*order));
	const struct group *group;
	size_t i;

	for (i = 0; i < g->n; i++) {
		group = groups_get(g, i);
		order[i] = (struct place){
			figures_get(&group->figures, FIG(messages)),
			group_key_rank(&group->key), group };
	}
	qsort(order, g->n, sizeof(*order), compare);
	return order;
}

static void
put_header(const struct rollup *u, struct tsv_writer *w, bool quiet)
{
	const struct tsv_kind_info *info = tsv_kind(KIND_ROLLUPS);
	struct bytes names[TSV_COLUMNS_MOST];
	size_t n, i;

	for (n = 0; n < u->keys.n; n++)
		names[n] = u->keys.name[n];
	for (i = 0; i < info->n; i++)
		names[n++] = bytes_of(info->columns[i].name);
	tsv_header_names(w, names, n, quiet);
}

static void
put_set(const struct rollup *u, struct tsv_writer *w, uint32_t set,
    struct buf *cell)
{
	cell->n = 0;
	sets_write(&u->sets, set, cell);
	tsv_put_raw(w, buf_view(cell), 1);
}

static void
put_attributes(const struct rollup *u, struct tsv_writer *w,
    const struct group *g, struct buf *cell)
{
	static const struct rollup_attributes none;
	const struct rollup_attributes *a = g->attributes == 0 ? &none :
	    &u->attributes[g->attributes - 1];
	size_t i;

	for (i = 0; i < GROUP_ATTRIBUTES; i++)
		put_set(u, w, a->value[i], cell);
}

/* All sums at once: they are most of a row, and mostly small. */
static void
put_figures(struct tsv_writer *w, const struct figures *f, struct buf *cell)
{
	uint64_t n;
	int i;

	cell->n = 0;
	buf_room(cell, FIGURES * (NUM_TEXT + 1));
	for (i = 0; i < FIGURES; i++) {
		if (i > 0)
			cell->p[cell->n++] = '\t';
		n = figures_get(f, i);
		if (n < 10)
			cell->p[cell->n++] = (char)('0' + n);
		else
			cell->n += num_format(n, cell->p + cell->n);
	}
	tsv_put_raw(w, buf_view(cell), FIGURES);
}

static struct bytes
basis_word(uint8_t basis)
{
	switch (basis) {
	case BASIS_RECOMPUTED:
		return BYTES("recomputed");
	case BASIS_REPORTED:
		return BYTES("reported");
	default:
		return BYTES("mixed");
	}
}

static void
put_row(const struct rollup *u, struct tsv_writer *w, const struct group *g,
    struct buf *cell)
{
	int i;

	cell->n = 0;
	group_key_write(&g->key, cell);
	tsv_put_raw(w, buf_view(cell), u->keys.n);
	put_attributes(u, w, g, cell);
	tsv_put_raw(w, basis_word(g->basis), 1);
	put_figures(w, &g->figures, cell);
	tsv_put_time(w, g->first);
	tsv_put_time(w, g->last);
	for (i = 0; i < GROUP_SETS; i++)
		put_set(u, w, g->sets[i], cell);
	tsv_end_row(w);
}

/* Groups stand in memory in the order of input: ask for them early. */
static void
prefetch(const struct rollup *u, const struct place *order, size_t i)
{
	size_t k;

	if (i + 8 < u->groups.n)
		group_prefetch(order[i + 8].group);
	if (i + 4 < u->groups.n)
		for (k = 0; k < GROUP_SETS; k++)
			sets_prefetch(&u->sets, order[i + 4].group->sets[k]);
}

void
rollup_write(struct rollup *u, struct tsv_writer *w, bool quiet)
{
	struct buf cell = { 0 };
	struct place *order;
	size_t i;

	rollup_settle(u);
	order = in_order(&u->groups);
	put_header(u, w, quiet);
	for (i = 0; i < u->groups.n; i++) {
		prefetch(u, order, i);
		put_row(u, w, order[i].group, &cell);
	}
	buf_free(&cell);
	free(order);
}
