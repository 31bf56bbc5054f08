/* fuzz: what the harnesses share. */
#include "tests/fuzz/fuzz.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "text/utf8.h"

int
fuzz_null(void)
{
	static int fd = -1;

	if (fd < 0)
		fd = open("/dev/null", O_RDWR);
	return fd;
}

int
fuzz_file(const uint8_t *data, size_t n)
{
	int fd = memfd_create("fuzz", 0);

	if (fd < 0 || write(fd, data, n) != (ssize_t)n ||
	    lseek(fd, 0, SEEK_SET) != 0)
		abort();
	return fd;
}

/* Rows hold valid UTF-8 and no control character but tab and line end. */
void
fuzz_finish(struct tsv_writer *w)
{
	struct bytes s = buf_view(&w->out);
	size_t i;

	if (utf8_valid(s) != s.n)
		abort();
	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 && s.p[i] != '\t' &&
		    s.p[i] != '\n')
			abort();
	(void)tsv_finish(w);
}
