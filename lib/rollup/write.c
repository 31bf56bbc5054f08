/* write: the rows of a roll-up. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "facts/rollup_fact.h"
#include "rollup/attributes.h"
#include "rollup/impl.h"

void
rollup_put_header(const struct rollup *u, struct tsv_writer *w, bool quiet)
{
	const struct tsv_kind_info *info = tsv_kind(KIND_ROLLUPS);
	struct bytes names[TSV_COLUMNS_MOST];
	size_t n, i;

	for (n = 0; n < u->keys.n; n++)
		names[n] = u->keys.name[n];
	for (i = 0; i < info->n; i++)
		if (i >= ATTRIBUTES || !u->keys.keyed[i])
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

struct bytes
rollup_basis(const struct group *g)
{
	switch (g->basis) {
	case BASIS_RECOMPUTED:
		return BYTES("recomputed");
	case BASIS_REPORTED:
		return BYTES("reported");
	default:
		return BYTES("mixed");
	}
}

void
rollup_put_row(const struct rollup *u, struct tsv_writer *w,
    const struct group *g, struct buf *cell)
{
	int i;

	cell->n = 0;
	group_key_write(&g->key, cell);
	tsv_put_raw(w, buf_view(cell), u->keys.n);
	attributes_put(u, w, g, cell);
	tsv_put_raw(w, rollup_basis(g), 1);
	put_figures(w, &g->figures, cell);
	tsv_put_time(w, g->first);
	tsv_put_time(w, g->last);
	for (i = 0; i < GROUP_SETS; i++)
		put_set(u, w, g->sets[i], cell);
	tsv_end_row(w);
}

/* Groups stand in memory in the order of input: ask for them early. */
static void
prefetch(const struct rollup *u, const struct sorted_group *sorted, size_t i,
    size_t n)
{
	size_t k;

	if (i + 8 < n)
		group_prefetch(sorted[i + 8].group);
	if (i + 4 < n)
		for (k = 0; k < GROUP_SETS; k++)
			sets_prefetch(&u->sets, sorted[i + 4].group->sets[k]);
}

/* What the keys add up to that have no row of their own. */
struct rest {
	struct group	group;
	struct buf	key;
	bool		any;
};

/* "(other)" in each column of the key, as an earlier roll-up may have it. */
static void
rest_start(const struct rollup *u, struct rest *rest)
{
	size_t i;

	*rest = (struct rest){ .group = { .first = -1, .last = -1 } };
	for (i = 0; i < u->keys.n; i++)
		buf_adds(&rest->key, i == 0 ? "(other)" : "\t(other)");
	rest->group.key.text = buf_view(&rest->key);
}

static void
rest_add(struct rollup *u, struct rest *rest, const struct group *g)
{
	struct rollup_attributes row;
	int i;

	if (g->attributes != 0)
		row = u->attributes[g->attributes - 1];
	rollup_agree(u, &rest->group, !rest->any,
	    g->attributes != 0 ? &row : NULL);
	rest->any = true;
	for (i = 0; i < FIGURES; i++)
		if (!figures_add(&rest->group.figures, i,
		    figures_get(&g->figures, i)))
			u->overflow = true;
	for (i = 0; i < GROUP_SETS; i++)
		sets_add_all(&u->sets, &rest->group.sets[i], g->sets[i]);
	rest->group.basis |= g->basis;
	rollup_period(&rest->group, g->first, g->last);
}

static bool
has_row(const struct rollup_view *v, const struct rest *rest,
    const struct group *g)
{
	return figures_get(&g->figures, FIG(messages)) >= v->least &&
	    !(v->top && group_key_equal(&g->key, &rest->group.key));
}

/* The keys that get a row, in order; under --top all others go to rest. */
static struct sorted_group *
choose_groups(struct rollup *u, const struct rollup_view *v, struct rest *rest,
    size_t *n)
{
	struct sorted_group *sorted = mem_new(u->groups.n * sizeof(*sorted));
	const struct group *g;
	size_t i, k = 0;

	for (i = 0; i < u->groups.n; i++) {
		g = groups_get(&u->groups, i);
		if (has_row(v, rest, g))
			sorted[k++].group = g;
		else if (v->top)
			rest_add(u, rest, g);
	}
	rollup_order(u, v, sorted, k);
	while (v->top && k > v->most)
		rest_add(u, rest, sorted[--k].group);
	*n = k;
	return sorted;
}

void
rollup_write(struct rollup *u, const struct rollup_view *v,
    struct tsv_writer *w, bool quiet)
{
	struct rest rest;
	struct sorted_group *sorted;
	struct buf cell = { 0 };
	size_t i, n;

	rollup_settle(u);
	rest_start(u, &rest);
	sorted = choose_groups(u, v, &rest, &n);
	rollup_put_header(u, w, quiet);
	for (i = 0; i < n; i++) {
		prefetch(u, sorted, i, n);
		rollup_put_row(u, w, sorted[i].group, &cell);
	}
	if (rest.any)
		rollup_put_row(u, w, &rest.group, &cell);
	figures_free(&rest.group.figures);
	buf_free(&rest.key);
	buf_free(&cell);
	free(sorted);
}
