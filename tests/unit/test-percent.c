/* test-percent: shares as thresholds and as text (base/percent.h). */
#include "base/percent.h"

#include "tap.h"

int
main(void)
{
	struct buf b = { 0 };

	ok(threshold_percent(BYTES("98")) == NULL, "98");
	ok(threshold_percent(BYTES("99.5")) == NULL, "99.5");
	ok(threshold_percent(BYTES("100.0")) == NULL, "100.0");
	ok(threshold_percent(BYTES("100.1")) != NULL, "more than all");
	ok(threshold_percent(BYTES("99.55")) != NULL, "two decimals");
	ok(threshold_percent(BYTES("98 %")) != NULL, "a sign");
	ok(threshold_percent(BYTES("5.")) != NULL, "nothing behind a point");
	ok(threshold_percent(BYTES("18446744073709551615")) != NULL, "huge");
	tap_num(percent_value(BYTES("99.5")), 995, "in tenths");
	ok(percent_reaches(98, 100, 980), "reached exactly");
	ok(!percent_reaches(979, 1000, 980), "not reached");
	ok(!percent_exceeds(1, 100, 10), "not exceeded");
	ok(percent_exceeds(11, 1000, 10), "exceeded");
	ok(percent_reaches(UINT64_MAX, UINT64_MAX, 1000), "the largest");
	buf_percent(&b, 19194, 27168);
	tap_buf(&b, BYTES("70.6 %"), "a share");
	buf_percent(&b, 99999, 100000);
	tap_buf(&b, BYTES("99.9 %"), "is not all");
	buf_percent(&b, 0, 0);
	tap_buf(&b, BYTES(""), "of nothing");
	buf_free(&b);
	return tap_done();
}
