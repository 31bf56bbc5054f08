/* test-writer: TSV rows to a descriptor (tsv/writer.h). */
#include "tsv/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "tap.h"

/* All that stands in fd's file. */
static void
slurp(int fd, struct buf *b)
{
	ssize_t n;

	b->n = 0;
	lseek(fd, 0, SEEK_SET);
	do {
		buf_room(b, 65536);
		n = read(fd, b->p + b->n, 65536);
		if (n > 0)
			b->n += (size_t)n;
	} while (n > 0);
}

static int
new_file(void)
{
	char name[] = "/tmp/test-writer.XXXXXX";
	int fd = mkstemp(name);

	unlink(name);
	return fd;
}

static void
cells(struct tsv_writer *w)
{
	struct bytes list[] = { BYTES("a|b"), BYTES(""), BYTES("c\n") };
	struct quirks q = quirks_parse(BYTES("version|charset"));
	struct ip ip;

	ip_parse(BYTES("2001:DB8::1"), &ip);
	tsv_put(w, BYTES("a\tb"));
	tsv_put_num(w, UINT64_MAX);
	tsv_put_time(w, 0);
	tsv_put_time(w, -1);
	tsv_put_ip(w, &ip);
	tsv_put_quirks(w, &q);
	tsv_put_empty(w);
	tsv_put_list(w, list, 3);
	tsv_put_raw(w, BYTES("x\\n\ty"), 2);
	tsv_end_row(w);
}

static void
one_row(int fd, struct buf *b)
{
	struct bytes names[10];
	struct tsv_writer w;
	char letters[] = "abcdefghij";
	size_t i;

	for (i = 0; i < 10; i++)
		names[i] = (struct bytes){ letters + i, 1 };
	tsv_start(&w, fd);
	tsv_header_names(&w, names, 10, false);
	cells(&w);
	tsv_put_raw(&w, BYTES("1\t2\t3\t4\t5\t6\t7\t8\t9\t"), 10);
	tsv_end_row(&w);
	tsv_put(&w, BYTES("a row without end"));
	tap_num(tsv_finish(&w), 0, "all was written");
	slurp(fd, b);
	tap_buf(b, BYTES("a\tb\tc\td\te\tf\tg\th\ti\tj\n"
	    "a\\tb\t18446744073709551615\t1970-01-01T00:00:00Z\t\t"
	    "2001:db8::1\tcharset|version\t\ta¦b||c\\n\tx\\n\ty\n"
	    "1\t2\t3\t4\t5\t6\t7\t8\t9\t\n"),
	    "whole rows, each cell in its form, and no others");
}

static void
headers(int fd, struct buf *b)
{
	struct tsv_writer w;

	tsv_start(&w, fd);
	tsv_header(&w, KIND_REJECTS, false);
	tsv_finish(&w);
	slurp(fd, b);
	tap_buf(b, BYTES("program\tsource\tcode\tdetail\n"),
	    "the header of a kind");
	if (ftruncate(fd, 0) != 0)
		ok(false, "truncate");
	tsv_start(&w, fd);
	tsv_header(&w, KIND_REJECTS, true);
	tsv_finish(&w);
	slurp(fd, b);
	tap_buf(b, BYTES(""), "or none");
}

static void
many(int fd, struct buf *b)
{
	struct tsv_writer w;
	size_t i, lines = 0;

	tsv_start(&w, fd);
	tsv_header(&w, KIND_REJECTS, true);
	for (i = 0; i < 50000; i++) {
		tsv_put_num(&w, i);
		tsv_put(&w, i == 7 ? BYTES("\x01") : BYTES("b"));
		tsv_put_empty(&w);
		tsv_put_empty(&w);
		tsv_end_row(&w);
	}
	tap_num((int64_t)w.repaired, 1, "repaired cells are counted");
	tsv_finish(&w);
	slurp(fd, b);
	for (i = 0; i < b->n; i++)
		lines += b->p[i] == '\n';
	tap_num((int64_t)lines, 50000, "many rows");
	ok(bytes_end(buf_view(b), BYTES("\n49999\tb\t\t\n")), "to the last");
}

static void
full_disk(void)
{
	struct tsv_writer w;
	int i, fd = open("/dev/full", O_WRONLY);

	if (fd < 0) {
		ok(true, "a full disk is told # SKIP no /dev/full");
		return;
	}
	tsv_start(&w, fd);
	tsv_header(&w, KIND_REJECTS, false);
	for (i = 0; i < 50000; i++) {
		tsv_put_raw(&w, BYTES("a\tb\tc\td"), 4);
		tsv_end_row(&w);
	}
	tap_num(tsv_finish(&w), ENOSPC, "a full disk is told");
	close(fd);
}

int
main(void)
{
	struct buf b = { 0 };
	void (*const parts[])(int, struct buf *) = { one_row, headers, many };
	size_t i;

	for (i = 0; i < COUNT(parts); i++) {
		int fd = new_file();

		parts[i](fd, &b);
		close(fd);
	}
	full_disk();
	buf_free(&b);
	return tap_done();
}
