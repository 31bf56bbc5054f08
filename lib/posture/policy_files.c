/* policy_files: small files about a domain, saved in a folder. */
#include "posture/policy_files.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Opens dir/name, if that is a regular file; -1 and errno else. */
static int
open_in(const char *dir, const char *name)
{
	int folder = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC), fd;
	struct stat st;

	if (folder < 0)
		return -1;
	/* A pipe without a writer must not make us wait. */
	fd = openat(folder, name, O_RDONLY | O_NONBLOCK | O_NOCTTY |
	    O_CLOEXEC);
	(void)close(folder);
	if (fd < 0)
		return -1;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		return fd;
	(void)close(fd);
	errno = EINVAL;
	return -1;
}

static enum policy_file_state
read_all(int fd, struct buf *b, size_t most)
{
	ssize_t n;

	do {
		buf_room(b, most + 1 - b->n);
		n = read(fd, b->p + b->n, most + 1 - b->n);
		if (n < 0 && errno != EINTR)
			return POLICY_FILE_UNREADABLE;
		if (n > 0)
			b->n += (size_t)n;
	} while (n != 0 && b->n <= most);
	return b->n > most ? POLICY_FILE_LARGE : POLICY_FILE_READ;
}

struct policy_file
policy_file_read(const char *dir, const char *before, struct bytes domain,
    const char *behind, size_t most, struct arena *keep)
{
	struct policy_file l = { POLICY_FILE_NOT_ASKED, BYTES_NONE };
	struct buf b = { 0 };
	int fd;

	if (dir == NULL)
		return l;
	l.state = POLICY_FILE_MISSING;
	if (domain.n == 0 || domain.p[0] == '.' ||
	    bytes_find(domain, BYTES("/"), 0) != domain.n)
		return l;
	buf_adds(&b, before);
	buf_add(&b, domain);
	buf_adds(&b, behind);
	fd = open_in(dir, buf_string(&b));
	if (fd < 0) {
		l.state = errno == ENOENT || errno == ENOTDIR ||
		    errno == ENAMETOOLONG ? POLICY_FILE_MISSING :
		    POLICY_FILE_UNREADABLE;
	} else {
		b.n = 0;
		l.state = read_all(fd, &b, most);
		(void)close(fd);
		if (l.state == POLICY_FILE_READ)
			l.text = arena_copy(keep, buf_view(&b));
	}
	buf_free(&b);
	return l;
}

const char *
policy_file_words(enum policy_file_state state)
{
	static const char *const words[] = {
		[POLICY_FILE_NOT_ASKED] = "no folder with its file was given",
		[POLICY_FILE_MISSING] = "its file is not in the folder",
		[POLICY_FILE_UNREADABLE] = "its file cannot be read",
		[POLICY_FILE_LARGE] = "its file is too large",
		[POLICY_FILE_READ] = NULL
	};

	return words[state];
}
