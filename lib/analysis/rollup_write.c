/* rollup_write: the rows of a roll-up, in their order. */
#include <stdlib.h>

#include "analysis/rollup.h"
#include "base/mem.h"

static int
compare(const void *pa, const void *pb)
{
	const struct group *a = *(struct group *const *)pa;
	const struct group *b = *(struct group *const *)pb;
	uint64_t na = figures_get(&a->figures, FIG(messages));
	uint64_t nb = figures_get(&b->figures, FIG(messages));

	if (na != nb)
		return na < nb ? 1 : -1;
	return group_key_compare(&a->key, &b->key);
}

static struct group **
in_order(const struct groups *g)
{
	struct group **order = mem_new(g->n * sizeof(struct group *));
	size_t i;

	for (i = 0; i < g->n; i++)
		order[i] = groups_get(g, i);
	qsort(order, g->n, sizeof(struct group *), compare);
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
	for (i = 0; i < FIGURES; i++)
		tsv_put_num(w, figures_get(&g->figures, i));
	tsv_put_time(w, g->first);
	tsv_put_time(w, g->last);
	for (i = 0; i < GROUP_SETS; i++)
		put_set(u, w, g->sets[i], cell);
	tsv_end_row(w);
}

void
rollup_write(const struct rollup *u, struct tsv_writer *w, bool quiet)
{
	struct group **order = in_order(&u->groups);
	struct buf cell = { 0 };
	size_t i;

	put_header(u, w, quiet);
	for (i = 0; i < u->groups.n; i++)
		put_row(u, w, order[i], &cell);
	buf_free(&cell);
	free(order);
}
