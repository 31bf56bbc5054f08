/* Shares of days: they add up, follow the seconds, and need no luck. */
#include "base/hash.h"
#include "calendar/prorate.h"
#include "tap.h"

#define AT(day, hour)	((day) * UTC_DAY + (hour) * 3600)

static void
test_long(void)
{
	ok(!prorate_needed(0, 25 * 3600), "25 hours mean one day");
	ok(prorate_needed(0, 25 * 3600 + 1), "a second more does not");
	ok(!prorate_needed(-1, AT(9, 0)), "a period without begin is not long");
	ok(!prorate_needed(AT(9, 0), -1), "nor one without end");
	ok(!prorate_needed(AT(9, 0), 0), "nor one that ends before it begins");
}

static void
test_days(void)
{
	ok(prorate_days(AT(5, 0), AT(6, 0)) == 1, "midnight ends a day");
	ok(prorate_days(AT(5, 0), AT(6, 0) + 1) == 2, "and begins the next");
	ok(prorate_days(AT(5, 23), AT(8, 1)) == 4, "days that are touched");
	ok(prorate_days(0, UINT32_MAX) == 49711, "2^32 - 1 seconds");
	ok(prorate_days(0, (int64_t)UINT32_MAX + 1) == UINT64_MAX,
	    "2^32 seconds are too many");
}

/* Shares of 100 messages of two days from 18:00, with o = 0 and near 1. */
static void
test_shares(void)
{
	/* 6 + 24 + 18 hours of 48 */
	static const uint64_t want[2][3] = { { 12, 50, 38 }, { 13, 50, 37 } };
	struct prorate s;
	int k, i;

	for (k = 0; k < 2; k++) {
		prorate_start(&s, AT(10, 18), AT(12, 18), 100,
		    k == 0 ? 0 : 48 * 3600 - 1);
		for (i = 0; prorate_next(&s) && i < 3; i++) {
			tap_num(s.day, AT(10 + i, 0), "the next day");
			tap_num((int64_t)s.messages, (int64_t)want[k][i],
			    "its share");
		}
		tap_num(i, 3, "three days");
	}
}

/* All shares, whatever is divided; each less than 1 from the exact one. */
static bool
adds_up(int64_t begin, int64_t end, uint64_t count, uint64_t hash)
{
	struct prorate s;
	uint64_t sum = 0;
	int64_t day = begin - begin % UTC_DAY, from, to;
	double exact;

	prorate_start(&s, begin, end, count, hash);
	for (; prorate_next(&s); day += UTC_DAY) {
		from = day < begin ? begin : day;
		to = day + UTC_DAY > end ? end : day + UTC_DAY;
		exact = (double)count * (double)(to - from) /
		    (double)(end - begin);
		if (s.day != day || (count < 1000000 &&
		    ((double)s.messages <= exact - 1 ||
		    (double)s.messages >= exact + 1)))
			return false;
		sum += s.messages;
	}
	return sum == count && day >= end && day - end < UTC_DAY;
}

static void
test_sums(void)
{
	static const uint64_t counts[] = { 0, 1, 2, 7, 999999, UINT32_MAX,
	    UINT64_MAX - 1, UINT64_MAX };
	static const int64_t lengths[] = { 90001, 172799, 7 * UTC_DAY,
	    31 * UTC_DAY - 1, UINT32_MAX };
	uint64_t hash = 88172645463325252;
	bool good = true;
	size_t i, k;
	int n;

	for (i = 0; i < COUNT(counts); i++) {
		for (k = 0; k < COUNT(lengths); k++) {
			for (n = 0; n < 20; n++) {
				hash ^= hash << 13;
				hash ^= hash >> 7;
				hash ^= hash << 17;
				good &= adds_up((int64_t)(hash % 99999999),
				    (int64_t)(hash % 99999999) + lengths[k],
				    counts[i], n == 0 ? UINT64_MAX : hash);
			}
		}
	}
	ok(good, "shares add up to the count, each close to the exact one");
}

/* One message each: days get as many as their seconds ask for. */
static void
test_singles(void)
{
	struct prorate s;
	uint64_t hash, days[4] = { 0 };
	int i, d;

	for (i = 0; i < 7000; i++) {
		hash = hash_bytes((struct hash_key){ 0, 0 },
		    (struct bytes){ (const char *)&i, sizeof(i) });
		prorate_start(&s, AT(20, 12), AT(23, 12), 1, hash);
		for (d = 0; prorate_next(&s); d++)
			days[d] += s.messages;
	}
	/* 1167, 2333, 2333, 1167 */
	ok(days[0] > 1050 && days[0] < 1290 && days[3] > 1050 &&
	    days[3] < 1290, "half a day gets half as much");
	ok(days[1] > 2200 && days[1] < 2470 && days[2] > 2200 &&
	    days[2] < 2470, "as a whole one");
}

int
main(void)
{
	test_long();
	test_days();
	test_shares();
	test_sums();
	test_singles();
	return tap_done();
}
