/* quality: what is wrong with reporters' reports. */
#include "base/num.h"
#include "summary/impl.h"
#include "summary/report.h"
#include "summary/sections.h"
#include "summary/timeline.h"

/* Key: reporter (4 bytes), quirk. */
struct fault_entry {
	uint64_t	records, told;	/* told: by quality rows */
	uint32_t	reporter;
};

static struct fault_entry *
fault_at(struct summary *s, uint32_t reporter, struct bytes quirk)
{
	struct fault_entry *e;

	s->key.n = 0;
	buf_add(&s->key, (struct bytes){ (char *)&reporter,
	    sizeof(reporter) });
	buf_add(&s->key, quirk);
	e = keyed_at(&s->faults,
	    keyed_add(&s->faults, buf_view(&s->key), NULL));
	e->reporter = reporter;
	return e;
}

void
summary_add_faults(struct summary *s, struct rows *r)
{
	struct bytes list, item;
	bool more;

	if (rows_raw(r, REC_quirks).n == 0)
		return;
	list = rows_text(r, REC_quirks);
	more = list.n != 0;
	while (tsv_item(&list, &more, &item))
		if (item.n != 0)
			summary_sum(s, &fault_at(s, s->now->reporter,
			    item)->records, 1);
}

/* An item is slug:records. */
static void
add_counts(struct summary *s, struct rows *r, uint32_t reporter)
{
	struct bytes list = rows_text(r, QUA_quirk_counts), item;
	bool more = list.n != 0;
	uint64_t n;
	size_t colon;

	while (tsv_item(&list, &more, &item)) {
		colon = bytes_find(item, BYTES(":"), 0);
		if (num_parse(bytes_from(item, colon + 1), &n))
			summary_sum(s, &fault_at(s, reporter,
			    bytes_first(item, colon))->told, n);
	}
}

void
summary_add_quality(struct summary *s, struct rows *r)
{
	uint32_t i = keyed_add(&s->reporters, rows_text(r, QUA_org_name),
	    NULL);
	struct reporter_entry *e = keyed_at(&s->reporters, i);

	e->quality = true;
	summary_sum(s, &e->seen.messages, rows_num(r, QUA_messages));
	summary_sum(s, &e->seen_reports, rows_num(r, QUA_reports));
	summary_sum(s, &e->seen_disagreeing, rows_num(r, QUA_disagreeing));
	summary_sum(s, &e->seen_days, rows_num(r, QUA_days));
	add_counts(s, r, i);
}

/* Takes a quirk of a reporter: the most seen one is shown. */
static void
take_quirk(struct summary_reporter *row, struct bytes quirk, uint64_t n)
{
	if (n == 0)
		return;
	if (row->faulty != 0)
		row->more_faults++;
	if (n > row->faulty || (n == row->faulty &&
	    bytes_compare(quirk, row->fault) < 0)) {
		row->fault = quirk;
		row->faulty = n;
	}
}

void
summary_find_faults(struct summary *s, const struct order *o, size_t n)
{
	struct summary_reporters *list = &s->figures.reporters;
	size_t i, all = keyed_count(&s->reporters);
	uint32_t *at = summary_keep(s, all, sizeof(*at));
	const struct reporter_entry *p;
	const struct fault_entry *e;

	for (i = 0; i < n; i++) {
		at[o[i].index] = (uint32_t)i + 1;
		list->days |= list->row[i].days != 0;
	}
	for (i = 0; i < keyed_count(&s->faults); i++) {
		e = keyed_at(&s->faults, (uint32_t)i);
		if (at[e->reporter] == 0)
			continue;
		p = keyed_at(&s->reporters, e->reporter);
		take_quirk(&list->row[at[e->reporter] - 1],
		    bytes_from(keyed_key(&s->faults, (uint32_t)i),
			sizeof(e->reporter)),
		    p->quality ? e->told : e->records);
		list->faults = true;
	}
}

void
summary_start_faults(struct summary *s)
{
	keyed_start(&s->faults, sizeof(struct fault_entry));
}

void
summary_free_faults(struct summary *s)
{
	keyed_free(&s->faults);
}
