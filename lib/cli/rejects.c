/* rejects: a row for each refused input, in a file that Makefiles count. */
#include "cli/rejects.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fd.h"
#include "text/cell.h"

/* The columns of KIND_REJECTS; a unit test compares them. */
static const char header[] = "program\tsource\tcode\tdetail\n";

static void
write_failed(struct cli *c)
{
	int error = errno, fd = c->rejects;

	c->rejects = -1;
	if (fd >= 0)
		close(fd);
	cli_sayf(c, MSG_CANNOT_WRITE, bytes_of(c->rejects_name), "%s",
	    strerror(error));
}

enum { BLOCK = 4096 };

/*
 * Where the last whole line of a file of size bytes ends; -1 with errno.
 * What stands behind it was left by a program that was killed.
 */
static off_t
end_of_lines(int fd, off_t size)
{
	char block[BLOCK];
	off_t from;
	ssize_t n;

	for (; size > 0; size = from) {
		from = size > BLOCK ? size - BLOCK : 0;
		n = pread(fd, block, (size_t)(size - from), from);
		if (n < 0)
			return -1;
		while (n > 0 && block[n - 1] != '\n')
			n--;
		if (n > 0)
			return from + n;
	}
	return 0;
}

/* Does it begin as a file of rejects rows does, as far as it goes? */
static bool
is_ours(int fd, off_t size)
{
	char first[sizeof(header) - 1];
	size_t n = size < (off_t)sizeof(first) ? (size_t)size :
	    sizeof(first);

	return pread(fd, first, n, 0) == (ssize_t)n &&
	    memcmp(first, header, n) == 0;
}

/*
 * Makes it end in a whole row, or at least the header. Rows are appended to
 * rows only: FILE may be a slip of the hand.
 */
static bool
prepare_rejects(struct cli *c)
{
	struct stat st;
	off_t end;

	if (fstat(c->rejects, &st) != 0)
		return false;
	if (!S_ISREG(st.st_mode))
		return fd_append(c->rejects, BYTES(header));
	if (!is_ours(c->rejects, st.st_size)) {
		cli_sayf(c, MSG_CANNOT_WRITE, bytes_of(c->rejects_name),
		    "it is there already, and holds no rejects rows");
		cli_die(c);
	}
	end = end_of_lines(c->rejects, st.st_size);
	if (end < 0 || (end < st.st_size && ftruncate(c->rejects, end) != 0))
		return false;
	return end != 0 || fd_append(c->rejects, BYTES(header));
}

void
rejects_open(struct cli *c)
{
	bool good;

	if (c->rejects_name == NULL)
		return;
	c->rejects = open(c->rejects_name,
	    O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
	if (c->rejects < 0) {
		write_failed(c);
		cli_die(c);
	}
	(void)flock(c->rejects, LOCK_EX);
	good = prepare_rejects(c);
	(void)flock(c->rejects, LOCK_UN);
	if (!good) {
		write_failed(c);
		cli_die(c);
	}
}

void
rejects_row(struct cli *c, enum message m, struct bytes source,
    struct bytes detail)
{
	struct buf row = { 0 };

	if (c->rejects < 0)
		return;
	buf_adds(&row, c->program->name);
	buf_byte(&row, '\t');
	cell_add(&row, source);
	buf_byte(&row, '\t');
	buf_adds(&row, message_slug(m));
	buf_byte(&row, '\t');
	cell_add(&row, detail);
	buf_byte(&row, '\n');
	if (!fd_append(c->rejects, buf_view(&row)))
		write_failed(c);
	buf_free(&row);
}
