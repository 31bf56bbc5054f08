/* window: the days a page is about, and those it is compared with. */
#include "calendar/window.h"

#include "base/num.h"

/* The digits [from, from + n) of name, or -1. */
static int
digits(struct bytes name, size_t from, size_t n)
{
	uint64_t value;

	if (!num_parse(bytes_first(bytes_from(name, from), n), &value))
		return -1;
	return (int)value;
}

/* A name is good when its time has that very name. */
static bool
is_named(enum period_unit unit, int64_t t, struct bytes name)
{
	char text[PERIOD_TEXT];
	size_t n = period_format(unit, t, text);

	return bytes_equal((struct bytes){ text, n }, name);
}

static bool
take_unit(enum period_unit unit, int64_t t, struct bytes name, struct window *w)
{
	if (t < 0 || t > UTC_MAX || !is_named(unit, t, name))
		return false;
	w->begin = period_begin(unit, t);
	w->end = period_next(unit, t);
	return true;
}

/* The 4th of January is always of week 1 (ISO 8601). */
static bool
take_week(struct bytes name, struct window *w)
{
	struct utc_parts p = { .year = digits(name, 0, 4), .month = 1,
	    .day = 4 };
	int week = digits(name, 6, 2);

	if (p.year < 1970 || week < 1)
		return false;
	return take_unit(PERIOD_WEEK, utc_time(&p) + (week - 1) * 7 * UTC_DAY,
	    name, w);
}

bool
window_parse(struct bytes name, struct window *w)
{
	struct utc_parts p = { .year = digits(name, 0, 4), .day = 1 };
	int64_t day;

	if (name.n == 8 && name.p[5] == 'W')
		return take_week(name, w);
	if (name.n == UTC_DATE)
		return window_date(name, &day) &&
		    take_unit(PERIOD_DAY, day, name, w);
	p.month = digits(name, 5, 2);
	if (name.n != UTC_DATE - 3 || p.year < 1970 || p.month < 1 ||
	    p.month > 12)
		return false;
	return take_unit(PERIOD_MONTH, utc_time(&p), name, w);
}

bool
window_date(struct bytes name, int64_t *day)
{
	if (!utc_parse(name, day))
		return false;
	*day = period_begin(PERIOD_DAY, *day);
	return true;
}

bool
window_open(const struct window *w)
{
	return w->begin < 0 && w->end < 0;
}

enum window_place
window_place(const struct window *w, int64_t day)
{
	if (window_open(w))
		return WINDOW_IN;
	if (day < 0 || day < w->begin)
		return WINDOW_BEFORE;
	return w->end >= 0 && day >= w->end ? WINDOW_AFTER : WINDOW_IN;
}

bool
window_previous(const struct window *w, struct window *out)
{
	int64_t length = w->end - w->begin;

	if (w->begin < 0 || w->end < 0 || length <= 0 || w->begin < length)
		return false;
	*out = (struct window){ w->begin - length, w->begin };
	return true;
}

static const char *
settle_compare(const struct window *w, struct window *before,
    struct bytes compare)
{
	bool previous = bytes_equal(compare, BYTES("previous"));

	if (compare.n == 0 || previous)
		return window_previous(w, before) || !previous ? NULL :
		    "--compare=previous needs --period, or --since and "
		    "--until";
	if (!window_parse(compare, before))
		return "--compare takes previous, or a day, a week or a month";
	if (w->begin < before->end)
		return "--compare takes a period that ends before --period "
		    "or --since begins";
	return NULL;
}

const char *
window_settle(struct window *w, struct window *before, struct bytes period,
    struct bytes compare)
{
	*before = WINDOW_ALL;
	if (period.n != 0 && !window_open(w))
		return "--period goes without --since and --until";
	if (period.n != 0 && !window_parse(period, w))
		return "--period takes a day, a week or a month: 2026-11-16, "
		    "2026-W46, 2026-11";
	if (w->begin >= 0 && w->end >= 0 && w->end <= w->begin)
		return "--until must be later than --since";
	return settle_compare(w, before, compare);
}
