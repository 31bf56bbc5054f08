/*
 * period: which UTC day a reporting period belongs to, and the names of
 * days, ISO weeks and months.
 */
#include "calendar/period.h"

int64_t
period_day(int64_t begin, int64_t end)
{
	int64_t next, first_part, second_part;

	if (begin < 0)
		return -1;
	if (end <= begin)
		end = begin + 1;
	next = period_next(PERIOD_DAY, begin);
	if (end <= next)
		return next - UTC_DAY;
	/* No later day can hold more than the second: it would be full. */
	first_part = next - begin;
	second_part = end - next < UTC_DAY ? end - next : UTC_DAY;
	return second_part > first_part ? next : next - UTC_DAY;
}

/* Midnight n days from the one that t's day begins with. */
static int64_t
midnight(int64_t t, int n)
{
	return t - t % UTC_DAY + n * UTC_DAY;
}

int64_t
period_begin(enum period_unit unit, int64_t t)
{
	struct utc_parts p = utc_parts(t);

	switch (unit) {
	case PERIOD_DAY:
		break;
	case PERIOD_WEEK:
		/* 1970 began on a Thursday: its first week began before. */
		t = midnight(t, 1 - p.weekday);
		return t < 0 ? 0 : t;
	case PERIOD_MONTH:
		return midnight(t, 1 - p.day);
	}
	return midnight(t, 0);
}

int64_t
period_next(enum period_unit unit, int64_t t)
{
	struct utc_parts p = utc_parts(t);

	switch (unit) {
	case PERIOD_DAY:
		break;
	case PERIOD_WEEK:
		return midnight(t, 8 - p.weekday);
	case PERIOD_MONTH:
		p.year += p.month == 12;
		p.month = p.month % 12 + 1;
		p.day = 1;
		p.hour = p.minute = p.second = 0;
		return utc_time(&p);
	}
	return midnight(t, 1);
}

/* n as `width` digits, zeros in front. */
static void
put_digits(char *out, int n, int width)
{
	while (width--) {
		out[width] = (char)('0' + n % 10);
		n /= 10;
	}
}

/* Number of t's ISO week, and the year it belongs to. */
static int
week_of(int64_t t, int *year)
{
	struct utc_parts p = utc_parts(t), first = { 0 };
	int64_t thursday = midnight(t, 4 - p.weekday);

	*year = utc_parts(thursday).year;
	first.year = *year;
	first.month = first.day = 1;
	return (int)((thursday - utc_time(&first)) / (7 * UTC_DAY)) + 1;
}

size_t
period_format(enum period_unit unit, int64_t t, char out[PERIOD_TEXT])
{
	char text[UTC_TEXT];
	size_t n = unit == PERIOD_DAY ? UTC_DATE : UTC_DATE - 3;
	int year;

	if (unit == PERIOD_WEEK) {
		memcpy(out, "0000-W00", n = 8);
		put_digits(out + 6, week_of(t, &year), 2);
		put_digits(out, year, 4);
	} else {
		utc_format(t, text);
		memcpy(out, text, n);
	}
	out[n] = '\0';
	return n;
}
