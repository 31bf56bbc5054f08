/* part: a file that is being written, under a name of its own. */
#include "base/part.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Has the name been taken from the open file since? */
static bool
is_gone(int folder, const char *name, const struct stat *open)
{
	struct stat st;

	return fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
	    st.st_dev != open->st_dev || st.st_ino != open->st_ino;
}

/* -1 with errno; *again: somebody was faster, and is done with it. */
static int
open_once(int folder, const char *name, bool *again)
{
	int error, fd = openat(folder, name, O_WRONLY | O_CREAT |
	    O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
	struct stat st;

	*again = false;
	if (fd < 0)
		return -1;
	errno = 0;
	if (fstat(fd, &st) == 0 && !S_ISREG(st.st_mode))
		errno = EEXIST;
	if (errno == 0 && flock(fd, LOCK_EX | LOCK_NB) == 0) {
		*again = is_gone(folder, name, &st);
		errno = 0;
		if (!*again && (st.st_size == 0 || ftruncate(fd, 0) == 0))
			return fd;
	}
	error = errno;
	close(fd);
	errno = error;
	return -1;
}

int
part_open(int folder, const char *name)
{
	bool again;
	int fd;

	do
		fd = open_once(folder, name, &again);
	while (fd < 0 && again);
	return fd;
}
