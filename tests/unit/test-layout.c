/* test-layout: a program's own columns in rows passed on (tsv/layout.h). */
#include "tsv/layout.h"

#include <stdlib.h>
#include <unistd.h>

#include "tap.h"

enum { OURS = 3 };

/* What is written for input of that header and row, each with its LF. */
static void
check(const char *header, const char *row, const char *want,
    const char *what)
{
	const struct bytes ours[OURS] = { BYTES("X"), BYTES("Y"),
		BYTES("Z") };
	struct bytes names[TSV_COLUMNS_MOST];
	struct tsv_layout l = { 0 };
	struct tsv_reader r;
	struct tsv_writer w;
	char got[256];
	int pipes[2];
	size_t i;
	ssize_t n;

	if (pipe(pipes) != 0)
		abort();
	ok(tsv_layout_add(&l, BYTES("x"), false) == 0 &&
	    tsv_layout_add(&l, BYTES("y"), false) == 1 &&
	    tsv_layout_add(&l, BYTES("own"), true) == 2, "numbers from 0");
	tsv_open(&r, -1, true, 1000);
	tsv_preload(&r, bytes_of(header));
	ok(tsv_next(&r) == TSV_HEADER, "a header");
	for (i = 0; i < r.ncells; i++)
		names[i] = r.cells[i];
	tsv_start(&w, pipes[1]);
	tsv_layout_plan(&l, names, r.ncells);
	tsv_layout_header(&l, &w, names, false);
	tsv_close(&r);
	tsv_open(&r, -1, false, 1000);
	tsv_preload(&r, bytes_of(row));
	ok(tsv_next(&r) == TSV_ROW, "a row");
	tsv_layout_row(&l, &w, &r, ours);
	tsv_close(&r);
	ok(tsv_finish(&w) == 0, "written");
	close(pipes[1]);
	n = read(pipes[0], got, sizeof(got));
	close(pipes[0]);
	tap_bytes((struct bytes){ got, n > 0 ? (size_t)n : 0 },
	    bytes_of(want), what);
}

int
main(void)
{
	check("a\tb\n", "1\t2\\t3\n", "a\tb\tx\ty\town\n1\t2\\t3\tX\tY\tZ\n",
	    "all behind");
	check("y\ta\n", "1\t2\n", "y\ta\tx\town\nY\t2\tX\tZ\n",
	    "one in its place");
	check("own\ta\n", "1\t2\n", "own\ta\tx\ty\n1\t2\tX\tY\n",
	    "one that is kept");
	check("x\tx\town\ty\n", "1\t2\t3\t4\n", "x\tx\town\ty\nX\tX\t3\tY\n",
	    "all in their places, one twice");
	return tap_done();
}
