/*
 * fuzz-diff: two rollups, which a form feed stands between, compared; and
 * every rollup is the same as itself.
 */
#include <stdlib.h>

#include "rollup/diff.h"
#include "tests/fuzz/fuzz.h"

static const enum tsv_kind accepts[] = { KIND_ROLLUPS };

static bool
take_layout(struct diff *d, const struct rows *r)
{
	return diff_layout(d, r, buf_view(&r->reader.header)) == DIFF_FINE;
}

/* False when these do not compare. */
static bool
add_rows(struct diff *d, struct cli *c)
{
	size_t operand = SIZE_MAX;
	bool good = true;
	struct rows r;

	rows_start(&r, c, accepts, 1, false);
	if (rows_begin(&r))
		good = take_layout(d, &r);
	while (good && rows_next(&r)) {
		if (r.new_header || r.operands.next != operand)
			good = take_layout(d, &r);
		operand = r.operands.next;
		good = good && diff_add(d, &r,
		    operand == 1 ? DIFF_OLD : DIFF_NEW);
	}
	good = good && !r.stopped;
	rows_end(&r);
	return good;
}

/* differ: whether anything but `same` may be written. */
static void
compare(struct cli *c, bool per_day, bool differ)
{
	struct difference_limits limits = { .min_messages = 1,
	    .factor = 2 * DIFFERENCE_THOUSAND,
	    .points = 10 * DIFFERENCE_THOUSAND, .old_days = 1,
	    .new_days = 1 };
	struct bytes wrong;
	struct tsv_writer w;
	struct diff d;
	size_t i;

	if (!diff_start(&d, NULL, &wrong))
		abort();
	if (add_rows(&d, c)) {
		if (per_day) {
			limits.old_days = diff_days(&d, DIFF_OLD);
			limits.new_days = diff_days(&d, DIFF_NEW);
		}
		if (limits.old_days == 0 || limits.new_days == 0)
			limits.old_days = limits.new_days = 1;
		tsv_start(&w, fuzz_null());
		diff_write(&d, &limits, (1U << DIFFERENCES) - 1, &w, false);
		fuzz_finish(&w);
		for (i = 0; !differ && i < DIFFERENCE_SAME; i++)
			if (d.rows[i] != 0)
				abort();
	}
	diff_free(&d);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct fuzz_cli f;

	fuzz_cli_start(&f, data, n, 2);
	compare(&f.cli, n % 2, true);
	/* Neither form feed nor second half: the first against itself. */
	f.operand[1] = f.operand[0];
	compare(&f.cli, n % 2, false);
	fuzz_cli_end(&f);
	return 0;
}
