/* dayset: a set of UTC days, as spans. */
#include "calendar/dayset.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utc.h"

enum { ROOM_LEAST = 8 };

struct dayset_span {
	uint32_t	first, last;	/* days since 1970-01-01 */
};

static int
compare_days(const void *pa, const void *pb)
{
	const struct dayset_span *a = pa, *b = pb;

	return a->first < b->first ? -1 : a->first > b->first;
}

/* Sorts the spans and makes one of those that touch. */
static void
unite(struct dayset *s)
{
	struct dayset_span *last;
	size_t i, n = 1;

	if (s->n == 0)
		return;
	qsort(s->at, s->n, sizeof(*s->at), compare_days);
	for (i = 1; i < s->n; i++) {
		last = &s->at[n - 1];
		if (s->at[i].first > last->last + 1)
			s->at[n++] = s->at[i];
		else if (s->at[i].last > last->last)
			last->last = s->at[i].last;
	}
	s->n = n;
}

/* Room for one more; grows only when half of it is needed. */
static void
make_room(struct dayset *s)
{
	if (s->n < s->room)
		return;
	unite(s);
	if (s->n < s->room / 2)
		return;
	s->room = s->room ? s->room * 2 : ROOM_LEAST;
	s->at = mem_resize(s->at, s->room, sizeof(*s->at));
}

/* Mostly it is the one added before: that of records of one report. */
static bool
in_last(const struct dayset *s, struct dayset_span span)
{
	const struct dayset_span *last;

	if (s->n == 0)
		return false;
	last = &s->at[s->n - 1];
	return span.first >= last->first && span.last <= last->last;
}

void
dayset_add(struct dayset *s, int64_t begin, int64_t end)
{
	struct dayset_span span;

	if (begin < 0)
		return;
	if (end <= begin)
		end = begin + 1;
	span.first = (uint32_t)(begin / UTC_DAY);
	span.last = (uint32_t)((end - 1) / UTC_DAY);
	if (in_last(s, span))
		return;
	make_room(s);
	s->at[s->n++] = span;
}

void
dayset_merge(struct dayset *s, const struct dayset *more)
{
	size_t i;

	for (i = 0; i < more->n; i++)
		dayset_add(s, more->at[i].first * UTC_DAY,
		    (more->at[i].last + INT64_C(1)) * UTC_DAY);
}

bool
dayset_bounds(const struct dayset *s, int64_t from, int64_t to,
    int64_t *first, int64_t *last)
{
	int64_t begin, end;
	bool any = false;
	size_t i;

	for (i = 0; i < s->n; i++) {
		begin = s->at[i].first * UTC_DAY;
		end = s->at[i].last * UTC_DAY;
		if (begin < from)
			begin = from;
		if (end > to)
			end = to;
		if (begin > end)
			continue;
		if (!any || begin < *first)
			*first = begin;
		if (!any || end > *last)
			*last = end;
		any = true;
	}
	return any;
}

uint64_t
dayset_count(struct dayset *s)
{
	uint64_t days = 0;
	size_t i;

	unite(s);
	for (i = 0; i < s->n; i++)
		days += s->at[i].last - s->at[i].first + 1;
	return days;
}

void
dayset_free(struct dayset *s)
{
	free(s->at);
	*s = (struct dayset){ 0 };
}
