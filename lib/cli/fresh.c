/* fresh: a file that is written whole or not at all. */
#include "cli/fresh.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

static void
failed(struct fresh *f, const char *why)
{
	cli_sayf(f->cli, MSG_CANNOT_WRITE, bytes_of(f->name), "%s", why);
}

static _Noreturn void
die(struct fresh *f, const char *why)
{
	failed(f, why);
	cli_die(f->cli);
}

/* Sets path, last and part of the name. */
static void
take_apart(struct fresh *f)
{
	const char *slash = strrchr(f->name, '/');
	struct buf part = { 0 };

	f->last = slash != NULL ? slash + 1 : f->name;
	f->path = slash == NULL ? mem_copy(".", 1) : mem_copy(f->name,
	    slash == f->name ? 1 : (size_t)(slash - f->name));
	buf_adds(&part, f->last);
	buf_adds(&part, ".part");
	f->part = mem_copy(part.p, part.n);
	buf_free(&part);
}

/* Is fd still what has the name, and has nobody else it open to write? */
static bool
is_ours(struct fresh *f)
{
	struct stat a, b;

	return flock(f->fd, LOCK_EX | LOCK_NB) == 0 &&
	    fstat(f->fd, &a) == 0 &&
	    fstatat(f->folder, f->part, &b, AT_SYMLINK_NOFOLLOW) == 0 &&
	    a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static void
open_beside(struct fresh *f)
{
	take_apart(f);
	f->folder = open(f->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (f->folder >= 0)
		f->fd = openat(f->folder, f->part, O_WRONLY | O_CREAT |
		    O_NOFOLLOW | O_CLOEXEC, 0666);
	if (f->fd < 0)
		die(f, strerror(errno));
	if (!is_ours(f))
		die(f, "another run is writing it");
	if (ftruncate(f->fd, 0) != 0 ||
	    (unlinkat(f->folder, f->last, 0) != 0 && errno != ENOENT))
		die(f, strerror(errno));
}

void
fresh_open(struct fresh *f, struct cli *c, const char *name)
{
	struct stat st;

	*f = (struct fresh){ .cli = c, .name = name, .folder = -1, .fd = -1 };
	if (name == NULL)
		return;
	if (name[0] == '\0')
		die(f, strerror(ENOENT));
	/* A link, as /dev/stderr, is never taken the place of. */
	if (lstat(name, &st) != 0 || S_ISREG(st.st_mode)) {
		open_beside(f);
		return;
	}
	f->fd = open(name, O_WRONLY | O_TRUNC | O_CLOEXEC);
	if (f->fd < 0)
		die(f, strerror(errno));
}

/* All of it to the disk, then to its name; false with errno. */
static bool
commit(struct fresh *f)
{
	return f->part == NULL || (fsync(f->fd) == 0 &&
	    renameat(f->folder, f->part, f->folder, f->last) == 0);
}

void
fresh_close(struct fresh *f, bool written)
{
	bool good;

	if (f->fd < 0)
		return;
	good = written && commit(f);
	if (written && !good)
		failed(f, strerror(errno));
	if (!good && f->part != NULL)
		(void)unlinkat(f->folder, f->part, 0);
	if (close(f->fd) != 0 && good)
		failed(f, strerror(errno));
	if (f->folder >= 0)
		close(f->folder);
	free(f->path);
	free(f->part);
}
