/* extract: documents as files of their own, in one folder. */
#include "container/extract.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/mem.h"
#include "base/num.h"

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
plain(char c)
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
		buf_byte(b, plain(label.p[i]) ? label.p[i] : '_');
	if (b->n == 0)
		buf_adds(b, "report");
	/* Neither hidden, nor an option to the next program. */
	if (b->p[0] == '.' || b->p[0] == '-')
		b->p[0] = '_';
}

/* Opens stem, a number from the second on, and suffix, as a new file. */
static int
open_new(struct extract *x, struct bytes stem, const char *suffix,
    struct buf *name)
{
	bool added;
	uint32_t i = map_add(&x->names, stem, &added);
	int fd;

	if (i >= x->room) {
		x->room = x->room * 2 + 64;
		x->next = mem_resize(x->next, x->room, sizeof(*x->next));
	}
	if (added)
		x->next[i] = 1;
	do {
		name->n = 0;
		buf_add(name, stem);
		if (x->next[i] > 1) {
			buf_byte(name, '-');
			buf_num(name, x->next[i]);
		}
		x->next[i]++;
		buf_adds(name, suffix);
		fd = openat(x->folder, buf_string(name), O_WRONLY | O_CREAT |
		    O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	} while (fd < 0 && errno == EEXIST);
	return fd;
}

bool
extract_write(struct extract *x, struct bytes label, const char *suffix,
    struct bytes bytes, struct buf *file)
{
	struct buf stem = { 0 }, name = { 0 };
	bool good = false;
	int fd, error = 0;

	add_stem(&stem, label, suffix);
	fd = open_new(x, buf_view(&stem), suffix, &name);
	if (fd >= 0) {
		good = fd_write(fd, bytes);
		error = errno;
		if (close(fd) != 0 && good) {
			good = false;
			error = errno;
		}
		if (!good)
			unlinkat(x->folder, buf_string(&name), 0);
		errno = error;
	}
	file->n = 0;
	buf_add(file, x->path);
	if (!bytes_end(x->path, BYTES("/")))
		buf_byte(file, '/');
	buf_add(file, buf_view(&name));
	error = errno;
	buf_free(&stem);
	buf_free(&name);
	errno = error;
	return good;
}
