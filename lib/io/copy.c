/* copy: a file as it is now, under a path of our own. */
#include "io/copy.h"
#include "base/fd.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

enum { BLOCK = 1 << 16 };

/* Memory that has a path; false where there is none. */
static bool
open_memory(struct copy *c)
{
#ifdef __linux__
	c->fd = memfd_create("copy", MFD_CLOEXEC);
	if (c->fd < 0)
		return false;
	snprintf(c->path, sizeof(c->path), "/proc/self/fd/%d", c->fd);
	if (access(c->path, R_OK) == 0)
		return true;
	close(c->fd);
#else
	(void)c;
#endif
	return false;
}

static bool
open_file(struct copy *c)
{
	const char *folder = getenv("TMPDIR");
	int n;

	if (folder == NULL || folder[0] == '\0')
		folder = "/tmp";
	n = snprintf(c->path, sizeof(c->path), "%s/rua-tools-XXXXXX",
	    folder);
	if (n < 0 || (size_t)n >= sizeof(c->path)) {
		errno = ENAMETOOLONG;
		return false;
	}
	c->fd = mkstemp(c->path);
	c->named = c->fd >= 0;
	return c->named;
}

static const char *
copy_all(int from, int to, uint64_t most)
{
	char block[BLOCK];
	ssize_t n;

	while ((n = read(from, block, sizeof(block))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 || !fd_write(to, (struct bytes){ block,
		    (size_t)n }))
			return strerror(errno);
		if ((uint64_t)n > most)
			return "it is too large";
		most -= (uint64_t)n;
	}
	return NULL;
}

const char *
copy_make(struct copy *c, int from, uint64_t most)
{
	const char *why;

	*c = (struct copy){ .fd = -1 };
	if (!open_memory(c) && !open_file(c))
		return strerror(errno);
	why = copy_all(from, c->fd, most);
	if (why != NULL)
		copy_end(c);
	return why;
}

void
copy_end(struct copy *c)
{
	if (c->named)
		unlink(c->path);
	close(c->fd);
}
