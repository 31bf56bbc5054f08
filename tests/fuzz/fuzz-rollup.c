/*
 * fuzz-rollup: records and rollups, summed up by several keys; and a rollup
 * that is rolled up again is the same, byte by byte.
 */
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "senders/origins.h"
#include "rollup/rollup.h"
#include "tests/fuzz/fuzz.h"

static const enum tsv_kind accepts[] = { KIND_ROLLUPS, KIND_ALIGNED,
    KIND_RECORDS };

static const char *const keys[] = { "source_ip", "net", "day",
    "week,verdict", "org_name,header_from", "policy_domain,day,disposition" };

/* False when the rows have not what the key needs, or another key. */
static bool
add_rows(struct rollup *u, struct cli *c)
{
	size_t operand = SIZE_MAX;
	struct bytes missing;
	bool good = true;
	struct rows r;

	rows_start(&r, c, accepts, sizeof(accepts) / sizeof(accepts[0]),
	    false);
	if (rows_begin(&r))
		good = rollup_layout(u, &r, &missing) == KEYS_FINE;
	while (good && rows_next(&r)) {
		if (r.new_header || r.operands.next != operand)
			good = rollup_layout(u, &r, &missing) == KEYS_FINE;
		operand = r.operands.next;
		good = good && rollup_add(u, &r);
	}
	good = good && !r.stopped;
	rows_end(&r);
	return good;
}

/* Rows into out, made of what the operands of c hold. */
static bool
roll_up(struct cli *c, const char *by, int out)
{
	struct origins origins;
	struct rollup_view view;
	struct bytes wrong;
	struct tsv_writer w;
	struct rollup u;
	bool nets = strcmp(by, "net") == 0, good;

	origins_start(&origins);
	origins_ready(&origins);
	if (!rollup_start(&u, by, nets ? 24 : -1, nets ? 48 : -1, &origins,
	    &wrong))
		abort();
	rollup_view_start(&view);
	good = add_rows(&u, c);
	if (good) {
		tsv_start(&w, out);
		rollup_write(&u, &view, &w, false);
		fuzz_finish(&w);
	}
	rollup_free(&u);
	origins_free(&origins);
	return good;
}

/* The bytes of a file. */
static struct buf
whole(int fd)
{
	struct buf b = { 0 };
	char text[4096];
	ssize_t k;

	if (lseek(fd, 0, SEEK_SET) != 0)
		abort();
	while ((k = read(fd, text, sizeof(text))) > 0)
		buf_add(&b, (struct bytes){ text, (size_t)k });
	return b;
}

static void
hold_again(const struct buf *once, const char *by)
{
	int out = memfd_create("again", 0);
	struct fuzz_cli f;
	struct buf again;

	fuzz_cli_start(&f, (const uint8_t *)once->p, once->n, 1);
	f.cli.limits.line = 1 << 24;
	if (out < 0 || !roll_up(&f.cli, by, out))
		abort();
	again = whole(out);
	if (!bytes_equal(buf_view(once), buf_view(&again)))
		abort();
	buf_free(&again);
	close(out);
	fuzz_cli_end(&f);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *by = keys[n % (sizeof(keys) / sizeof(keys[0]))];
	int out = memfd_create("once", 0);
	struct fuzz_cli f;
	struct buf once;

	fuzz_cli_start(&f, data, n, 1);
	if (out < 0)
		abort();
	if (roll_up(&f.cli, by, out)) {
		once = whole(out);
		hold_again(&once, by);
		buf_free(&once);
	}
	close(out);
	fuzz_cli_end(&f);
	return 0;
}
