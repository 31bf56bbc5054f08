/* diff_write: the rows of a diff, in their order. */
#include <stdlib.h>

#include "base/mem.h"
#include "rollup/diff.h"

struct sorted_key {
	uint64_t	weight;		/* messages, then or now */
	struct bytes	key;
	uint32_t	number;
};

static int
compare_weights(const void *pa, const void *pb)
{
	const struct sorted_key *a = pa, *b = pb;

	if (a->weight != b->weight)
		return a->weight < b->weight ? 1 : -1;
	return bytes_compare(a->key, b->key);
}

static struct sorted_key *
sort_keys(const struct diff *d)
{
	struct sorted_key *order = mem_new(d->keys.n * sizeof(*order));
	const struct difference_counts *c;
	uint32_t i;

	for (i = 0; i < d->keys.n; i++) {
		c = d->entry[i].counts;
		order[i] = (struct sorted_key){
			c[DIFF_OLD].messages > c[DIFF_NEW].messages ?
			    c[DIFF_OLD].messages : c[DIFF_NEW].messages,
			map_key(&d->keys, i), i };
	}
	qsort(order, d->keys.n, sizeof(*order), compare_weights);
	return order;
}

/* The names of the key are cells already. */
static void
put_header(const struct diff *d, struct tsv_writer *w, bool quiet)
{
	const struct tsv_kind_info *info = tsv_kind(KIND_DIFFERENCES);
	size_t i;

	w->columns = d->n + info->n;
	if (quiet)
		return;
	for (i = 0; i < d->n; i++)
		tsv_put_raw(w, d->name[i], 1);
	for (i = 0; i < info->n; i++)
		tsv_put(w, bytes_of(info->columns[i].name));
	tsv_end_row(w);
}

static void
put_row(const struct diff *d, struct tsv_writer *w, struct bytes key,
    const struct difference_counts *c, enum difference what)
{
	tsv_put_raw(w, key, d->n);
	tsv_put_num(w, c[DIFF_OLD].messages);
	tsv_put_num(w, c[DIFF_NEW].messages);
	tsv_put_num(w, c[DIFF_OLD].pass);
	tsv_put_num(w, c[DIFF_NEW].pass);
	tsv_put_num(w, c[DIFF_OLD].fail);
	tsv_put_num(w, c[DIFF_NEW].fail);
	tsv_put_raw(w, difference_word(what), 1);
	tsv_end_row(w);
}

void
diff_write(struct diff *d, const struct difference_limits *limits,
    unsigned which, struct tsv_writer *w, bool quiet)
{
	struct sorted_key *order = sort_keys(d);
	const struct difference_counts *c;
	enum difference what;
	size_t i;

	put_header(d, w, quiet);
	for (i = 0; i < d->keys.n; i++) {
		c = d->entry[order[i].number].counts;
		what = difference_of(limits, &c[DIFF_OLD], &c[DIFF_NEW]);
		if (!(which >> what & 1))
			continue;
		d->rows[what]++;
		put_row(d, w, order[i].key, c, what);
	}
	free(order);
}
