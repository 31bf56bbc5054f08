/* test-num: decimal numbers (base/num.h). */
#include "base/num.h"

#include "tap.h"

static void
parsing(void)
{
	static const char *const bad[] = { "", " 1", "1 ", "-1", "+1", "1.0",
		"0x1", "18446744073709551616", "99999999999999999999", "1e3" };
	uint64_t v = 7;
	size_t i;

	for (i = 0; i < COUNT(bad); i++)
		if (num_parse(bytes_of(bad[i]), &v))
			break;
	ok(i == COUNT(bad), "what is no number is none");
	ok(!num_parse(BYTES("1\0"), &v) && v == 7, "and the result untouched");
	ok(num_parse(BYTES("0"), &v) && v == 0, "zero");
	ok(num_parse(BYTES("007"), &v) && v == 7, "leading zeros");
	ok(num_parse(BYTES("18446744073709551615"), &v) && v == UINT64_MAX,
	    "the largest number");
}

static void
formatting(void)
{
	static const uint64_t all[] = { 0, 1, 9, 10, 99, 100, 4294967296,
		UINT64_MAX };
	char digits[NUM_TEXT];
	uint64_t v;
	size_t i, n;

	for (i = 0; i < COUNT(all); i++) {
		n = num_format(all[i], digits);
		if (!num_parse((struct bytes){ digits, n }, &v) ||
		    v != all[i] || (n > 1 && digits[0] == '0'))
			break;
	}
	ok(i == COUNT(all), "numbers become digits and back");
}

int
main(void)
{
	struct buf b = { 0 };
	uint64_t sum = UINT64_MAX - 2;

	parsing();
	formatting();
	ok(num_add(&sum, 2) && sum == UINT64_MAX, "a sum up to the largest");
	ok(!num_add(&sum, 1) && sum == UINT64_MAX, "a sum past it stays there");
	sum = 5;
	ok(num_add(&sum, 0) && sum == 5, "a sum with nothing");
	buf_num(&b, 1234567890);
	tap_buf(&b, BYTES("1234567890"), "digits in a buffer");
	buf_free(&b);
	return tap_done();
}
