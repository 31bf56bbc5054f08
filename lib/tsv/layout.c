/* layout: rows that are passed on with columns of the program's own. */
#include "tsv/layout.h"

#include <stdlib.h>

size_t
tsv_layout_add(struct tsv_layout *l, struct bytes name, bool kept)
{
	if (l->nours == LAYOUT_OURS)
		abort();
	l->ours[l->nours] = name;
	l->kept[l->nours] = kept;
	return l->nours++;
}

/* Number of our column of that name, or nours. */
static size_t
find_ours(const struct tsv_layout *l, struct bytes name)
{
	size_t k;

	for (k = 0; k < l->nours; k++)
		if (bytes_equal(name, l->ours[k]))
			break;
	return k;
}

void
tsv_layout_plan(struct tsv_layout *l, const struct bytes *names, size_t n)
{
	bool there[LAYOUT_OURS + 1] = { false };
	size_t i, k;

	l->nin = n;
	l->nadded = 0;
	l->in_place = false;
	for (i = 0; i < n; i++) {
		k = find_ours(l, names[i]);
		there[k] = true;
		l->at[i] = k == l->nours || l->kept[k] ? -1 : (int)k;
		l->in_place |= l->at[i] >= 0;
	}
	for (k = 0; k < l->nours; k++)
		if (!there[k])
			l->added[l->nadded++] = k;
}

void
tsv_layout_header(const struct tsv_layout *l, struct tsv_writer *w,
    const struct bytes *names, bool quiet)
{
	size_t i;

	w->columns = l->nin + l->nadded;
	if (quiet)
		return;
	for (i = 0; i < l->nin; i++)
		tsv_put_raw(w, names[i], 1);
	for (i = 0; i < l->nadded; i++)
		tsv_put(w, l->ours[l->added[i]]);
	tsv_end_row(w);
}

void
tsv_layout_row(const struct tsv_layout *l, struct tsv_writer *w,
    const struct tsv_reader *r, const struct bytes *ours)
{
	size_t i;

	if (!l->in_place)
		tsv_put_raw(w, r->row, l->nin);
	else
		for (i = 0; i < l->nin; i++)
			tsv_put_raw(w, l->at[i] < 0 ? r->cells[i] :
			    ours[l->at[i]], 1);
	for (i = 0; i < l->nadded; i++)
		tsv_put_raw(w, ours[l->added[i]], 1);
	tsv_end_row(w);
}
