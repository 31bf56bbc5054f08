/* test-dayset: distinct days of many periods (calendar/dayset.h). */
#include "calendar/dayset.h"

#include "base/utc.h"
#include "tap.h"

static void
few(void)
{
	struct dayset s = { 0 };

	tap_num((int64_t)dayset_count(&s), 0, "none");
	dayset_add(&s, -1, 5);
	tap_num((int64_t)dayset_count(&s), 0, "a period without begin");
	dayset_add(&s, 0, -1);
	tap_num((int64_t)dayset_count(&s), 1, "one without end");
	dayset_add(&s, UTC_DAY - 1, 0);
	tap_num((int64_t)dayset_count(&s), 1, "one that ends before it begins");
	dayset_add(&s, 0, UTC_DAY);
	tap_num((int64_t)dayset_count(&s), 1, "to midnight");
	dayset_add(&s, 0, UTC_DAY + 1);
	tap_num((int64_t)dayset_count(&s), 2, "past midnight");
	dayset_add(&s, 9 * UTC_DAY, 10 * UTC_DAY - 1);
	tap_num((int64_t)dayset_count(&s), 3, "after a gap");
	dayset_add(&s, 4 * UTC_DAY, 5 * UTC_DAY);
	tap_num((int64_t)dayset_count(&s), 4, "inside the gap");
	dayset_add(&s, UTC_DAY / 2, 9 * UTC_DAY);
	tap_num((int64_t)dayset_count(&s), 10, "all of it");
	dayset_add(&s, 0, UTC_MAX);
	tap_num((int64_t)dayset_count(&s), UTC_MAX / UTC_DAY + 1, "all days");
	dayset_free(&s);
}

static void
many(void)
{
	enum { DAYS = 20000, PERIODS = 30000 };
	static bool day[DAYS + 8];
	struct dayset s = { 0 };
	uint32_t seed = 1;
	int64_t first, n, want = 0;
	int i, k;

	for (i = 0; i < PERIODS; i++) {
		seed = seed * 1103515245 + 12345;
		/* Half of them never touch: only even days. */
		first = seed / 65536 % DAYS / 2 * 2;
		n = i % 2 ? 1 + seed / 16 % 7 : 1;
		if (i % 2)
			first %= DAYS / 4;
		dayset_add(&s, first * UTC_DAY, (first + n) * UTC_DAY);
		for (k = 0; k < n; k++)
			day[first + k] = true;
	}
	for (i = 0; i < DAYS + 8; i++)
		want += day[i];
	tap_num((int64_t)dayset_count(&s), want, "as by looking at each day");
	dayset_free(&s);
}

/* Days in a row are one span, in whichever order they come. */
static void
in_a_row(void)
{
	struct dayset s = { 0 };
	int64_t day;

	for (day = 20000; day > 0; day--)
		dayset_add(&s, day * UTC_DAY, (day + 1) * UTC_DAY);
	ok(s.room <= 16, "days in a row take the memory of one");
	tap_num((int64_t)dayset_count(&s), 20000, "and are all there");
	dayset_free(&s);
}

int
main(void)
{
	few();
	in_a_row();
	many();
	return tap_done();
}
