/* rollup: rows of records, or of earlier roll-ups, summed up by a key. */
#include "analysis/rollup.h"

#include <stdlib.h>

#include "analysis/tally.h"
#include "base/mem.h"

/* How many rows later which step is done; see step. */
enum { NEAR = 2, PEEK = 4 };

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
	size_t i;

	for (i = 0; i < ROLLUP_WAITING; i++) {
		buf_free(&u->waiting[i].text);
		free(u->waiting[i].names);
	}
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
	sets_sweep_end(&u->sets);
}

/* The name in a cell that goes into a set. */
static uint32_t
name_of(struct rollup *u, struct bytes cell)
{
	uint32_t one = sets_recent(&u->sets, cell);

	return one != 0 ? one : sets_one(&u->sets,
	    cells_item(&u->scratch, cell));
}

static void
add_list(struct rollup *u, struct group *g, int set, struct bytes list)
{
	struct bytes item;
	bool more = list.n != 0;

	while (tsv_item(&list, &more, &item))
		sets_add(&u->sets, &g->sets[set], name_of(u, item));
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

static void
take_name(struct rollup *u, struct rollup_row *row, struct bytes cell)
{
	if (row->nnames == row->room) {
		row->room = row->room ? row->room * 2 : 16;
		row->names = mem_resize(row->names, row->room,
		    sizeof(*row->names));
	}
	row->names[row->nnames++] = name_of(u, cell);
}

/* The first names are one of each set, the others all of the last set. */
static void
take_names(struct rollup *u, struct rows *r, struct rollup_row *row)
{
	bool aligned = r->kind == KIND_ALIGNED;
	bool policy = aligned && rows_has(r, ALN_policy), more;
	struct bytes list, item;

	row->nnames = 0;
	take_name(u, row, rows_raw(r, REC_header_from));
	take_name(u, row, rows_raw(r, REC_org_name));
	take_name(u, row,
	    rows_raw(r, policy ? (int)ALN_policy : (int)REC_p));
	list = aligned ? rows_raw(r, ALN_auth_domains) : BYTES_NONE;
	more = list.n != 0;
	while (tsv_item(&list, &more, &item))
		take_name(u, row, item);
}

static void
take_key(struct rollup *u, const struct group_key *key,
    struct rollup_row *row)
{
	row->hash = groups_seek(&u->groups, key);
	row->key = *key;
	if (key->form != GROUP_TEXT)
		return;
	row->text.n = 0;
	buf_add(&row->text, key->text);
	row->key.text = buf_view(&row->text);
}

static void
take_record(struct rollup *u, struct rows *r, struct rollup_row *row)
{
	bool aligned = r->kind == KIND_ALIGNED;

	row->count = rows_num(r, REC_count);
	row->begin = time_of(r, REC_begin, &u->last_begin);
	row->end = time_of(r, REC_end, &u->last_end);
	row->sums = tally_sums(r);
	row->basis = aligned ? BASIS_RECOMPUTED : BASIS_REPORTED;
	take_names(u, r, row);
	u->reported |= !aligned;
}

static void
add_record(struct rollup *u, const struct rollup_row *row)
{
	struct group *g;
	bool added;
	size_t i;

	g = groups_at(&u->groups, &row->key, row->hash, &added);
	agree(u, g, added, NULL);
	add_period(g, row->begin, row->end);
	if (!figures_add_each(&g->figures, row->sums, row->count) ||
	    !figures_add(&g->figures, FIG(records), 1))
		u->overflow = true;
	g->basis |= row->basis;
	for (i = 0; i < row->nnames; i++)
		sets_add(&u->sets, &g->sets[i < SET(auth_domains) ? i :
		    SET(auth_domains)], row->names[i]);
}

static void
prefetch_sets(const struct rollup *u, const struct group *g)
{
	size_t i;

	for (i = 0; g != NULL && i < GROUP_SETS; i++)
		sets_prefetch(&u->sets, g->sets[i]);
}

/* The row that came `back` rows before the newest. */
static struct rollup_row *
waiting(struct rollup *u, size_t back)
{
	return &u->waiting[(u->rows - back) % ROLLUP_WAITING];
}

/*
 * The memory of a group is far away, so rows wait until what they need was
 * brought near, one step with each row that comes after them.
 */
static void
step(struct rollup *u)
{
	if (u->nwaiting > NEAR)
		groups_near(&u->groups, waiting(u, NEAR)->hash);
	if (u->nwaiting > PEEK)
		prefetch_sets(u, groups_peek(&u->groups,
		    waiting(u, PEEK)->hash));
	if (u->nwaiting == ROLLUP_WAITING)
		add_record(u, waiting(u, --u->nwaiting));
}

void
rollup_settle(struct rollup *u)
{
	while (u->nwaiting > 0)
		add_record(u, waiting(u, --u->nwaiting));
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

/* False when it has none. */
static bool
read_attributes(struct rollup *u, struct rows *r,
    struct rollup_attributes *row)
{
	bool any = false;
	int i;

	for (i = 0; i < GROUP_ATTRIBUTES; i++) {
		row->value[i] = sets_one(&u->sets, cells_normal(&u->scratch,
		    rows_raw(r, ROL_label + i)));
		any |= row->value[i] != 0;
	}
	return any;
}

static void
add_rolled(struct rollup *u, struct rows *r, const struct group_key *key)
{
	struct rollup_attributes row;
	bool any = read_attributes(u, r, &row), added;
	struct group *g;
	int i;

	g = groups_at(&u->groups, key, groups_seek(&u->groups, key), &added);
	agree(u, g, added, any ? &row : NULL);
	add_period(g, rows_time(r, ROL_first_seen),
	    rows_time(r, ROL_last_seen));
	for (i = 0; i < FIGURES; i++)
		if (!figures_add(&g->figures, i,
		    rows_num(r, ROL_messages + i)))
			u->overflow = true;
	g->basis |= basis_of(rows_raw(r, ROL_basis));
	for (i = 0; i < GROUP_SETS; i++)
		add_list(u, g, i, rows_raw(r, ROL_header_froms + i));
}

bool
rollup_add(struct rollup *u, struct rows *r)
{
	bool rolled = r->kind == KIND_ROLLUPS;
	struct group_key key;

	if (!keys_of_row(&u->keys, r, &key))
		return false;
	if (rolled || sets_crowded(&u->sets))
		rollup_settle(u);
	if (sets_crowded(&u->sets))
		sweep(u);
	u->rows++;
	if (rolled) {
		add_rolled(u, r, &key);
		return true;
	}
	u->nwaiting++;
	take_key(u, &key, waiting(u, 0));
	take_record(u, r, waiting(u, 0));
	step(u);
	return true;
}
