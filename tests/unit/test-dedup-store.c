/* test-dedup-store: which reports came before (report/dedup_store.h). */
#include "report/dedup_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tap.h"

enum { REPORTS = 50000, LINE = 16 + 1 + 16 + 1 + 1 + 1 + 1 };

static const char header[] = "report\tcontent\tmessages\tflags\n";

/* Names in no order, over all of their range. */
static struct dedup_report
report(uint64_t i)
{
	return (struct dedup_report){ .name = i * UINT64_C(0x9e3779b97f4a7c15),
	    .content = i * 2654435761u, .messages = i % 10, .where = 7 };
}

/* Adds a report; that which stood so far goes to *first. */
static enum dedup_state
put(struct dedup_store *s, uint64_t name, uint64_t content, unsigned flags,
    struct dedup_report *first)
{
	struct dedup_report r = { name, content, 3, flags, 9 };

	return dedup_store_add(s, &r, first);
}

/* Adds reports from … until - 1; returns how many had that state. */
static int
add(struct dedup_store *s, uint64_t from, uint64_t until,
    enum dedup_state state)
{
	struct dedup_report first;
	int n = 0;

	for (; from < until; from++)
		n += dedup_store_add(s,
		    &(struct dedup_report){ report(from).name,
		    report(from).content, report(from).messages, 0, 7 },
		    &first) == state;
	return n;
}

/* A file of that text, to be read; its name is gone. */
static int
file_of(struct bytes text)
{
	char name[] = "/tmp/test-dedup-store.XXXXXX";
	int fd = mkstemp(name);

	unlink(name);
	if (write(fd, text.p, text.n) != (ssize_t)text.n)
		abort();
	lseek(fd, 0, SEEK_SET);
	return fd;
}

/* All that s knows, as text; s is freed. */
static void
save(struct dedup_store *s, struct buf *text)
{
	int fd = file_of(BYTES_NONE);
	off_t n;

	text->n = 0;
	if (dedup_store_save(s, fd) != 0)
		abort();
	n = lseek(fd, 0, SEEK_END);
	buf_room(text, (size_t)n);
	if (pread(fd, text->p, (size_t)n, 0) != n)
		abort();
	text->n = (size_t)n;
	close(fd);
	dedup_store_free(s);
}

/* A table of what a text holds; *file tells of faults. */
static struct dedup_store *
loaded(struct bytes text, struct dedup_store_file *file)
{
	struct dedup_store *s = dedup_store_new();

	(void)dedup_store_load(s, file_of(text), file);
	return s;
}

/* How many lines of one length stand behind the header, in order. */
static int
ordered(struct bytes text)
{
	size_t at = sizeof(header) - 1;
	int n = 0;

	if (!bytes_begin(text, BYTES(header)))
		return -1;
	for (; at + LINE <= text.n; at += LINE, n++)
		if (n > 0 && memcmp(text.p + at - LINE, text.p + at, 16) >= 0)
			return -n;
	return at == text.n ? n : -1;
}

static void
test_many(void)
{
	struct buf text = { 0 }, again = { 0 };
	struct dedup_store *s = dedup_store_new();
	struct dedup_store_file file;

	tap_num(add(s, 1, REPORTS + 1, DEDUP_NEW), REPORTS, "all are new");
	tap_num(add(s, 1, REPORTS + 1, DEDUP_COPY), REPORTS, "then none is");
	tap_num((long)dedup_store_reports(s), REPORTS, "and all are counted");
	save(s, &text);
	tap_num(ordered(buf_view(&text)), REPORTS, "saved in order");
	s = loaded(buf_view(&text), &file);
	tap_num((long)dedup_store_reports(s), REPORTS, "loaded again");
	tap_num(add(s, 1, REPORTS + 1, DEDUP_COPY), REPORTS, "as they were");
	tap_num(add(s, REPORTS + 1, REPORTS + 8, DEDUP_NEW), 7,
	    "later ones are new");
	save(s, &again);
	tap_num(ordered(buf_view(&again)), REPORTS + 7,
	    "and saved with the others");
	s = loaded(buf_view(&text), &file);
	save(s, &again);
	ok(bytes_equal(buf_view(&text), buf_view(&again)),
	    "a run without reports saves what it loaded");
	buf_free(&text);
	buf_free(&again);
}

static void
test_conflicts(void)
{
	struct dedup_store *s = dedup_store_new();
	struct dedup_report first;

	ok(put(s, 6, 10, 0, &first) == DEDUP_NEW, "the first is taken");
	ok(put(s, 6, 11, 0, &first) == DEDUP_CONFLICT && first.where == 9 &&
	    first.messages == 3, "another is refused, and the first named");
	ok(put(s, 6, 11, 0, &first) == DEDUP_COPY, "but told once");
	ok(put(s, 6, 12, 0, &first) == DEDUP_CONFLICT, "a third is told, too");
	ok(put(s, 6, 11, DEDUP_AUTHENTICATED, &first) == DEDUP_BETTER &&
	    first.content == 10, "one that is authenticated is taken");
	ok(put(s, 6, 11, 0, &first) == DEDUP_COPY, "once");
	ok(put(s, 6, 10, 0, &first) == DEDUP_COPY, "the loser is told once");
	ok(put(s, 6, 13, DEDUP_AUTHENTICATED, &first) == DEDUP_CONFLICT,
	    "the first of two that are authenticated stands");
	ok(put(s, 2, 20, DEDUP_SALVAGED, &first) == DEDUP_NEW &&
	    put(s, 2, 21, 0, &first) == DEDUP_BETTER,
	    "a whole report is taken after its part");
	ok(put(s, 3, 30, DEDUP_SALVAGED | DEDUP_AUTHENTICATED, &first) ==
	    DEDUP_NEW && put(s, 3, 31, 0, &first) == DEDUP_CONFLICT,
	    "but not in the place of one that is authenticated");
	ok(put(s, 4, 40, 0, &first) == DEDUP_NEW && put(s, 4, 40,
	    DEDUP_AUTHENTICATED, &first) == DEDUP_COPY && put(s, 4, 41,
	    DEDUP_AUTHENTICATED, &first) == DEDUP_CONFLICT,
	    "a copy that is authenticated makes its content so");
	ok(put(s, 0, 50, 0, &first) == DEDUP_NEW &&
	    put(s, 0, 50, 0, &first) == DEDUP_COPY, "0 is a name");
	tap_num((long)dedup_store_reports(s), 5, "conflicts are no reports");
	dedup_store_free(s);
}

#define L(name, content, rest)	name name name name name name name name \
	"\t" content content content content content content content content \
	"\t" rest
#define ONE	L("0a", "0b", "3\t\n")

/* What is told of a state: a line, and whether that is wrong or cut. */
static void
wrong(const char *text, long line, long cut, const char *what)
{
	struct dedup_store_file file;

	dedup_store_free(loaded(bytes_of(text), &file));
	ok((long)file.wrong == line && (long)file.cut == cut, what);
}

static void
test_lines(void)
{
	struct dedup_store_file file;
	struct dedup_report first;
	struct dedup_store *s;

	wrong("", 0, 0, "an empty state is one");
	wrong(header, 0, 0, "as is a header");
	wrong("repo", 0, 1, "or a cut one");
	wrong(ONE, 0, 0, "a header need not be there");
	wrong(L("0a", "0b", "3\t"), 0, 1, "a line without an end is cut");
	wrong("report\tcontent\n", 1, 0, "another header is not ours");
	wrong(L("0A", "0b", "3\t\n"), 1, 0, "nor are upper case digits");
	wrong(ONE L("0a", "0b", "\t\n"), 2, 0, "nor no number");
	wrong(ONE L("0a", "0b", "3\tkept\n"), 2, 0, "nor unknown flags");
	wrong(ONE L("0a", "0b", "3\t\t\n"), 2, 0, "nor too many cells");
	wrong(ONE "0a0a" ONE, 2, 0, "nor a cut line before others");
	wrong(ONE "\n", 2, 0, "nor an empty line");
	s = loaded(BYTES(ONE "report\tcontent\tmessages\tflags\n"
	    L("0a", "0c", "9\tauthenticated|salvaged\n")
	    L("0d", "0d", "99999999999\t\n")), &file);
	ok(put(s, UINT64_C(0x0a0a0a0a0a0a0a0a), 1, 0, &first) ==
	    DEDUP_CONFLICT && first.where == DEDUP_EARLIER_RUN &&
	    first.messages == 9 && first.flags == (DEDUP_AUTHENTICATED |
	    DEDUP_SALVAGED), "of two states behind one another, the better");
	ok(put(s, UINT64_C(0x0d0d0d0d0d0d0d0d), 1, 0, &first) ==
	    DEDUP_CONFLICT && first.messages == DEDUP_MESSAGES_MOST,
	    "more messages than are kept are the most");
	dedup_store_free(s);
}

int
main(void)
{
	test_many();
	test_conflicts();
	test_lines();
	return tap_done();
}
