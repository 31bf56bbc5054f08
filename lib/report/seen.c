/* seen: which reports came before, in at most 32 bytes each. */
#include "report/seen.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/hash.h"
#include "base/mem.h"

/*
 * Many small tables instead of one: each grows by a quarter, alone, so
 * that never much more is held than is used.
 */
enum { TABLES = 256 };
enum { WRITE_AT = 64 * 1024 };		/* bytes written together */

#define HEADER	"report\tcontent\n"
/* The lowest bit of content: it was loaded, not added. */
#define LOADED	UINT32_C(1)

/* In halves, so that a slot takes 12 bytes and not 16. */
struct slot {
	uint32_t	name[2];	/* both 0: free */
	uint32_t	content;
};

struct table {
	struct slot	*slot;
	uint32_t	 size, n;
};

struct seen {
	uint64_t	 mix;		/* odd, random */
	struct table	 table[TABLES];
};

struct seen *
seen_new(void)
{
	struct seen *s = mem_zero(1, sizeof(*s));

	s->mix = hash_key_random().k0 | 1;
	return s;
}

void
seen_free(struct seen *s)
{
	size_t i;

	for (i = 0; i < TABLES; i++)
		free(s->table[i].slot);
	free(s);
}

static uint64_t
name_of(const struct slot *s)
{
	return (uint64_t)s->name[1] << 32 | s->name[0];
}

/* The slot of a name in a table that has room, or the free one for it. */
static struct slot *
find(const struct table *t, uint64_t mixed, uint64_t name)
{
	uint32_t at = (uint32_t)(((mixed & 0xffffffff) * t->size) >> 32);

	while (name_of(&t->slot[at]) != 0 && name_of(&t->slot[at]) != name)
		at = at + 1 == t->size ? 0 : at + 1;
	return &t->slot[at];
}

static uint64_t
mixed(const struct seen *s, uint64_t name)
{
	uint64_t m = name * s->mix;

	m ^= m >> 32;
	return m * s->mix;
}

static void
grow(const struct seen *s, struct table *t)
{
	struct table old = *t;
	uint64_t name;
	uint32_t i;

	if (old.size > UINT32_MAX / 2)
		mem_exhausted();
	t->size = old.size ? old.size + old.size / 4 + 1 : 8;
	t->slot = mem_zero(t->size, sizeof(*t->slot));
	for (i = 0; i < old.size; i++)
		if ((name = name_of(&old.slot[i])) != 0)
			*find(t, mixed(s, name), name) = old.slot[i];
	free(old.slot);
}

static enum seen_state
put(struct seen *s, struct seen_report r, uint32_t loaded)
{
	uint32_t content = (uint32_t)r.content & ~LOADED;
	uint64_t m;
	struct table *t;
	struct slot *slot;

	if (r.name == 0)
		r.name = 1;
	m = mixed(s, r.name);
	t = &s->table[m >> 56];
	if ((uint64_t)t->n * 8 >= (uint64_t)t->size * 7)
		grow(s, t);
	slot = find(t, m, r.name);
	if (name_of(slot) != 0)
		return (slot->content & ~LOADED) == content ?
		    SEEN_COPY : SEEN_CONFLICT;
	*slot = (struct slot){ { (uint32_t)r.name, (uint32_t)(r.name >> 32) },
	    content | loaded };
	t->n++;
	return SEEN_NEW;
}

enum seen_state
seen_add(struct seen *s, struct seen_report r)
{
	return put(s, r, 0);
}

static bool
load_line(struct seen *s, const char *line)
{
	struct seen_report r;
	int end = 0;

	if (sscanf(line, "%16" SCNx64 "\t%8" SCNx64 "\n%n", &r.name,
	    &r.content, &end) != 2 || end == 0 || line[end] != '\0' ||
	    line[end - 1] != '\n')
		return false;
	(void)put(s, r, LOADED);
	return true;
}

long
seen_load(struct seen *s, int fd)
{
	int copy = dup(fd);
	FILE *f = copy < 0 ? NULL : fdopen(copy, "r");
	char line[64];
	long n = 0;

	if (f == NULL) {
		if (copy >= 0)
			close(copy);
		return -1;
	}
	while (fgets(line, sizeof(line), f) != NULL) {
		n++;
		if (n == 1 && strcmp(line, HEADER) == 0)
			continue;
		if (n == 1 || !load_line(s, line)) {
			fclose(f);
			return n;
		}
	}
	n = ferror(f) ? -1 : 0;
	fclose(f);
	return n;
}

static int
by_name(const void *a, const void *b)
{
	uint64_t x = name_of(a), y = name_of(b);

	return (x > y) - (x < y);
}

/* Slots in order; what is left to be written of a table. */
struct run {
	const struct slot	*at, *end;
};

/* Those added, in order, in the table's own memory: it is none any more. */
static struct run
sorted(struct table *t)
{
	uint32_t i, n = 0;

	for (i = 0; i < t->size; i++)
		if (name_of(&t->slot[i]) != 0 &&
		    !(t->slot[i].content & LOADED))
			t->slot[n++] = t->slot[i];
	t->n = t->size = 0;
	if (n == 0)
		return (struct run){ NULL, NULL };
	qsort(t->slot, n, sizeof(*t->slot), by_name);
	return (struct run){ t->slot, t->slot + n };
}

/* Moves run i of a heap down to where it belongs; the least is the first. */
static void
sink(struct run *heap, size_t n, size_t i)
{
	struct run moved = heap[i];
	size_t child;

	for (; (child = 2 * i + 1) < n; i = child) {
		if (child + 1 < n &&
		    by_name(heap[child + 1].at, heap[child].at) < 0)
			child++;
		if (by_name(heap[child].at, moved.at) > 0)
			break;
		heap[i] = heap[child];
	}
	heap[i] = moved;
}

/* Fills the heap with the tables that have any; returns how many. */
static size_t
make_heap(struct seen *s, struct run heap[TABLES])
{
	size_t i, n = 0;

	for (i = 0; i < TABLES; i++) {
		heap[n] = sorted(&s->table[i]);
		n += heap[n].at != heap[n].end;
	}
	for (i = n / 2; i > 0; i--)
		sink(heap, n, i - 1);
	return n;
}

static void
add_line(struct buf *text, const struct slot *slot)
{
	char line[40];

	snprintf(line, sizeof(line), "%016" PRIx64 "\t%08" PRIx32 "\n",
	    name_of(slot), slot->content);
	buf_adds(text, line);
}

/* Writes the runs of a heap merged, behind what is in text. */
static bool
write_heap(int fd, struct run *heap, size_t n, struct buf *text)
{
	while (n != 0) {
		add_line(text, heap[0].at++);
		if (heap[0].at == heap[0].end)
			heap[0] = heap[--n];
		if (n != 0)
			sink(heap, n, 0);
		if (text->n < WRITE_AT)
			continue;
		if (!fd_write(fd, buf_view(text)))
			return false;
		text->n = 0;
	}
	return fd_write(fd, buf_view(text));
}

int
seen_save(struct seen *s, int fd)
{
	struct run heap[TABLES];
	struct buf text = { 0 };
	struct stat st;
	bool good;

	if (flock(fd, LOCK_EX) != 0 || fstat(fd, &st) != 0)
		return -1;
	if (st.st_size == 0)
		buf_adds(&text, HEADER);
	good = write_heap(fd, heap, make_heap(s, heap), &text);
	buf_free(&text);
	return flock(fd, LOCK_UN) == 0 && good ? 0 : -1;
}
