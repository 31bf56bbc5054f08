/* coverage: who reported on which domain on which day, and when nobody did. */
#include "rollup/coverage.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/mem.h"
#include "base/num.h"
#include "calendar/prorate.h"

/*
 * A sender is who reports, and on which domain. A day of one is a key of
 * these numbers; days count from 1, the first of 1970, and 0 is not known.
 */
struct day_key {
	uint32_t	sender, day;
};

void
coverage_start(struct coverage *c)
{
	*c = (struct coverage){ .most_days = LIMITS_DEFAULT.days,
	    .most_gap = LIMITS_DEFAULT.gap };
	map_init(&c->senders);
	map_init(&c->days);
}

void
coverage_free(struct coverage *c)
{
	map_free(&c->senders);
	map_free(&c->days);
	free(c->sums);
	canonical_free(&c->scratch);
	buf_free(&c->text);
}

static uint32_t
day_number(int64_t t)
{
	return t < 0 ? 0 : (uint32_t)(t / UTC_DAY + 1);
}

static void
add_day(struct coverage *c, uint32_t sender, int64_t t, uint64_t messages)
{
	struct day_key key = { sender, day_number(t) };
	bool added;
	uint32_t i = map_add(&c->days, (struct bytes){ (const char *)&key,
	    sizeof(key) }, &added);

	if (i == c->room) {
		c->room = c->room ? c->room + c->room / 2 : 1024;
		c->sums = mem_resize(c->sums, c->room, sizeof(*c->sums));
	}
	if (added)
		c->sums[i] = (struct coverage_sums){ 0 };
	c->sums[i].reports++;
	if (!num_add(&c->sums[i].messages, messages))
		c->overflow = true;
	if (key.day > c->last)
		c->last = key.day;
}

static uint32_t
sender_of(struct coverage *c, const struct rows *r)
{
	c->text.n = 0;
	buf_add(&c->text, canonical_cell(&c->scratch,
	    rows_raw(r, REP_org_name)));
	buf_byte(&c->text, '\t');
	buf_add(&c->text, canonical_cell(&c->scratch,
	    rows_raw(r, REP_policy_domain)));
	return map_add(&c->senders, buf_view(&c->text), NULL);
}

void
coverage_add(struct coverage *c, struct rows *r)
{
	uint32_t sender = sender_of(c, r);
	uint64_t messages = rows_num(r, REP_messages);
	int64_t period[2];
	struct prorate s;

	c->rows++;
	rows_period(r, REP_begin, REP_end, REP_quirks, period);
	if (!prorate_needed(period[0], period[1])) {
		add_day(c, sender, period_day(period[0], period[1]),
		    messages);
	} else if (prorate_days(period[0], period[1]) > c->most_days) {
		c->too_long++;
		add_day(c, sender, -1, messages);
	} else {
		prorate_start(&s, period[0], period[1], messages,
		    prorate_hash(r, &c->text));
		while (prorate_next(&s))
			add_day(c, sender, s.day, s.messages);
	}
}

/* What a day is sorted by: the sender's place among senders, and the day. */
struct entry {
	uint32_t	rank, sender, day, sums;
};

static int
compare_entries(const void *pa, const void *pb)
{
	const struct entry *a = pa, *b = pb;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return a->day < b->day ? -1 : a->day > b->day;
}

struct name {
	struct bytes	text;
	uint32_t	sender;
};

static int
compare_names(const void *pa, const void *pb)
{
	const struct name *a = pa, *b = pb;

	return bytes_compare(a->text, b->text);
}

/* The place of each sender in the order of their bytes. */
static uint32_t *
order_of_senders(const struct map *senders)
{
	struct name *name = mem_new(senders->n * sizeof(*name));
	uint32_t *rank = mem_new(senders->n * sizeof(*rank));
	uint32_t i;

	for (i = 0; i < senders->n; i++)
		name[i] = (struct name){ map_key(senders, i), i };
	qsort(name, senders->n, sizeof(*name), compare_names);
	for (i = 0; i < senders->n; i++)
		rank[name[i].sender] = i;
	free(name);
	return rank;
}

static struct entry *
in_order(const struct coverage *c)
{
	uint32_t *rank = order_of_senders(&c->senders);
	struct entry *entry = mem_new(c->days.n * sizeof(*entry));
	struct day_key key;
	uint32_t i;

	for (i = 0; i < c->days.n; i++) {
		memcpy(&key, map_key(&c->days, i).p, sizeof(key));
		entry[i] = (struct entry){ rank[key.sender], key.sender,
		    key.day, i };
	}
	qsort(entry, c->days.n, sizeof(*entry), compare_entries);
	free(rank);
	return entry;
}

/* sums: NULL for a day without a report. */
static void
put_day(const struct coverage *c, struct tsv_writer *w, uint32_t sender,
    uint32_t day, const struct coverage_sums *sums)
{
	char name[PERIOD_TEXT];
	size_t n = day == 0 ? 0 : period_format(PERIOD_DAY,
	    (int64_t)(day - 1) * UTC_DAY, name);

	tsv_put_raw(w, map_key(&c->senders, sender), 2);
	tsv_put_raw(w, (struct bytes){ name, n }, 1);
	tsv_put_num(w, sums ? sums->reports : 0);
	tsv_put_num(w, sums ? sums->messages : 0);
	tsv_put_raw(w, sums ? BYTES("no") : BYTES("yes"), 1);
	tsv_end_row(w);
}

/* The days without a report after e, up to but not including `until`. */
static void
put_gap(struct coverage *c, struct tsv_writer *w, const struct entry *e,
    uint32_t until)
{
	uint32_t day = e->day + 1;
	uint64_t most = c->most_gap;

	if (e->day == 0)
		return;
	for (; day < until && most > 0; day++, most--)
		put_day(c, w, e->sender, day, NULL);
	c->long_gaps += day < until;
}

void
coverage_write(struct coverage *c, struct tsv_writer *w, bool quiet)
{
	struct entry *entry = in_order(c);
	size_t i;

	tsv_header(w, KIND_COVERAGE, quiet);
	for (i = 0; i < c->days.n; i++) {
		put_day(c, w, entry[i].sender, entry[i].day,
		    &c->sums[entry[i].sums]);
		put_gap(c, w, &entry[i], i + 1 < c->days.n &&
		    entry[i + 1].sender == entry[i].sender ?
		    entry[i + 1].day : c->last + 1);
	}
	free(entry);
}
