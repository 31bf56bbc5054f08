/* rollup: rows of records, or of earlier roll-ups, summed up by a key. */
#include "rollup/rollup.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/mem.h"
#include "calendar/prorate.h"
#include "facts/rollup_fact.h"
#include "rollup/impl.h"
#include "rollup/tally.h"

/* How many rows later which step is done; see step. */
enum { NEAR = 2, PEEK = 4 };

bool
rollup_start(struct rollup *u, const char *by, int net4, int net6,
    const struct origins *origins, struct bytes *wrong)
{
	*u = (struct rollup){ .most_days = LIMITS_DEFAULT.days };
	groups_init(&u->groups);
	sets_init(&u->sets);
	return keys_start(&u->keys, by, net4, net6, origins, wrong);
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
	canonical_free(&u->scratch);
	buf_free(&u->hashed);
}

enum keys_result
rollup_layout(struct rollup *u, struct rows *r, struct bytes *missing)
{
	enum keys_result result = keys_layout(&u->keys, r, missing);

	u->dated = keys_apart(&u->keys, 0, UTC_MAX);
	return result;
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
		for (k = 0; k < ATTRIBUTES; k++)
			sets_move(&u->sets, &u->attributes[i].value[k]);
	sets_sweep_end(&u->sets);
}

/* The name in a cell that goes into a set. */
uint32_t
rollup_name(struct rollup *u, struct bytes cell)
{
	uint32_t one = sets_recent(&u->sets, cell);

	return one != 0 ? one : sets_one(&u->sets,
	    canonical_item(&u->scratch, cell));
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

/* The same, silently: what is no time is told of when the row is read. */
static int64_t
silent_time(const struct rows *r, int column, const struct rollup_time *last)
{
	struct bytes cell = rows_raw(r, column);
	int64_t t;

	if (cell.n != 0 && cell.n == last->n &&
	    memcmp(cell.p, last->text, cell.n) == 0)
		return last->time;
	return utc_parse(cell, &t) ? t : -1;
}

static void
take_name(struct rollup *u, struct rollup_row *row, struct bytes cell)
{
	if (row->nnames == row->room) {
		row->room = row->room ? row->room * 2 : 16;
		row->names = mem_resize(row->names, row->room,
		    sizeof(*row->names));
	}
	row->names[row->nnames++] = rollup_name(u, cell);
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
	struct record_fact fact;

	row->count = rows_num(r, REC_count);
	row->records = 1;
	row->begin = time_of(r, REC_begin, &u->last_begin);
	row->end = time_of(r, REC_end, &u->last_end);
	fact_read(&fact, r, TALLY_READS);
	row->sums = tally_sums(&fact);
	if (rows_far(r, REC_quirks))
		row->begin = row->end = -1;
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
	rollup_agree(u, g, added, NULL);
	rollup_period(g, row->begin, row->end);
	if (!figures_add_each(&g->figures, row->sums, row->count))
		u->overflow = true;
	/* This one is added to all the same. */
	if (!figures_add(&g->figures, FIG(records), row->records))
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
step_queue(struct rollup *u)
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

/* Are the messages of the row divided among several keys? */
static bool
is_prorated(const struct rollup *u, const struct rows *r)
{
	int64_t begin, end;

	if (!u->dated)
		return false;
	begin = silent_time(r, REC_begin, &u->last_begin);
	end = silent_time(r, REC_end, &u->last_end);
	return prorate_needed(begin, end) && !rows_far(r, REC_quirks) &&
	    keys_apart(&u->keys, begin, end - 1);
}

/* Adds the part of the row that is of a day, or -1. */
static void
add_part(struct rollup *u, struct rows *r, struct rollup_row *part,
    int64_t day)
{
	struct group_key key;

	u->keys.day = day;
	keys_of_row(&u->keys, r, &key);
	u->keys.day = KEYS_OWN_DAY;
	take_key(u, &key, part);
	add_record(u, part);
}

/* The day that gets the most messages: of several, the first. */
static int64_t
day_of_record(const struct rollup_row *row, uint64_t hash)
{
	int64_t day = period_day(row->begin, row->end);
	uint64_t most = 0;
	struct prorate s;

	prorate_start(&s, row->begin, row->end, row->count, hash);
	while (prorate_next(&s)) {
		if (s.messages > most) {
			most = s.messages;
			day = s.day;
		}
	}
	return day;
}

/* A record whose messages are of several days; the record is of one. */
static void
add_prorated(struct rollup *u, struct rows *r)
{
	struct rollup_row *row = &u->waiting[0];
	struct prorate s;
	uint64_t hash = prorate_hash(r, &u->hashed);
	int64_t day;

	rollup_settle(u);
	take_record(u, r, row);
	if (prorate_days(row->begin, row->end) > u->most_days) {
		u->too_long++;
		add_part(u, r, row, -1);
		return;
	}
	day = day_of_record(row, hash);
	row->sums |= UINT32_C(1) << FIG(estimated);
	prorate_start(&s, row->begin, row->end, row->count, hash);
	while (prorate_next(&s)) {
		row->count = s.messages;
		row->records = s.day == day;
		if (row->count != 0 || row->records != 0)
			add_part(u, r, row, s.day);
	}
}

void
rollup_add_keyed(struct rollup *u, struct rows *r,
    const struct group_key *key)
{
	struct rollup_row *row = &u->waiting[0];

	rollup_settle(u);
	if (sets_crowded(&u->sets))
		sweep(u);
	u->rows++;
	if (r->kind == KIND_ROLLUPS) {
		rollup_add_rolled(u, r, key);
		return;
	}
	take_key(u, key, row);
	take_record(u, r, row);
	add_record(u, row);
}

/* Sets a record's row behind those that wait. */
static void
queue_row(struct rollup *u, struct rows *r, const struct group_key *key)
{
	if (sets_crowded(&u->sets)) {
		rollup_settle(u);
		sweep(u);
	}
	u->rows++;
	u->nwaiting++;
	take_key(u, key, waiting(u, 0));
	take_record(u, r, waiting(u, 0));
	step_queue(u);
}

bool
rollup_add(struct rollup *u, struct rows *r)
{
	struct group_key key;

	if (is_prorated(u, r)) {
		rollup_settle(u);
		if (sets_crowded(&u->sets))
			sweep(u);
		add_prorated(u, r);
		u->rows++;
		return true;
	}
	if (!keys_of_row(&u->keys, r, &key))
		return false;
	if (r->kind == KIND_ROLLUPS)
		rollup_add_keyed(u, r, &key);
	else
		queue_row(u, r, &key);
	return true;
}
