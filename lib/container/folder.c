/* folder: all regular files below a folder, in byte order of their paths. */
#include "container/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/mem.h"

struct entry {
	struct bytes	 name;		/* ends in NUL */
	mode_t		 type;		/* of stat(2), S_IFREG … */
};

struct listing {
	struct entry	*entry;
	size_t		 n, room;
	struct arena	 names;
};

struct tour {
	folder_visit	*visit;
	void		*arg;
	struct buf	 path;
};

static mode_t
type_of(int fd, const struct dirent *d)
{
	struct stat st;

#ifdef DT_REG
	if (d->d_type == DT_REG)
		return S_IFREG;
	if (d->d_type == DT_DIR)
		return S_IFDIR;
#endif
	if (fstatat(fd, d->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return 0;
	return st.st_mode & S_IFMT;
}

/* As the paths would compare: a folder's name goes on with a slash. */
static int
compare_paths(const void *pa, const void *pb)
{
	const struct entry *a = pa, *b = pb;
	size_t n = a->name.n < b->name.n ? a->name.n : b->name.n;
	int c = memcmp(a->name.p, b->name.p, n);
	unsigned char ca, cb;

	if (c != 0 || a->name.n == b->name.n)
		return c;
	ca = (unsigned char)a->name.p[n];
	cb = (unsigned char)b->name.p[n];
	if (n == a->name.n)
		ca = a->type == S_IFDIR ? '/' : 0;
	if (n == b->name.n)
		cb = b->type == S_IFDIR ? '/' : 0;
	return (ca > cb) - (ca < cb);
}

static void
add_entry(struct listing *l, int fd, const struct dirent *d)
{
	if (strcmp(d->d_name, ".") == 0 || strcmp(d->d_name, "..") == 0)
		return;
	if (l->n == l->room) {
		l->room = l->room * 2 + 16;
		l->entry = mem_resize(l->entry, l->room, sizeof(*l->entry));
	}
	l->entry[l->n++] = (struct entry){
	    arena_copy(&l->names, bytes_of(d->d_name)), type_of(fd, d) };
}

/* Reads all names of a folder; 0, or errno. Takes dir. */
static int
read_names(struct listing *l, DIR *dir)
{
	const struct dirent *d;
	int error;

	do {
		errno = 0;
		d = readdir(dir);
		error = errno;
		if (d != NULL)
			add_entry(l, dirfd(dir), d);
	} while (d != NULL);
	if (l->n != 0)
		qsort(l->entry, l->n, sizeof(*l->entry), compare_paths);
	return error;
}

static bool
has_folder(const struct listing *l, const char *name)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		if (l->entry[i].type == S_IFDIR &&
		    bytes_equal(l->entry[i].name, bytes_of(name)))
			return true;
	return false;
}

static void	tour_folder(struct tour *t, int fd);

static void
tour_entry(struct tour *t, int folder, const struct entry *e)
{
	struct stat st;
	int fd = -1, error = 0;

	if (e->type == S_IFREG || e->type == S_IFDIR) {
		/* O_NONBLOCK: should it have become a FIFO since. */
		fd = openat(folder, e->name.p, O_RDONLY | O_CLOEXEC |
		    O_NOFOLLOW | O_NOCTTY | O_NONBLOCK |
		    (e->type == S_IFDIR ? O_DIRECTORY : 0));
		error = errno;
	}
	if (fd >= 0 && e->type == S_IFDIR) {
		tour_folder(t, fd);
	} else if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
		t->visit(t->arg, FOLDER_FILE, buf_view(&t->path), fd, 0);
	} else if (fd < 0 && error != 0 && error != ELOOP) {
		t->visit(t->arg, FOLDER_FAULT, buf_view(&t->path), -1,
		    error);
	} else {
		if (fd >= 0)
			close(fd);
		t->visit(t->arg, FOLDER_OTHER, buf_view(&t->path), -1, 0);
	}
}

/* Visits what is in t->path, open as fd; closes it. */
static void
tour_folder(struct tour *t, int fd)
{
	struct listing l = { 0 };
	size_t i, path_n = t->path.n;
	DIR *dir = fdopendir(fd);
	bool maildir;
	int error = dir != NULL ? read_names(&l, dir) : errno;

	if (error != 0)
		t->visit(t->arg, FOLDER_FAULT, buf_view(&t->path), -1,
		    error);
	maildir = has_folder(&l, "cur") && has_folder(&l, "new");
	for (i = 0; i < l.n; i++) {
		if (maildir && l.entry[i].type == S_IFDIR &&
		    bytes_equal(l.entry[i].name, BYTES("tmp")))
			continue;
		if (t->path.n == 0 || t->path.p[t->path.n - 1] != '/')
			buf_byte(&t->path, '/');
		buf_add(&t->path, l.entry[i].name);
		tour_entry(t, fd, &l.entry[i]);
		t->path.n = path_n;
	}
	free(l.entry);
	arena_free(&l.names);
	if (dir != NULL)
		closedir(dir);
	else
		close(fd);
}

void
folder_walk(int fd, struct bytes path, folder_visit *visit, void *arg)
{
	struct tour t = { .visit = visit, .arg = arg };

	buf_add(&t.path, path);
	tour_folder(&t, fd);
	buf_free(&t.path);
}
