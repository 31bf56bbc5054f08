/* rollup: rows of records, or of earlier roll-ups, summed up by a key. */
#include "analysis/rollup.h"

#include <stdlib.h>

#include "analysis/tally.h"
#include "base/mem.h"

bool
rollup_start(struct rollup *u, const char *by, int net4, int net6,
    struct bytes *wrong)
{
	*u = (struct rollup){ 0 };
	groups_init(&u->groups);
	sets_init(&u->sets);
	return keys_start(&u->keys, by, net4, net6, wrong);
}

void
rollup_free(struct rollup *u)
{
	keys_free(&u->keys);
	groups_free(&u->groups);
	sets_free(&u->sets);
	free(u->attributes);
	cells_free(&u->scratch);
}

enum keys_result
rollup_layout(struct rollup *u, const struct rows *r, struct bytes *missing)
{
	return keys_layout(&u->keys, r, missing);
}

/* Forgets names that no set holds any more. */
static void
sweep(struct rollup *u)
{
	struct group *g;
	size_t i, k;

	sets_sweep(&u->sets);
	for (i = 0; i < u->groups.n; i++) {
		g = groups_get(&u->groups, i);
		for (k = 0; k < GROUP_SETS; k++)
			sets_move(&u->sets, &g->sets[k]);
	}
	for (i = 0; i < u->nattributes; i++)
		for (k = 0; k < GROUP_ATTRIBUTES; k++)
			sets_move(&u->sets, &u->attributes[i].value[k]);
	for (k = 0; k < GROUP_SETS; k++)
		u->recent[k] = 0;
	sets_sweep_end(&u->sets);
}

/*
 * The name in a cell that goes into a set. Rows that follow one another
 * often have the same, so the last one of each column is tried first.
 */
static uint32_t
name_of(struct rollup *u, int set, struct bytes cell)
{
	if (!sets_is(&u->sets, u->recent[set], cell))
		u->recent[set] = sets_one(&u->sets,
		    cells_item(&u->scratch, cell));
	return u->recent[set];
}

static void
add_name(struct rollup *u, struct group *g, int set, struct bytes cell)
{
	if (!sets_is(&u->sets, g->sets[set], cell))
		sets_add(&u->sets, &g->sets[set], name_of(u, set, cell));
}

static void
add_list(struct rollup *u, struct group *g, int set, struct bytes list)
{
	struct bytes item;
	bool more = list.n != 0;

	while (tsv_item(&list, &more, &item))
		add_name(u, g, set, item);
}

/*
 * The time in a cell; the rows of one report have the same, and reading it
 * anew would take a tenth of the whole run.
 */
static int64_t
time_of(struct rows *r, int column, struct rollup_time *last)
{
	struct bytes cell = rows_raw(r, column);
	int64_t t;

	if (cell.n != 0 && cell.n == last->n &&
	    memcmp(cell.p, last->text, cell.n) == 0)
		return last->time;
	t = rows_time(r, column);
	if (t < 0 || cell.n > sizeof(last->text))
		return t;
	memcpy(last->text, cell.p, cell.n);
	last->n = cell.n;
	last->time = t;
	return t;
}

static void
add_period(struct group *g, int64_t first, int64_t last)
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
static void
agree(struct rollup *u, struct group *g, bool added,
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
	for (i = 0; i < GROUP_ATTRIBUTES; i++)
		if (all->value[i] != row->value[i])
			all->value[i] = 0;
}

/* What a row adds that can be read before its group is at hand. */
struct row {
	uint64_t	count;
	int64_t		begin, end;
	uint32_t	sums;
	bool		any_attribute;
	struct rollup_attributes attributes;
};

static void
read_record(struct rollup *u, struct rows *r, uint32_t hash, struct row *row)
{
	row->count = rows_num(r, REC_count);
	row->begin = time_of(r, REC_begin, &u->last_begin);
	row->end = time_of(r, REC_end, &u->last_end);
	groups_near(&u->groups, hash);
	row->sums = tally_sums(r);
	row->any_attribute = false;
}

static void
add_record(struct rollup *u, struct rows *r, struct group *g,
    const struct row *row)
{
	bool aligned = r->kind == KIND_ALIGNED;
	bool policy = aligned && rows_has(r, ALN_policy);
	bool fits = figures_add(&g->figures, FIG(records), 1);

	if (!figures_add_each(&g->figures, row->sums, row->count) || !fits)
		u->overflow = true;
	g->basis |= aligned ? BASIS_RECOMPUTED : BASIS_REPORTED;
	add_name(u, g, SET(header_froms), rows_raw(r, REC_header_from));
	add_name(u, g, SET(reporters), rows_raw(r, REC_org_name));
	add_name(u, g, SET(policies),
	    rows_raw(r, policy ? (int)ALN_policy : (int)REC_p));
	if (aligned)
		add_list(u, g, SET(auth_domains),
		    rows_raw(r, ALN_auth_domains));
	u->reported |= !aligned;
}

static uint8_t
basis_of(struct bytes word)
{
	if (bytes_equal(word, BYTES("recomputed")))
		return BASIS_RECOMPUTED;
	if (bytes_equal(word, BYTES("reported")))
		return BASIS_REPORTED;
	return BASIS_RECOMPUTED | BASIS_REPORTED;
}

static void
read_rolled(struct rollup *u, struct rows *r, struct row *row)
{
	uint32_t *value = row->attributes.value;
	int i;

	row->begin = rows_time(r, ROL_first_seen);
	row->end = rows_time(r, ROL_last_seen);
	row->any_attribute = false;
	for (i = 0; i < GROUP_ATTRIBUTES; i++) {
		value[i] = sets_one(&u->sets, cells_normal(&u->scratch,
		    rows_raw(r, ROL_label + i)));
		row->any_attribute |= value[i] != 0;
	}
}

static void
add_rolled(struct rollup *u, struct rows *r, struct group *g)
{
	int i;

	for (i = 0; i < FIGURES; i++)
		if (!figures_add(&g->figures, i,
		    rows_num(r, ROL_messages + i)))
			u->overflow = true;
	g->basis |= basis_of(rows_raw(r, ROL_basis));
	for (i = 0; i < GROUP_SETS; i++)
		add_list(u, g, i, rows_raw(r, ROL_header_froms + i));
}

static void
prefetch_sets(const struct rollup *u, const struct group *g)
{
	size_t i;

	for (i = 0; i < GROUP_SETS; i++)
		sets_prefetch(&u->sets, g->sets[i]);
}

bool
rollup_add(struct rollup *u, struct rows *r)
{
	bool rolled = r->kind == KIND_ROLLUPS, added;
	struct group_key key;
	struct group *g;
	struct row row;
	uint32_t hash;

	if (!keys_of_row(&u->keys, r, &key))
		return false;
	hash = groups_seek(&u->groups, &key);
	if (sets_crowded(&u->sets))
		sweep(u);
	if (rolled)
		read_rolled(u, r, &row);
	else
		read_record(u, r, hash, &row);
	g = groups_at(&u->groups, &key, hash, &added);
	prefetch_sets(u, g);
	agree(u, g, added, row.any_attribute ? &row.attributes : NULL);
	add_period(g, row.begin, row.end);
	if (rolled)
		add_rolled(u, r, g);
	else
		add_record(u, r, g, &row);
	u->rows++;
	return true;
}
