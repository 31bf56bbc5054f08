/* test-reader: TSV rows from a descriptor (tsv/reader.h). */
#include "tsv/reader.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"
#include "tap.h"

static const char *const faults[] = {
	[TSV_EMPTY] = "empty",
	[TSV_RAGGED] = "ragged",
	[TSV_CUT] = "cut",
	[TSV_CRLF] = "crlf",
	[TSV_LINE_LIMIT] = "line-limit",
	[TSV_TOO_MANY] = "too-many",
	[TSV_READ_ERROR] = "read-error",
	[TSV_BINARY] = "binary",
};

/*
 * Starts a child that writes s, step bytes at a time; returns what to read
 * from. Each read gives what one write gave, when step is small.
 */
static int
feed(struct bytes s, size_t step, pid_t *child)
{
	int ends[2], type = step < 4096 ? SOCK_SEQPACKET : SOCK_STREAM;
	size_t i, n;

	if (socketpair(AF_UNIX, type, 0, ends) != 0 || (*child = fork()) < 0)
		return -1;
	if (*child != 0) {
		close(ends[1]);
		return ends[0];
	}
	close(ends[0]);
	for (i = 0; i < s.n; i += n) {
		n = s.n - i < step ? s.n - i : step;
		if (send(ends[1], s.p + i, n, MSG_NOSIGNAL) != (ssize_t)n)
			break;
	}
	_exit(0);
}

static void
show_cells(struct buf *b, const char *what, struct tsv_reader *r)
{
	size_t i;

	buf_adds(b, what);
	for (i = 0; i < r->ncells; i++) {
		buf_byte(b, i ? ',' : ' ');
		buf_add(b, r->cells[i]);
	}
	buf_byte(b, ';');
}

/* All that the reader gives, as one line of text. */
static void
show_rows(struct buf *b, struct tsv_reader *r)
{
	char fault[64];
	int n;

	for (;;) {
		switch (tsv_next(r)) {
		case TSV_HEADER:
			show_cells(b, "H", r);
			break;
		case TSV_ROW:
			show_cells(b, "R", r);
			break;
		case TSV_END:
			buf_adds(b, "E");
			return;
		case TSV_FAULT:
			n = snprintf(fault, sizeof(fault), "F %s %" PRIu64,
			    faults[r->fault], r->line);
			buf_add(b, (struct bytes){ fault, (size_t)n });
			return;
		}
	}
}

static void
read_by(struct bytes input, bool header, uint64_t limit, size_t step,
    struct buf *told)
{
	struct tsv_reader r;
	pid_t child = -1;
	int fd = feed(input, step, &child);

	told->n = 0;
	tsv_open(&r, fd, header, limit);
	show_rows(told, &r);
	tsv_close(&r);
	close(fd);
	if (child > 0)
		waitpid(child, NULL, 0);
}

/* Whatever the size of the reads, the reader tells want. */
static void
reads(struct bytes input, bool header, const char *want, const char *name)
{
	static const size_t steps[] = { 1, 2, 3, 7, 17, 1000 };
	struct buf told = { 0 };
	size_t i;

	for (i = 0; i < COUNT(steps); i++) {
		read_by(input, header, 1 * MIB, steps[i], &told);
		if (!bytes_equal(buf_view(&told), bytes_of(want)))
			break;
	}
	if (!ok(i == COUNT(steps), name)) {
		printf("#  reads of %zu bytes\n", steps[i]);
		tap_show("got ", buf_view(&told));
		tap_show("want", bytes_of(want));
	}
	buf_free(&told);
}

static void
rows(void)
{
	reads(BYTES("a\tb\n1\t2\n\t\n"), true, "H a,b;R 1,2;R ,;E",
	    "a header and two rows, empty cells among them");
	reads(BYTES("a\tb\n"), true, "H a,b;E", "a header alone is fine");
	reads(BYTES("1\t2\n3\t4\n"), false, "R 1,2;R 3,4;E", "no header");
	reads(BYTES("a\tb\n1\\t2\t\\\\\n"), true, "H a,b;R 1\\t2,\\\\;E",
	    "cells stay escaped");
	reads(BYTES("a\tb\n0123456789abcdefghi\t0123456789abcdefghijklmn\n"),
	    true, "H a,b;R 0123456789abcdefghi,0123456789abcdefghijklmn;E",
	    "cells longer than a vector register");
}

static void
headers(void)
{
	reads(BYTES("count\tx y\n1\t2\ncount\tx y\n3\t4\n"), true,
	    "H count,x y;R 1,2;R 3,4;E", "an equal header is passed over");
	reads(BYTES("count\tend\n1\t2\nend\tcount\n3\t4\n"), true,
	    "H count,end;R 1,2;H end,count;R 3,4;E",
	    "another order is another header");
	reads(BYTES("count\tend\n1\t2\nend\tcount\tsource\n3\t4\t5\n"), true,
	    "H count,end;R 1,2;H end,count,source;R 3,4,5;E",
	    "so are more columns");
	reads(BYTES("count\tend\ncount\tno_such\n"), true,
	    "H count,end;R count,no_such;E",
	    "a row with a word that is no column is a row");
	reads(BYTES("count\tend\n1\t2\n"), false, "H count,end;R 1,2;E",
	    "a header is one, though none was wanted");
	reads(BYTES("1\t2\nend\tcount\n3\t4\n"), false,
	    "R 1,2;H end,count;R 3,4;E", "and so it is further down");
}

static void
refusals(void)
{
	reads(BYTES(""), true, "F empty 0", "zero bytes");
	reads(BYTES(""), false, "E", "zero bytes, no header wanted");
	reads(BYTES("a\tb\n1\t2\t3\n"), true, "H a,b;F ragged 2",
	    "a cell too many");
	reads(BYTES("a\tb\n1\t2\n3\n4\t5\n"), true, "H a,b;R 1,2;F ragged 3",
	    "a cell too few");
	reads(BYTES("a\tb\n\n"), true, "H a,b;F ragged 2", "an empty line");
	reads(BYTES("1\t2\n3\n"), false, "R 1,2;F ragged 2",
	    "rows without a header must be of one width");
	reads(BYTES("a\tb\n1\t2\n3\t"), true, "H a,b;R 1,2;F cut 3",
	    "the last line is cut");
	reads(BYTES("a\tb"), true, "F cut 1", "the header is cut");
	reads(BYTES("a\tb\r\n1\t2\r\n"), true, "F crlf 1", "CR LF");
	reads(BYTES("1\t2\r\n"), false, "F crlf 1", "CR LF, no header wanted");
	reads(BYTES("a\tb\n1\t2\n3\t4\r\n"), true, "H a,b;R 1,2;F crlf 3",
	    "CR LF behind rows with LF");
}

/* The first read shows it; a pipe never gives less than it got. */
static void
packed(struct bytes input, const char *name)
{
	struct buf told = { 0 };

	read_by(input, true, 1 * MIB, 100, &told);
	tap_buf(&told, BYTES("F binary 0"), name);
	buf_free(&told);
}

/* n cells "x", a line end, twice. */
static void
wide(struct buf *b, int n)
{
	int i, k;

	b->n = 0;
	for (k = 0; k < 2; k++)
		for (i = 0; i < n; i++)
			buf_adds(b, i < n - 1 ? "x\t" : "x\n");
}

/* The limit is for lines, not for what one read happens to give. */
static void
limit_of_a_line(void)
{
	static const size_t steps[] = { 1, 7, 1000 };
	struct buf told = { 0 };
	size_t i;

	for (i = 0; i < COUNT(steps); i++) {
		read_by(BYTES("a\tb\n1\t2345678\n1\t23456789\n"), true, 9,
		    steps[i], &told);
		tap_buf(&told, BYTES("H a,b;R 1,2345678;F line-limit 2"),
		    "a line over the limit");
	}
	buf_free(&told);
}

static void
widths(void)
{
	struct buf b = { 0 }, told = { 0 };

	wide(&b, TSV_COLUMNS_MOST);
	read_by(buf_view(&b), false, 1 * MIB, 100, &told);
	ok(bytes_end(buf_view(&told), BYTES("x;E")), "as many columns as may");
	wide(&b, TSV_COLUMNS_MOST + 1);
	read_by(buf_view(&b), true, 1 * MIB, 100, &told);
	tap_buf(&told, BYTES("F too-many 1"), "one more");
	wide(&b, 5000);
	read_by(buf_view(&b), true, 1 * MIB, 100, &told);
	tap_buf(&told, BYTES("F too-many 1"), "thousands more");
	buf_free(&b);
	buf_free(&told);
}

/* Rows longer than the reader's block, short ones between them. */
static void
lengths(void)
{
	struct buf b = { 0 }, told = { 0 }, want = { 0 };
	int i, k;

	buf_adds(&b, "a\tb\n");
	buf_adds(&want, "H a,b;");
	for (i = 0; i < 3; i++) {
		buf_adds(&want, "R ");
		for (k = 0; k < 300000; k++) {
			buf_byte(&b, (char)('A' + (k + i) % 26));
			buf_byte(&want, (char)('A' + (k + i) % 26));
		}
		buf_adds(&b, "\tlong\nshort\trow\n");
		buf_adds(&want, ",long;R short,row;");
	}
	buf_adds(&want, "E");
	read_by(buf_view(&b), true, 1 * MIB, 50000, &told);
	ok(bytes_equal(buf_view(&told), buf_view(&want)),
	    "rows longer than a block");
	read_by(buf_view(&b), true, 200000, 50000, &told);
	tap_bytes(buf_view(&told), BYTES("H a,b;F line-limit 1"),
	    "a row longer than the limit");
	buf_free(&b);
	buf_free(&told);
	buf_free(&want);
}

static void
preloaded(void)
{
	struct buf told = { 0 };
	struct tsv_reader r;
	pid_t child = -1;
	int fd = feed(BYTES("\t2\n"), 1, &child);

	tsv_open(&r, fd, true, 1 * MIB);
	tsv_preload(&r, BYTES("a\tb\n1"));
	show_rows(&told, &r);
	tap_bytes(buf_view(&told), BYTES("H a,b;R 1,2;E"),
	    "bytes that were read before");
	tsv_close(&r);
	close(fd);
	waitpid(child, NULL, 0);
	buf_free(&told);
}

static void
columns(void)
{
	static const enum tsv_kind order[] = { KIND_ALIGNED, KIND_RECORDS,
		KIND_REPORTS };
	struct bytes names[TSV_COLUMNS_MOST];
	const struct tsv_kind_info *info = tsv_kind(KIND_RECORDS);
	int map[TSV_COLUMNS_MOST];
	size_t i, n = info->n;

	for (i = 0; i < n; i++)
		names[i] = bytes_of(info->columns[n - 1 - i].name);
	names[n] = BYTES("mine");
	tap_num(tsv_kind_of(names, n + 1, order, 3), KIND_RECORDS,
	    "a kind in any order, with columns it does not know");
	tap_num(tsv_map(names, n + 1, KIND_RECORDS, map), -1, "is complete");
	tap_num(map[REC_source], (int64_t)n - 1, "and mapped");
	names[n - 1 - REC_quirks] = BYTES("other");
	tap_num(tsv_map(names, n, KIND_RECORDS, map), -1,
	    "readers do without some");
	tap_num(map[REC_quirks], -1, "and know that it is missing");
	names[n - 1 - REC_count] = BYTES("other");
	tap_num(tsv_map(names, n, KIND_RECORDS, map), REC_count,
	    "one that is needed is named");
	tap_num(tsv_kind_of(names, n, order, 3), KIND_NONE,
	    "and without it it is no kind");
}

static void
items(const char *list, const char *want)
{
	struct bytes rest = bytes_of(list), item;
	struct buf b = { 0 };
	bool more = rest.n != 0;

	while (tsv_item(&rest, &more, &item)) {
		buf_byte(&b, '[');
		buf_add(&b, item);
		buf_byte(&b, ']');
	}
	tap_buf(&b, bytes_of(want), *list ? list : "no items");
	buf_free(&b);
}

int
main(void)
{
	struct buf scratch = { 0 };
	struct bytes plain = BYTES("a b");

	rows();
	headers();
	refusals();
	packed(BYTES("PK\x03\x04 a\tb\n"), "an archive");
	packed(BYTES("<?xml version='1.0'?>\n"), "XML");
	packed(BYTES("{\"policies\":[]}\n"), "JSON");
	packed(BYTES("\x1f\x8b\x08\n"), "compressed data");
	limit_of_a_line();
	widths();
	lengths();
	preloaded();
	columns();
	items("", "");
	items("a", "[a]");
	items("a||b", "[a][][b]");
	items("|", "[][]");
	ok(tsv_text(plain, &scratch).p == plain.p,
	    "a plain cell is not copied");
	tap_bytes(tsv_text(BYTES("a\\tb\\\\n"), &scratch), BYTES("a\tb\\n"),
	    "an escaped one is");
	buf_free(&scratch);
	return tap_done();
}
