/* whole: all of a small file that the user names in an option. */
#include "io/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static _Noreturn void
cannot(struct cli *c, enum message m, const char *file)
{
	cli_sayf(c, m, bytes_of(file), "%s", strerror(errno));
	cli_die(c);
}

void
whole_read(struct buf *out, struct cli *c, const char *file, size_t most)
{
	int fd = open(file, O_RDONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		cannot(c, MSG_CANNOT_OPEN, file);
	do {
		buf_room(out, most + 1);
		n = read(fd, out->p + out->n, most + 1 - out->n);
		if (n < 0 && errno != EINTR)
			cannot(c, MSG_CANNOT_READ, file);
		if (n > 0)
			out->n += (size_t)n;
	} while (n != 0 && out->n <= most);
	close(fd);
	if (out->n > most) {
		cli_sayf(c, MSG_BAD_FILE, bytes_of(file),
		    "larger than %zu bytes", most);
		cli_die(c);
	}
}
