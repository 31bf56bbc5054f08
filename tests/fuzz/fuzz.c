/* fuzz: what the harnesses share. */
#include "tests/fuzz/fuzz.h"

#include <fcntl.h>
#include <stdio.h>
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

void
fuzz_cli_start(struct fuzz_cli *f, const uint8_t *data, size_t n,
    size_t operands)
{
	static const struct cli_program program = { .name = "fuzz" };
	const uint8_t *feed = operands < 2 ? NULL : memchr(data, '\f', n);
	size_t first = feed != NULL ? (size_t)(feed - data) : n, i;

	*f = (struct fuzz_cli){ .cli = { .program = &program,
	    .limits = LIMITS_DEFAULT, .rejects = -1, .quiet = true } };
	f->cli.limits.line = 1 << 16;
	f->fd[0] = fuzz_file(data, first);
	f->fd[1] = feed == NULL ? fuzz_file(data, 0) :
	    fuzz_file(feed + 1, n - first - 1);
	for (i = 0; i < FUZZ_OPERANDS; i++) {
		snprintf(f->name[i], sizeof(f->name[i]), "/proc/self/fd/%d",
		    f->fd[i]);
		f->operand[i] = f->name[i];
	}
	f->cli.operands = f->operand;
	f->cli.noperands = operands;
}

void
fuzz_cli_end(struct fuzz_cli *f)
{
	close(f->fd[0]);
	close(f->fd[1]);
	buf_free(&f->cli.line);
}

/* Valid UTF-8, and no control character but tab and line end. */
void
fuzz_text(struct bytes s)
{
	size_t i;

	if (utf8_valid(s) != s.n)
		abort();
	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 && s.p[i] != '\t' &&
		    s.p[i] != '\n')
			abort();
}

void
fuzz_finish(struct tsv_writer *w)
{
	fuzz_text(buf_view(&w->out));
	(void)tsv_finish(w);
}
