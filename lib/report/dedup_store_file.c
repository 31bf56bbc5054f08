/* dedup_store_file: what a run knows of reports, as a file for the next one. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/num.h"
#include "report/dedup_store_impl.h"

/* A line has at most 16, 16, 20 and 23 bytes, and what is between them. */
enum { LINE = 96, BLOCK = 64 * 1024 };

#define HEADER	"report\tcontent\tmessages\tflags"

static const struct {
	unsigned	 flag;
	struct bytes	 name;
} flags[] = {
	{ DEDUP_AUTHENTICATED, { "authenticated", 13 } },
	{ DEDUP_SALVAGED, { "salvaged", 8 } },
	{ DEDUP_SAID, { "conflict", 8 } },
};
enum { FLAGS = sizeof(flags) / sizeof(flags[0]) };

/* Takes a cell off a line, up to a tab or the end. */
static struct bytes
take_cell(struct bytes *line, const char *end)
{
	struct bytes cell = bytes_first(*line,
	    bytes_find(*line, bytes_of(end), 0));

	*line = bytes_from(*line, cell.n + 1);
	return cell;
}

/* Sixteen digits, lower case. */
static bool
parse_hash(struct bytes s, uint64_t *out)
{
	static const char digits[] = "0123456789abcdef";
	const char *d;
	size_t i;

	*out = 0;
	for (i = 0; i < s.n; i++) {
		d = memchr(digits, s.p[i], 16);
		if (d == NULL)
			return false;
		*out = *out << 4 | (uint64_t)(d - digits);
	}
	return s.n == 16;
}

static bool
parse_flags(struct bytes s, unsigned *out)
{
	struct bytes word;
	size_t i;

	*out = 0;
	while (s.n != 0) {
		word = take_cell(&s, "|");
		for (i = 0; i < FLAGS; i++)
			if (bytes_equal(word, flags[i].name))
				break;
		if (i == FLAGS)
			return false;
		*out |= flags[i].flag;
	}
	return true;
}

static bool
take_line(struct dedup_store *s, struct bytes line)
{
	struct dedup_report r = { .where = DEDUP_EARLIER_RUN }, first;
	bool good;

	if (bytes_equal(line, BYTES(HEADER)))
		return true;
	good = parse_hash(take_cell(&line, "\t"), &r.name) &&
	    parse_hash(take_cell(&line, "\t"), &r.content) &&
	    num_parse(take_cell(&line, "\t"), &r.messages) &&
	    parse_flags(line, &r.flags);
	if (good)
		(void)dedup_store_add(s, &r, &first);
	return good;
}

/* Reads what there is next into b; 0 at the end, -1 with errno. */
static ssize_t
read_more(int fd, struct buf *b)
{
	ssize_t k;

	buf_room(b, BLOCK);
	do
		k = read(fd, b->p + b->n, BLOCK);
	while (k < 0 && errno == EINTR);
	if (k > 0)
		b->n += (size_t)k;
	return k;
}

/* Takes all whole lines off b; false at one that is not ours. */
static bool
take_lines(struct dedup_store *s, struct buf *b, uint64_t *number)
{
	struct bytes rest = buf_view(b), line;
	size_t lf;

	while ((lf = bytes_find(rest, BYTES("\n"), 0)) < rest.n) {
		line = bytes_first(rest, lf);
		rest = bytes_from(rest, lf + 1);
		++*number;
		if (line.n > LINE || !take_line(s, line))
			return false;
	}
	/* Of one that is too long to be ours its end is all that matters. */
	buf_drop(b, rest.n > LINE ? b->n - LINE - 1 : b->n - rest.n);
	return true;
}

bool
dedup_store_load(struct dedup_store *s, int fd, struct dedup_store_file *out)
{
	struct buf b = { 0 };
	uint64_t number = 0;
	ssize_t k;

	*out = (struct dedup_store_file){ 0 };
	while ((k = read_more(fd, &b)) > 0) {
		if (!take_lines(s, &b, &number)) {
			out->wrong = number;
			break;
		}
	}
	if (k < 0)
		out->error = errno;
	else if (k == 0 && b.n != 0)
		out->cut = number + 1;
	close(fd);
	buf_free(&b);
	return out->error == 0 && out->wrong == 0;
}

/* All in use, moved to the begin. */
static void
gather(struct dedup_store *s)
{
	size_t i, n = 0;

	for (i = 0; i < s->room; i++)
		if (s->slot[i].name != 0)
			s->slot[n++] = s->slot[i];
}

/*
 * Sorts by the first byte of the name, in place: so that what is sorted
 * then, which may take as much memory again, is little. end[b]: of group b.
 */
static void
sort_first(struct slot *slot, size_t n, size_t end[256])
{
	size_t next[256], i, b, at, to;
	struct slot moved;

	memset(end, 0, 256 * sizeof(*end));
	for (i = 0; i < n; i++)
		end[slot[i].name >> 56]++;
	for (b = 0, to = 0; b < 256; b++) {
		next[b] = to;
		end[b] = to += end[b];
	}
	for (b = 0; b < 256; b++) {
		while ((at = next[b]) < end[b]) {
			to = next[slot[at].name >> 56]++;
			moved = slot[to];
			slot[to] = slot[at];
			slot[at] = moved;
		}
	}
}

static int
by_name(const void *a, const void *b)
{
	uint64_t x = ((const struct slot *)a)->name;
	uint64_t y = ((const struct slot *)b)->name;

	return (x > y) - (x < y);
}

static void
add_line(struct buf *text, const struct slot *slot)
{
	char line[64];
	const char *bar = "";
	size_t i;

	snprintf(line, sizeof(line), "%016" PRIx64 "\t%016" PRIx64 "\t%u\t",
	    slot->name, slot->content, slot->messages);
	buf_adds(text, line);
	for (i = 0; i < FLAGS; i++) {
		if ((slot->flags & flags[i].flag) == 0)
			continue;
		buf_adds(text, bar);
		buf_add(text, flags[i].name);
		bar = "|";
	}
	buf_byte(text, '\n');
}

int
dedup_store_save(struct dedup_store *s, int fd)
{
	struct buf text = { 0 };
	size_t end[256], b, i, begin = 0;
	bool good = true;

	gather(s);
	sort_first(s->slot, s->n, end);
	buf_adds(&text, HEADER "\n");
	for (b = 0; b < 256; b++, begin = end[b - 1]) {
		qsort(s->slot + begin, end[b] - begin, sizeof(*s->slot),
		    by_name);
		for (i = begin; good && i < end[b]; i++) {
			add_line(&text, &s->slot[i]);
			if (text.n < BLOCK)
				continue;
			good = fd_write(fd, buf_view(&text));
			text.n = 0;
		}
	}
	good = good && fd_write(fd, buf_view(&text));
	buf_free(&text);
	return good ? 0 : -1;
}
