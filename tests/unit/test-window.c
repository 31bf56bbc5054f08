/* test-window: periods by name, and which day is in one. */
#include "calendar/window.h"

#include "tap.h"

/* want: "2026-11-09 2026-11-16", begin and end, or "none". */
static void
parses(const char *name, const char *want)
{
	struct window w = WINDOW_ALL;
	struct buf b = { 0 };
	char day[PERIOD_TEXT];

	if (!window_parse(bytes_of(name), &w)) {
		buf_adds(&b, "none");
	} else {
		period_format(PERIOD_DAY, w.begin, day);
		buf_adds(&b, day);
		buf_byte(&b, ' ');
		period_format(PERIOD_DAY, w.end, day);
		buf_adds(&b, day);
	}
	tap_buf(&b, bytes_of(want), name);
	buf_free(&b);
}

static void
names(void)
{
	parses("2026-11-16", "2026-11-16 2026-11-17");
	parses("2028-02-29", "2028-02-29 2028-03-01");
	parses("2026-02-29", "none");
	parses("2026-11-1", "none");
	parses("2026-W46", "2026-11-09 2026-11-16");
	parses("2026-W01", "2025-12-29 2026-01-05");
	parses("2026-W53", "2026-12-28 2027-01-04");
	parses("2025-W53", "none");
	parses("2026-W00", "none");
	parses("2026-W54", "none");
	parses("2026-w46", "none");
	parses("2026-W4x", "none");
	parses("2026-12", "2026-12-01 2027-01-01");
	parses("2026-13", "none");
	parses("2026-00", "none");
	parses("2026/12", "none");
	parses("1969-12", "none");
	parses("2026", "none");
	parses("", "none");
	parses("previous", "none");
	parses("2026-11-16T00:00:00Z", "none");
}

static void
places(void)
{
	struct window w = { 10 * UTC_DAY, 12 * UTC_DAY }, all = WINDOW_ALL;
	struct window since = { 10 * UTC_DAY, -1 }, until = { -1, UTC_DAY };

	tap_check(window_place(&w, 9 * UTC_DAY) == WINDOW_BEFORE, "before");
	tap_check(window_place(&w, 10 * UTC_DAY) == WINDOW_IN, "begin");
	tap_check(window_place(&w, 11 * UTC_DAY) == WINDOW_IN, "in");
	tap_check(window_place(&w, 12 * UTC_DAY) == WINDOW_AFTER, "end");
	tap_check(window_place(&w, -1) == WINDOW_BEFORE, "no day");
	tap_check(window_place(&all, -1) == WINDOW_IN, "all");
	tap_check(window_place(&since, UTC_MAX) == WINDOW_IN, "since");
	tap_check(window_place(&until, 0) == WINDOW_IN, "until");
	tap_check(window_place(&until, -1) == WINDOW_BEFORE, "until, none");
	tap_check(window_place(&until, UTC_DAY) == WINDOW_AFTER, "its end");
}

static void
settles(const char *period, const char *compare, int64_t want,
    const char *name)
{
	struct window w = WINDOW_ALL, before;
	const char *wrong = window_settle(&w, &before, bytes_of(period),
	    bytes_of(compare));

	tap_num(wrong != NULL ? -2 : before.begin < 0 ? -1 :
	    before.begin / UTC_DAY, want, name);
}

int
main(void)
{
	names();
	places();
	settles("", "", -1, "nothing asked for");
	settles("1970-01-03", "", 1, "the day before");
	settles("1970-01-01", "", -1, "no day before");
	settles("1970-01-01", "previous", -2, "asked for, and none");
	settles("", "previous", -2, "of all input");
	settles("1970-01-20", "1970-01-10", 9, "another day");
	settles("1970-01-20", "1970-01-20", -2, "the same");
	settles("1970-01-20", "1970-01", -2, "overlaps");
	settles("", "1970-01", -2, "no begin");
	settles("x", "", -2, "no period");
	return tap_done();
}
