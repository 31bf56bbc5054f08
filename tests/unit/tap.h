/*
 * tap: checks of a unit test, told as TAP on standard output.
 *
 * Each check prints one line; main ends with `return tap_done();`, which
 * prints the plan and is 1 when a check failed.
 */
#ifndef TAP_H
#define TAP_H

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/bytes.h"

static int tap_count, tap_failures;

static inline bool
tap_check(bool good, const char *name)
{
	printf("%sok %d - %s\n", good ? "" : "not ", ++tap_count, name);
	tap_failures += !good;
	return good;
}

static inline void
tap_show(const char *label, struct bytes s)
{
	size_t i;

	printf("#  %s (%zu): ", label, s.n);
	for (i = 0; i < s.n && i < 400; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0x20 && c < 0x7f && c != '\\')
			putchar(c);
		else
			printf("\\x%02x", c);
	}
	putchar('\n');
}

static inline void
tap_bytes(struct bytes got, struct bytes want, const char *name)
{
	bool same = got.n == want.n &&
	    (got.n == 0 || memcmp(got.p, want.p, got.n) == 0);

	if (!tap_check(same, name)) {
		tap_show("got ", got);
		tap_show("want", want);
	}
}

static inline void
tap_num(int64_t got, int64_t want, const char *name)
{
	if (!tap_check(got == want, name))
		printf("#  got %" PRId64 ", want %" PRId64 "\n", got, want);
}

/* The buffer holds want; it is emptied for the next check. */
static inline void
tap_buf(struct buf *b, struct bytes want, const char *name)
{
	tap_bytes(buf_view(b), want, name);
	b->n = 0;
}

static inline int
tap_done(void)
{
	printf("1..%d\n", tap_count);
	return tap_failures != 0;
}

#define ok(condition, name)	tap_check((condition), (name))
#define COUNT(table)		(sizeof(table) / sizeof((table)[0]))

#endif
