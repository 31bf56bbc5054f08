/* fd: all of some bytes to a file descriptor. */
#include "base/fd.h"

#include <errno.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Writes all of s; false, with errno, and how much of it was written. */
static bool
write_all(int fd, struct bytes s, size_t *written)
{
	ssize_t k;

	for (*written = 0; *written < s.n; *written += k > 0 ? (size_t)k : 0) {
		k = write(fd, s.p + *written, s.n - *written);
		if (k < 0 && errno != EINTR)
			return false;
	}
	return true;
}

bool
fd_write(int fd, struct bytes s)
{
	size_t written;

	return write_all(fd, s, &written);
}

/* Cuts off what was written of s, where it still is the end of the file. */
static void
take_back(int fd, const struct stat *before, size_t written)
{
	struct stat st;

	if (S_ISREG(before->st_mode) && written != 0 && fstat(fd, &st) == 0 &&
	    st.st_size == before->st_size + (off_t)written)
		(void)!ftruncate(fd, before->st_size);
}

bool
fd_append(int fd, struct bytes s)
{
	struct stat before;
	size_t written;
	int error;
	bool good;

	(void)flock(fd, LOCK_EX);
	good = fstat(fd, &before) == 0;
	if (good && !write_all(fd, s, &written)) {
		good = false;
		error = errno;
		take_back(fd, &before, written);
		errno = error;
	}
	error = errno;
	(void)flock(fd, LOCK_UN);
	errno = error;
	return good;
}
