/* signatures: the DKIM signatures of a record, and what is said of them. */
#include "auth/signatures.h"

#include <stdlib.h>

#include "base/mem.h"
#include "tsv/reader.h"

/* Up to here a look through the list is quicker than a table. */
enum { FEW = 16 };

/* A list being read, and its item; the item is empty past the end. */
struct list {
	struct bytes	rest, item;
	bool		more;
};

static void
list_start(struct list *l, const struct bytes *cells, const int *map,
    int column)
{
	l->rest = map[column] < 0 ? BYTES_NONE : cells[map[column]];
	l->more = l->rest.n != 0;
}

static void
list_next(struct list *l)
{
	l->item = BYTES_NONE;
	tsv_item(&l->rest, &l->more, &l->item);
}

static bool
is_same(const struct auth_signature *a, const struct auth_signature *b)
{
	return bytes_equal(a->domain, b->domain) &&
	    bytes_equal(a->selector, b->selector) &&
	    bytes_equal(a->result, b->result);
}

/* Enters the key into the table; was it new? No item has the bar in it. */
static bool
enter_key(struct auth_signatures *l, const struct auth_signature *s)
{
	bool added;

	l->key.n = 0;
	buf_add(&l->key, s->domain);
	buf_byte(&l->key, '|');
	buf_add(&l->key, s->selector);
	buf_byte(&l->key, '|');
	buf_add(&l->key, s->result);
	map_add(&l->known, buf_view(&l->key), &added);
	return added;
}

static bool
is_new(struct auth_signatures *l, const struct auth_signature *s)
{
	size_t i;

	if (l->n < FEW) {
		for (i = 0; i < l->n; i++)
			if (is_same(&l->at[i], s))
				return false;
		return true;
	}
	if (l->known.n == 0) {
		map_init(&l->known);
		for (i = 0; i < l->n; i++)
			enter_key(l, &l->at[i]);
	}
	return enter_key(l, s);
}

static void
add_signature(struct auth_signatures *l, struct aligned_cells *a,
    struct auth_signature s)
{
	const struct auth_name *from = &a->record.results.from;
	struct auth_name name;

	if ((s.domain.n == 0 && s.selector.n == 0) || !is_new(l, &s))
		return;
	name = orgdomain_name(a->orgs, s.domain, &a->names);
	s.name = name.text;
	s.match = from->text.n == 0 || name.text.n == 0 ? MATCH_UNKNOWN :
	    auth_match_of(from, &name);
	s.passed = auth_result_of(s.result) == RESULT_PASS;
	if (l->n == l->room) {
		l->room = l->room ? l->room * 2 : FEW;
		l->at = mem_resize(l->at, l->room, sizeof(*l->at));
	}
	l->at[l->n++] = s;
}

void
auth_signatures_of(struct auth_signatures *l, struct aligned_cells *a,
    const struct bytes *cells, const int *map)
{
	struct list domain, selector, result, human;

	l->n = 0;
	list_start(&domain, cells, map, REC_dkim_domains);
	list_start(&selector, cells, map, REC_dkim_selectors);
	list_start(&result, cells, map, REC_dkim_results);
	list_start(&human, cells, map, REC_dkim_human_results);
	while (domain.more || selector.more) {
		list_next(&domain);
		list_next(&selector);
		list_next(&result);
		list_next(&human);
		add_signature(l, a, (struct auth_signature){ .domain =
		    domain.item,
		    .selector = selector.item, .result = result.item,
		    .human = human.item });
	}
	if (l->known.n != 0)
		map_free(&l->known);
}

void
auth_signatures_write(const struct auth_signatures *l, struct tsv_writer *w,
    const struct bytes *cells, const int *map)
{
	static const int copied[] = { REC_source, REC_org_name, REC_begin,
		REC_end, REC_header_from, REC_source_ip, REC_count };
	const struct auth_signature *s;
	size_t i, k;

	for (i = 0; i < l->n; i++) {
		s = &l->at[i];
		for (k = 0; k < sizeof(copied) / sizeof(copied[0]); k++)
			tsv_put_raw(w, cells[map[copied[k]]], 1);
		tsv_put_raw(w, s->domain, 1);
		tsv_put_raw(w, s->selector, 1);
		tsv_put_raw(w, s->result, 1);
		tsv_put_raw(w, s->human, 1);
		tsv_put_raw(w, auth_match_keyword(s->match), 1);
		tsv_end_row(w);
	}
}

void
auth_signatures_free(struct auth_signatures *l)
{
	free(l->at);
	buf_free(&l->key);
	*l = (struct auth_signatures){ 0 };
}
