/* differences: what changed, and which inputs were refused. */
#include "summary/impl.h"
#include "summary/layout.h"
#include "summary/sections.h"

/* Key: the cells of the key, tabs between them. */
struct difference_entry {
	uint64_t	messages[2], fail[2];
	uint8_t		change;
};

static enum summary_change
change_of(struct rows *r)
{
	static const char *const words[] = {
		"worse", "new", "gone", "more", "less", "better"
	};

	return (enum summary_change)summary_word(
	    rows_raw(r, DIF_difference), words, CHANGE_SAME);
}

/* The cells that are no column of every difference: they are the key. */
static void
key_of(struct summary *s, const struct rows *r)
{
	struct bytes names[TSV_COLUMNS_MOST];
	size_t i, n = rows_names(r, names);

	s->key.n = 0;
	for (i = 0; i < n && i < r->reader.ncells; i++) {
		if (tsv_column_find(KIND_DIFFERENCES, names[i]) >= 0 ||
		    tsv_column_find(KIND_ROLLUPS, names[i]) >= 0)
			continue;
		if (s->key.n != 0)
			buf_byte(&s->key, '\t');
		buf_add(&s->key, r->reader.cells[i]);
	}
}

void
summary_add_difference(struct summary *s, struct rows *r)
{
	struct difference_entry *e;
	struct bytes domain, name;

	summary_layout(s, r);
	domain = summary_key_domain(s, r);
	if (s->options.ndomains != 0 && (domain.n == 0 ||
	    !summary_scope(s, domain, domain, &name))) {
		s->figures.notes.other_domain++;
		return;
	}
	key_of(s, r);
	e = keyed_at(&s->differences,
	    keyed_add(&s->differences, buf_view(&s->key), NULL));
	e->change = (uint8_t)change_of(r);
	e->messages[0] = rows_num(r, DIF_old_messages);
	e->messages[1] = rows_num(r, DIF_new_messages);
	e->fail[0] = rows_num(r, DIF_old_fail);
	e->fail[1] = rows_num(r, DIF_new_fail);
}

static uint64_t
distance(uint64_t a, uint64_t b)
{
	return a > b ? a - b : b - a;
}

static struct order *
sorted_differences(struct summary *s, size_t *n)
{
	size_t i, all = keyed_count(&s->differences);
	struct order *o = summary_keep(s, all, sizeof(*o));
	const struct difference_entry *e;

	*n = 0;
	for (i = 0; i < all; i++) {
		e = keyed_at(&s->differences, (uint32_t)i);
		if (e->change == CHANGE_SAME) {
			s->figures.differences.same++;
			continue;
		}
		o[(*n)++] = (struct order){ e->change,
		    distance(e->messages[0], e->messages[1]),
		    keyed_key(&s->differences, (uint32_t)i), (uint32_t)i };
	}
	summary_sort(o, *n);
	return o;
}

void
summary_order_differences(struct summary *s)
{
	struct summary_differences *out = &s->figures.differences;
	const struct difference_entry *e;
	struct summary_difference *row;
	struct order *o;
	size_t i, n;
	int k;

	out->all = keyed_count(&s->differences);
	o = sorted_differences(s, &n);
	out->n = summary_top(s, n);
	out->nrest = n - out->n;
	out->row = summary_keep(s, out->n, sizeof(*out->row));
	for (i = 0; i < n; i++) {
		e = keyed_at(&s->differences, o[i].index);
		row = i < out->n ? &out->row[i] : &out->rest;
		row->key = o[i].key;
		row->change = (enum summary_change)e->change;
		for (k = 0; k < 2; k++) {
			summary_sum(s, &row->messages[k], e->messages[k]);
			summary_sum(s, &row->fail[k], e->fail[k]);
		}
	}
}

void
summary_add_refusal(struct summary *s, struct rows *r)
{
	uint64_t *n;

	s->key.n = 0;
	buf_add(&s->key, rows_raw(r, RJC_program));
	buf_byte(&s->key, '\t');
	buf_add(&s->key, rows_raw(r, RJC_code));
	n = keyed_at(&s->refused, keyed_add(&s->refused, buf_view(&s->key),
	    NULL));
	summary_sum(s, n, 1);
	summary_sum(s, &s->figures.notes.refused.inputs, 1);
}

void
summary_order_refused(struct summary *s)
{
	struct summary_refusals *out = &s->figures.notes.refused;
	size_t i, tab, n = keyed_count(&s->refused);
	struct order *o = summary_keep(s, n, sizeof(*o));

	for (i = 0; i < n; i++)
		o[i] = (struct order){ 0, *(uint64_t *)keyed_at(&s->refused,
		    (uint32_t)i), keyed_key(&s->refused, (uint32_t)i),
		    (uint32_t)i };
	summary_sort(o, n);
	out->n = n;
	out->row = summary_keep(s, n, sizeof(*out->row));
	for (i = 0; i < n; i++) {
		tab = bytes_find(o[i].key, BYTES("\t"), 0);
		out->row[i] = (struct summary_refusal){
		    bytes_first(o[i].key, tab),
		    bytes_from(o[i].key, tab + 1), o[i].weight };
	}
}

void
summary_start_differences(struct summary *s)
{
	keyed_start(&s->differences, sizeof(struct difference_entry));
	keyed_start(&s->refused, sizeof(uint64_t));
}

void
summary_free_differences(struct summary *s)
{
	keyed_free(&s->differences);
	keyed_free(&s->refused);
}
