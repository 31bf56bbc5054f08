/* test-seen: which reports came before (report/seen.h). */
#include "report/seen.h"

#include <stdlib.h>
#include <unistd.h>

#include "tap.h"

enum { REPORTS = 5000, LINE = 26 };

/* Names in no order, over all of their range. */
static struct seen_report
report(uint64_t i)
{
	return (struct seen_report){ i * UINT64_C(0x9e3779b97f4a7c15),
	    (i * 2654435761u) >> 7 & 0xfffffffe };
}

/* Adds reports from … until - 1; returns how many had that state. */
static int
add(struct seen *s, uint64_t from, uint64_t until, enum seen_state state)
{
	int n = 0;

	for (; from < until; from++)
		n += seen_add(s, report(from)) == state;
	return n;
}

/* A run: loads, adds all reports up to n, saves; how many were new. */
static int
run(int fd, uint64_t n)
{
	struct seen *s = seen_new();
	int new = -1;

	lseek(fd, 0, SEEK_SET);
	if (seen_load(s, fd) == 0) {
		new = add(s, 1, n + 1, SEEN_NEW);
		if (seen_save(s, fd) != 0)
			new = -2;
	}
	seen_free(s);
	return new;
}

/* How many lines from offset `at` on stand behind one that is less. */
static int
ordered(int fd, off_t at)
{
	char line[2][LINE];
	int n = 0;

	lseek(fd, at, SEEK_SET);
	while (read(fd, line[n % 2], LINE) == LINE &&
	    (n == 0 || memcmp(line[!(n % 2)], line[n % 2], 16) < 0))
		n++;
	return n;
}

int
main(void)
{
	char name[] = "/tmp/test-seen.XXXXXX";
	const off_t header = 15;
	int fd = mkstemp(name);
	struct seen *s = seen_new();
	struct seen_report other = report(1);

	unlink(name);
	tap_num(add(s, 1, REPORTS + 1, SEEN_NEW), REPORTS, "all are new");
	tap_num(add(s, 1, REPORTS + 1, SEEN_COPY), REPORTS, "then none is");
	other.content ^= 16;
	ok(seen_add(s, other) == SEEN_CONFLICT, "nor one that says another");
	seen_free(s);
	tap_num(run(fd, REPORTS), REPORTS, "the first run knows none");
	tap_num(ordered(fd, header), REPORTS, "it saves all, in order");
	tap_num(run(fd, REPORTS), 0, "the next one knows them");
	tap_num(lseek(fd, 0, SEEK_END), header + REPORTS * LINE,
	    "and saves none again");
	tap_num(run(fd, REPORTS + 7), 7, "later ones are new");
	tap_num(ordered(fd, header + REPORTS * LINE), 7,
	    "and saved behind the others");
	close(fd);
	return tap_done();
}
