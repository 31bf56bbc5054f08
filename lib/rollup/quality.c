/* quality: what each reporter's reports are like. */
#include "rollup/quality.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "calendar/dayset.h"

struct quality_reporter {
	uint64_t	 reports, records, messages, disagreeing;
	struct dayset	 days;
	uint64_t	*quirks;	/* records with each; NULL: none yet */
};

void
quality_start(struct quality *q)
{
	*q = (struct quality){ 0 };
	numset_start(&q->seen);
	map_init(&q->names);
}

void
quality_free(struct quality *q)
{
	size_t i;

	for (i = 0; i < q->names.n; i++) {
		dayset_free(&q->at[i].days);
		free(q->at[i].quirks);
	}
	free(q->at);
	numset_free(&q->seen);
	map_free(&q->names);
	canonical_free(&q->scratch);
	buf_free(&q->key);
	*q = (struct quality){ 0 };
}

static struct quality_reporter *
reporter(struct quality *q, const struct rows *r)
{
	uint32_t number;
	bool added;

	number = map_add(&q->names,
	    canonical_cell(&q->scratch, rows_raw(r, REC_org_name)), &added);
	if (number >= q->room) {
		q->room = q->room ? q->room * 2 : 64;
		q->at = mem_resize(q->at, q->room, sizeof(*q->at));
	}
	if (added)
		q->at[number] = (struct quality_reporter){ 0 };
	return &q->at[number];
}

/*
 * Is the report one that was not seen yet? It is known by a hash of 64 bits
 * under a key that nobody knows, so that one in a million million million is
 * taken for another.
 */
static bool
is_new_report(struct quality *q, const struct rows *r)
{
	static const int columns[] = { REC_source, REC_org_name,
		REC_report_id, REC_policy_domain, REC_begin, REC_end };
	size_t i;

	q->key.n = 0;
	for (i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		buf_add(&q->key, rows_raw(r, columns[i]));
		buf_byte(&q->key, '\t');
	}
	return numset_add(&q->seen, hash_bytes(q->seen.seed,
	    buf_view(&q->key)));
}

static void
count_quirks(struct quality_reporter *p, struct bytes list)
{
	struct quirks set;
	int k;

	if (list.n == 0)
		return;
	set = quirks_parse(list);
	if (p->quirks == NULL)
		p->quirks = mem_zero(QUIRK_KINDS, sizeof(*p->quirks));
	for (k = 0; k < QUIRK_KINDS; k++)
		p->quirks[k] += quirk_has(&set, (enum quirk)k);
}

void
quality_add(struct quality *q, struct rows *r, bool disagrees)
{
	struct quality_reporter *p = reporter(q, r);
	uint64_t count = rows_num(r, REC_count);
	int64_t period[2];

	p->reports += is_new_report(q, r);
	p->records++;
	q->overflowed |= !num_add(&p->messages, count);
	/* No more than these: it cannot pass what they did not. */
	if (disagrees)
		num_add(&p->disagreeing, count);
	rows_period(r, REC_begin, REC_end, REC_quirks, period);
	dayset_add(&p->days, period[0], period[1]);
	count_quirks(p, rows_raw(r, REC_quirks));
}

static void
put_quirks(struct tsv_writer *w, const uint64_t *counts, struct buf *item)
{
	bool first = true;
	int k;

	tsv_begin_list(w);
	for (k = 0; counts != NULL && k < QUIRK_KINDS; k++) {
		if (counts[k] == 0)
			continue;
		item->n = 0;
		buf_adds(item, quirk_slug((enum quirk)k));
		buf_byte(item, ':');
		buf_num(item, counts[k]);
		tsv_put_item(w, buf_view(item), first);
		first = false;
	}
}

/* A name, and the reporter that it belongs to. */
struct sorted_name {
	struct bytes	name;
	uint32_t	number;
};

static int
compare_names(const void *pa, const void *pb)
{
	const struct sorted_name *a = pa, *b = pb;

	return bytes_compare(a->name, b->name);
}

static struct sorted_name *
sort_names(const struct quality *q)
{
	struct sorted_name *order = mem_new(q->names.n * sizeof(*order));
	uint32_t i;

	for (i = 0; i < q->names.n; i++)
		order[i] = (struct sorted_name){ map_key(&q->names, i), i };
	qsort(order, q->names.n, sizeof(*order), compare_names);
	return order;
}

void
quality_write(struct quality *q, struct tsv_writer *w)
{
	struct sorted_name *order = sort_names(q);
	struct quality_reporter *p;
	size_t i;

	for (i = 0; i < q->names.n && w->error == 0; i++) {
		p = &q->at[order[i].number];
		tsv_put_raw(w, order[i].name, 1);
		tsv_put_num(w, p->reports);
		tsv_put_num(w, p->records);
		tsv_put_num(w, p->messages);
		tsv_put_num(w, p->disagreeing);
		tsv_put_num(w, dayset_count(&p->days));
		put_quirks(w, p->quirks, &q->key);
		tsv_end_row(w);
	}
	free(order);
}
