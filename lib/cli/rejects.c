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
failed(struct cli *c)
{
	int error = errno, fd = c->rejects;

	c->rejects = -1;
	if (fd >= 0)
		close(fd);
	cli_sayf(c, MSG_CANNOT_WRITE, bytes_of(c->rejects_name), "%s",
	    strerror(error));
}

/* Rows are appended to rows only: FILE may be a slip of the hand. */
static bool
begins_with_header(struct cli *c)
{
	char first[sizeof(header) - 1];

	if (pread(c->rejects, first, sizeof(first), 0) ==
	    (ssize_t)sizeof(first) && memcmp(first, header,
	    sizeof(first)) == 0)
		return true;
	cli_sayf(c, MSG_CANNOT_WRITE, bytes_of(c->rejects_name),
	    "it is there already, and holds no rejects rows");
	cli_die(c);
}

void
rejects_open(struct cli *c)
{
	struct stat st;
	bool good;

	if (c->rejects_name == NULL)
		return;
	c->rejects = open(c->rejects_name,
	    O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
	if (c->rejects < 0) {
		failed(c);
		cli_die(c);
	}
	(void)flock(c->rejects, LOCK_EX);
	good = fstat(c->rejects, &st) == 0 && (st.st_size != 0 ?
	    begins_with_header(c) :
	    fd_write(c->rejects, BYTES(header)));
	(void)flock(c->rejects, LOCK_UN);
	if (!good) {
		failed(c);
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
	if (!fd_write(c->rejects, buf_view(&row)))
		failed(c);
	buf_free(&row);
}
