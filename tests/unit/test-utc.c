/* test-utc: times and their text (base/utc.h). */
#include "base/utc.h"

#include "tap.h"

static const int64_t known = INT64_C(1794787200); /* 2026-11-16T00:00:00Z */

static void
form(int64_t t, const char *want)
{
	char text[UTC_TEXT];

	utc_format(t, text);
	tap_bytes((struct bytes){ text, UTC_TEXT }, bytes_of(want), want);
}

static void
formatting(void)
{
	form(0, "1970-01-01T00:00:00Z");
	form(known, "2026-11-16T00:00:00Z");
	form(951782399, "2000-02-28T23:59:59Z");
	form(951782400, "2000-02-29T00:00:00Z");
	form(4107542400, "2100-03-01T00:00:00Z");
	form(UTC_MAX, "9999-12-31T23:59:59Z");
}

/* Every day of four centuries, counted by hand. */
static void
calendar(void)
{
	static const int length[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	struct utc_parts p;
	int year = 1970, month = 1, day = 1, weekday = 4, leap;
	int64_t t;

	for (t = 0; year < 2370; t += UTC_DAY) {
		p = utc_parts(t + 86399);
		if (p.year != year || p.month != month || p.day != day ||
		    p.weekday != weekday || p.hour != 23 || p.second != 59 ||
		    utc_time(&p) != t + 86399)
			break;
		weekday = weekday % 7 + 1;
		leap = month == 2 && year % 4 == 0 &&
		    (year % 100 != 0 || year % 400 == 0);
		if (++day > length[month - 1] + leap) {
			day = 1;
			year += month == 12;
			month = month % 12 + 1;
		}
	}
	tap_num(year, 2370, "every day of 400 years");
}

static void
read_as(const char *text, int64_t want)
{
	int64_t t = -1;

	ok(utc_parse(bytes_of(text), &t), text);
	tap_num(t, want, "  is that time");
}

static void
parsing(void)
{
	read_as("2026-11-16T00:00:00Z", known);
	read_as(" 2026-11-16 ", known);
	read_as(" 2026-11-16T00:00:00", known);
	read_as("9999-12-31T23:59:59Z", UTC_MAX);
	read_as("2026-11-16 00:00:00", known);
	read_as("2026-11-16t00:00z", known);
	read_as("2026-11-16T01:30:00+01:30", known);
	read_as("2026-11-15T19:00:00-0500", known);
	read_as("2026-11-16T00:00:00.999Z", known);
	read_as("2026-11-15T23:59:60Z", known);
	read_as("1970-01-01", 0);
	read_as("2000-02-29", 951782400);
}

static void
refusing(void)
{
	static const char *const bad[] = { "", "2026", "2026-13-01",
		"2026-02-29", "2100-02-29", "2026-11-31",
		"2026-11-16T24:00:00Z",
		"2026-11-16T00:60:00Z", "2026-11-16T00:00:00X", "1969-12-31",
		"1970-01-01T00:00:00+01:00", "20261116", "2026-11-16T",
		"2026-11-16T00", "2026-1-1", "-026-11-16",
		"9999-12-31T23:59:59-01:00", "2026-11-16T00:00:00+24:00",
		"20x6-11-16T00:00:00Z", "/026-11-16T00:00:00Z",
		"202:-11-16T00:00:00Z", "2026-1:-16T00:00:00Z",
		"2026-11-1:T00:00:00Z", "2026-11-16T0 :00:00Z",
		"2026-11-16T00:0 :00Z", "2026-11-16T00:00:-1Z",
		"2026:11-16T00:00:00Z", "2026-11:16T00:00:00Z",
		"2026-11-16-00:00:00Z", "2026-11-16T00-00:00Z",
		"2026-11-16T00:00-00Z", "2026-11-16T00:00:00-",
		"1969-12-31T23:59:59Z", "2026-00-16T00:00:00Z" };
	int64_t t = 7;
	size_t i;

	for (i = 0; i < COUNT(bad); i++)
		if (utc_parse(bytes_of(bad[i]), &t))
			break;
	if (!ok(i == COUNT(bad) && t == 7, "what is no time is none"))
		printf("#  %s\n", i < COUNT(bad) ? bad[i] : "");
}

static void
mailed(const char *text, int64_t want)
{
	int64_t t = -1;

	ok(utc_parse_mail(bytes_of(text), &t) == (want >= 0), text);
	tap_num(t, want, "  is that time of a mail");
}

static void
mail(void)
{
	mailed("Mon, 16 Nov 2026 00:00:00 +0000", known);
	mailed("16 Nov 2026 00:00 Z", known);
	mailed("Mon, 16 Nov 2026 01:00:00 +0100 (CET)", known);
	mailed("Sun, 15 Nov 2026 19:00:00 EST", known);
	mailed("16-Nov-26 00:00:00 GMT", known);
	mailed("mon,16 nov 2026 0:00:00 -0000", known);
	mailed("16 Nov 2026 00:00:00 +0000 (a, b)", known);
	mailed("Mon, 16 November 2026 00:00:00 +0000", known);
	mailed("Mon, 1 Jan 2026", -1);
	mailed("Mon, 32 Jan 2026 00:00:00 +0000", -1);
	mailed("Mon, 16 Foo 2026 00:00:00 +0000", -1);
	mailed("", -1);
}

int
main(void)
{
	formatting();
	calendar();
	parsing();
	refusing();
	mail();
	return tap_done();
}
