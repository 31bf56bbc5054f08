/* test-mem: memory that runs out ends the program (base/mem.h). */
#include "base/mem.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tap.h"

static void
have(void)
{
	unsigned char *p = mem_zero(300, 4);
	char *q;
	size_t i, sum = 0;

	for (i = 0; i < 1200; i++)
		sum += p[i];
	tap_num((int64_t)sum, 0, "zeroed memory is zero");
	p[7] = 42;
	p = mem_resize(p, 5000, 4);
	tap_num(p[7], 42, "content stays when memory grows");
	p = mem_resize(p, 0, 4);
	ok(p != NULL, "zero bytes are memory too");
	free(p);
	q = mem_copy("a\0b", 3);
	tap_bytes((struct bytes){ q, 4 }, BYTES("a\0b\0"),
	    "a copy has a NUL behind it");
	free(q);
}

static void
wide(void)
{
	unsigned char *p = mem_wide(2);

	ok((uintptr_t)p % MEM_WIDE == 0, "wide memory is aligned");
	p[0] = p[2 * (size_t)MEM_WIDE - 1] = 1;
	free(p);
}

/* What a child that asks for too much says and how it ends. */
static int
exhaust(struct buf *said)
{
	int ends[2], status = -1;
	char text[256];
	ssize_t n;
	pid_t pid;

	if (pipe(ends) != 0 || (pid = fork()) < 0)
		return -1;
	if (pid == 0) {
		dup2(ends[1], STDERR_FILENO);
		mem_resize(NULL, SIZE_MAX / 4 + 2, 4);
		_exit(0);
	}
	close(ends[1]);
	while ((n = read(ends[0], text, sizeof(text))) > 0)
		buf_add(said, (struct bytes){ text, (size_t)n });
	close(ends[0]);
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int
main(void)
{
	struct buf said = { 0 };

	have();
	wide();
	fflush(stdout);
	tap_num(exhaust(&said), 2, "a product that wraps ends it with 2");
	tap_buf(&said, BYTES("test-mem: out of memory [no-memory]\n"),
	    "and says so in one line");
	buf_free(&said);
	return tap_done();
}
