/* order: by which column the rows of a roll-up come. */
#include <stdlib.h>

#include "base/mem.h"
#include "rollup/attributes.h"
#include "rollup/impl.h"

void
rollup_view_start(struct rollup_view *v)
{
	*v = (struct rollup_view){ .column = ROL_messages };
}

bool
rollup_view_sort(struct rollup_view *v, const struct rollup *u,
    struct bytes name)
{
	size_t i;

	v->reverse = bytes_begin(name, BYTES("-"));
	if (v->reverse)
		name = bytes_from(name, 1);
	for (i = 0; i < u->keys.n; i++) {
		if (bytes_equal(name, u->keys.name[i])) {
			v->column = ~(int)i;
			return true;
		}
	}
	v->column = tsv_column_find(KIND_ROLLUPS, name);
	return v->column >= 0 && v->column < ROL_header_froms;
}

static int
compare_groups(const void *pa, const void *pb)
{
	const struct sorted_group *a = pa, *b = pb;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	if (a->rank.part[0] != b->rank.part[0])
		return a->rank.part[0] < b->rank.part[0] ? -1 : 1;
	if (a->rank.part[1] != b->rank.part[1])
		return a->rank.part[1] < b->rank.part[1] ? -1 : 1;
	return group_key_compare(&a->group->key, &b->group->key);
}

static int
compare_down(const void *pa, const void *pb)
{
	return -compare_groups(pa, pb);
}

static bool
is_number(int column)
{
	return column >= ROL_messages && column <= ROL_last_seen;
}

/* A sum, so that the largest comes first, or a time, the earliest first. */
static uint64_t
number_cell(const struct group *g, int column)
{
	if (column == ROL_first_seen)
		return (uint64_t)(g->first + 1);
	if (column == ROL_last_seen)
		return (uint64_t)(g->last + 1);
	return ~figures_get(&g->figures, column - ROL_messages);
}

/* Cell i of those, with tabs between them, that a key has. */
static struct bytes
key_cell(struct bytes cells, int i)
{
	while (i-- > 0)
		cells = bytes_from(cells,
		    bytes_find(cells, BYTES("\t"), 0) + 1);
	return bytes_first(cells, bytes_find(cells, BYTES("\t"), 0));
}

static void
text_cell(const struct rollup *u, const struct group *g, int column,
    struct buf *b)
{
	if (column < 0)
		buf_add(b, key_cell(g->key.text, ~column));
	else if (column == ROL_basis)
		buf_add(b, rollup_basis(g));
	else
		attributes_add(u, g, column - ROL_label, b);
}

struct name {
	struct bytes	text;
	size_t		sorted;
};

static int
compare_names(const void *pa, const void *pb)
{
	const struct name *a = pa, *b = pb;

	return bytes_compare(a->text, b->text);
}

/* Numbers the texts of a column in their order. */
static void
number_texts(const struct rollup *u, int column, struct sorted_group *sorted,
    size_t n)
{
	struct name *name = mem_new(n * sizeof(*name));
	struct arena arena = { 0 };
	struct buf cell = { 0 };
	uint64_t number_of = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		cell.n = 0;
		text_cell(u, sorted[i].group, column, &cell);
		name[i] = (struct name){ arena_copy(&arena,
		    buf_view(&cell)), i };
	}
	qsort(name, n, sizeof(*name), compare_names);
	for (i = 0; i < n; i++) {
		if (i > 0 && !bytes_equal(name[i].text, name[i - 1].text))
			number_of++;
		sorted[name[i].sorted].first = number_of;
	}
	buf_free(&cell);
	arena_free(&arena);
	free(name);
}

void
rollup_order(const struct rollup *u, const struct rollup_view *v,
    struct sorted_group *sorted, size_t n)
{
	/* A key of one column is what rows are told apart by anyway. */
	bool whole_key = v->column < 0 && u->keys.n == 1;
	size_t i;

	for (i = 0; i < n; i++) {
		sorted[i].first = is_number(v->column) ?
		    number_cell(sorted[i].group, v->column) : 0;
		sorted[i].rank = group_key_rank(&sorted[i].group->key);
	}
	if (!is_number(v->column) && !whole_key)
		number_texts(u, v->column, sorted, n);
	for (i = 0; i < n && v->reverse; i++)
		sorted[i].first = ~sorted[i].first;
	qsort(sorted, n, sizeof(*sorted),
	    whole_key && v->reverse ? compare_down : compare_groups);
}
