/* fd: all of some bytes to a file descriptor. */
#include "base/fd.h"

#include <errno.h>
#include <unistd.h>

bool
fd_write(int fd, struct bytes s)
{
	ssize_t k;

	while (s.n != 0) {
		k = write(fd, s.p, s.n);
		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return false;
		s = bytes_from(s, (size_t)k);
	}
	return true;
}
