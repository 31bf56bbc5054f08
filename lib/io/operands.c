/* operands: what the command line names, opened one after the other. */
#include "io/operands.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

void
operands_start(struct operands *o, struct cli *c)
{
	static const char *const standard_input[] = { "-" };

	if (c->noperands == 0)
		operands_start_list(o, c, standard_input, 1);
	else
		operands_start_list(o, c,
		    (const char *const *)c->operands, c->noperands);
}

void
operands_start_list(struct operands *o, struct cli *c,
    const char *const *files, size_t n)
{
	*o = (struct operands){ .cli = c, .at = files, .n = n, .fd = -1,
	    .folder = "Is a directory; dmarc-unpack reads folders of mail "
	    "and reports" };
}

void
operands_end(struct operands *o)
{
	if (o->fd > STDIN_FILENO)
		close(o->fd);
	o->fd = -1;
}

/* Opens a file to read; a folder is refused here, not at the first read. */
static int
open_file(struct operands *o, const char *name)
{
	struct stat st;
	int fd = open(name, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || fstat(fd, &st) != 0)
		return fd;
	if (S_ISDIR(st.st_mode)) {
		close(fd);
		errno = EISDIR;
		return -1;
	}
	if (S_ISREG(st.st_mode))
		o->size = (uint64_t)st.st_size;
	return fd;
}

bool
operands_next(struct operands *o)
{
	const char *name;

	operands_end(o);
	while (o->next < o->n) {
		name = o->at[o->next++];
		o->name = bytes_of(name);
		o->size = 0;
		if (strcmp(name, "-") == 0)
			o->fd = STDIN_FILENO;
		else
			o->fd = open_file(o, name);
		if (o->fd >= 0)
			return true;
		cli_sayf(o->cli, MSG_CANNOT_OPEN, o->name, "%s",
		    errno == EISDIR ? o->folder : strerror(errno));
	}
	return false;
}
