/* test-marks: both ways to find tabs and line feeds (tsv/marks.h). */
#include "tsv/marks.h"

#include "tap.h"

/* Some text with as many tabs and line feeds as other bytes. */
static void
fill(char *p, size_t n, unsigned seed)
{
	/* Neighbours of the two, and both with the high bit set. */
	static const char bytes[] = "\t\t\t\n\n\x08\x0b\x89\x8a a\xff\x01";
	size_t i;

	for (i = 0; i < n; i++) {
		seed = seed * 1103515245 + 12345;
		p[i] = bytes[(seed >> 16) % sizeof(bytes)];
	}
}

/* One byte after the other. */
static struct marks
counted(const char *p)
{
	struct marks m = { 0, 0 };
	int i;

	for (i = 0; i < MARKS; i++) {
		m.tab |= (uint64_t)(p[i] == '\t') << i;
		m.lf |= (uint64_t)(p[i] == '\n') << i;
	}
	return m;
}

static bool
same(struct marks a, struct marks b)
{
	return a.tab == b.tab && a.lf == b.lf;
}

int
main(void)
{
	char text[MARKS + 16];
	unsigned i, plain = 0, fast = 0, n = 20000;
	struct marks m;

	for (i = 0; i < n; i++) {
		fill(text, sizeof(text), i);
		m = counted(text + i % 16);
		plain += same(marks_plain(text + i % 16), m);
		fast += same(marks_at(text + i % 16), m);
	}
	tap_num(plain, n, "in C alone");
	tap_num(fast, n, "as this machine does it");
	memset(text, '\t', sizeof(text));
	m = marks_at(text);
	ok(same(marks_first(m, 0), (struct marks){ 0, 0 }), "none of them");
	ok(same(marks_first(m, 3), (struct marks){ 7, 0 }), "the first three");
	ok(same(marks_first(m, MARKS), m), "all of them");
	return tap_done();
}
