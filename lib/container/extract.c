/* extract: documents as files of their own, in one folder. */
#include "container/extract.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/part.h"

/* Of a name, without number and suffix; file systems end at 255. */
enum { NAME_MOST = 200 };

bool
extract_open(struct extract *x, const char *path)
{
	*x = (struct extract){ .path = bytes_of(path) };
	x->folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (x->folder < 0)
		return false;
	map_init(&x->names);
	return true;
}

void
extract_close(struct extract *x)
{
	if (x->folder < 0)
		return;
	close(x->folder);
	map_free(&x->names);
	free(x->next);
}

static bool
is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') ||
	    (c != '\0' && strchr("._!@+=,-", c) != NULL);
}

/* Takes suffix off the end of name, if it is there in any case. */
static bool
cut_suffix(struct bytes *name, const char *suffix)
{
	size_t n = strlen(suffix);

	if (name->n <= n || !bytes_equal_nocase(bytes_from(*name,
	    name->n - n), bytes_of(suffix)))
		return false;
	name->n -= n;
	return true;
}

/* The part of a label that may name a file, without what packing added. */
static void
add_stem(struct buf *b, struct bytes label, const char *suffix)
{
	static const char *const packed[] = { ".gz", ".zip", ".bz2", ".xz",
	    ".zst", ".lzma", ".lz4", ".Z", ".tgz", ".tar", ".7z", ".eml" };
	bool again;
	size_t i;

	for (i = label.n; i > 0; i--)
		if (label.p[i - 1] == '/' || label.p[i - 1] == '\\')
			break;
	label = bytes_from(label, i);
	do {
		again = false;
		for (i = 0; i < sizeof(packed) / sizeof(packed[0]); i++)
			again |= cut_suffix(&label, packed[i]);
	} while (again);
	cut_suffix(&label, suffix);
	label = bytes_first(label, NAME_MOST);
	for (i = 0; i < label.n; i++)
		buf_byte(b, is_name_byte(label.p[i]) ? label.p[i] : '_');
	if (b->n == 0)
		buf_adds(b, "report");
	/* Neither hidden, nor an option to the next program. */
	if (b->p[0] == '.' || b->p[0] == '-')
		b->p[0] = '_';
}

/* One document on its way to its name. */
struct leaving {
	struct extract	*x;
	struct bytes	 stem;
	const char	*suffix;
	uint64_t	*number;	/* to try next behind stem */
	struct buf	 name, part;
};

static uint64_t *
number_of(struct extract *x, struct bytes stem)
{
	bool added;
	uint32_t i = map_add(&x->names, stem, &added);

	if (i >= x->room) {
		x->room = x->room * 2 + 64;
		x->next = mem_resize(x->next, x->room, sizeof(*x->next));
	}
	if (added)
		x->next[i] = 1;
	return &x->next[i];
}

/* The next name: stem, a number from the second on, and suffix. */
static const char *
next_name(struct leaving *l)
{
	l->name.n = 0;
	buf_add(&l->name, l->stem);
	if (*l->number > 1) {
		buf_byte(&l->name, '-');
		buf_num(&l->name, *l->number);
	}
	++*l->number;
	buf_adds(&l->name, l->suffix);
	return buf_string(&l->name);
}

static bool
is_there(struct extract *x, const char *name)
{
	struct stat st;

	return fstatat(x->folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

/* Opens the part of the first name that is free, and not being written. */
static int
open_part(struct leaving *l)
{
	const char *name;
	int fd;

	do {
		do
			name = next_name(l);
		while (is_there(l->x, name));
		l->part.n = 0;
		buf_adds(&l->part, name);
		buf_adds(&l->part, PART_SUFFIX);
		fd = part_open(l->x->folder, buf_string(&l->part));
	} while (fd < 0 && (errno == EWOULDBLOCK || errno == EEXIST));
	return fd;
}

/*
 * Gives the part a name that nothing has. A link replaces nothing, whoever
 * else writes to the folder; where there are no links, a look must do.
 */
static bool
give_name(struct leaving *l)
{
	const char *part = buf_string(&l->part);
	const char *name = buf_string(&l->name);
	int folder = l->x->folder;

	for (;; name = next_name(l)) {
		if (linkat(folder, part, folder, name, 0) == 0)
			return unlinkat(folder, part, 0) == 0;
		if (errno == EEXIST)
			continue;
		if (!is_there(l->x, name))
			return renameat(folder, part, folder, name) == 0;
	}
}

static bool
write_document(struct leaving *l, struct bytes bytes)
{
	int fd = open_part(l), error = 0;

	if (fd < 0)
		return false;
	/* It keeps its lock until it has its name. */
	if (!fd_write(fd, bytes) || !give_name(l))
		error = errno;
	if (error != 0)
		unlinkat(l->x->folder, buf_string(&l->part), 0);
	if (close(fd) != 0 && error == 0) {
		error = errno;
		unlinkat(l->x->folder, buf_string(&l->name), 0);
	}
	errno = error;
	return error == 0;
}

bool
extract_write(struct extract *x, struct bytes label, const char *suffix,
    struct bytes bytes, struct buf *file)
{
	struct leaving l = { .x = x, .suffix = suffix };
	struct buf stem = { 0 };
	bool good;
	int error;

	add_stem(&stem, label, suffix);
	l.stem = buf_view(&stem);
	l.number = number_of(x, l.stem);
	good = write_document(&l, bytes);
	error = errno;
	file->n = 0;
	buf_add(file, x->path);
	if (!bytes_end(x->path, BYTES("/")))
		buf_byte(file, '/');
	buf_add(file, buf_view(&l.name));
	buf_free(&stem);
	buf_free(&l.name);
	buf_free(&l.part);
	errno = error;
	return good;
}
