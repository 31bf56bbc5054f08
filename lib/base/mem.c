/* mem: memory that is there, or the end of the program. */
#include "base/mem.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const char *
program(void)
{
#if defined(__GLIBC__)
	return program_invocation_short_name;
#elif defined(__APPLE__) || defined(__FreeBSD__) || defined(__OpenBSD__) || \
    defined(__NetBSD__) || defined(__DragonFly__)
	return getprogname();
#else
	return "rua-tools";
#endif
}

_Noreturn void
mem_exhausted(void)
{
	static const char text[] = ": out of memory [no-memory]\n";
	char line[128];
	const char *name = program();
	size_t n = strnlen(name, sizeof(line) - sizeof(text));

	memcpy(line, name, n);
	memcpy(line + n, text, sizeof(text) - 1);
	if (write(STDERR_FILENO, line, n + sizeof(text) - 1) < 0)
		_exit(2);
	_exit(2);
}

void *
mem_new(size_t n)
{
	void *p = malloc(n ? n : 1);

	if (p == NULL)
		mem_exhausted();
	return p;
}

void *
mem_zero(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);

	if (p == NULL)
		mem_exhausted();
	return p;
}

void *
mem_resize(void *p, size_t count, size_t size)
{
	void *q;

	if (size != 0 && count > SIZE_MAX / size)
		mem_exhausted();
	q = realloc(p, count > 0 && size > 0 ? count * size : 1);
	if (q == NULL)
		mem_exhausted();
	return q;
}

void *
mem_wide(size_t n)
{
	void *p;

	if (n > SIZE_MAX / 2 / MEM_WIDE)
		mem_exhausted();
	p = aligned_alloc(MEM_WIDE, (n ? n : 1) * MEM_WIDE);
	if (p == NULL)
		mem_exhausted();
#if defined(MADV_HUGEPAGE)
	/* Only advice: nothing is lost where it is not taken. */
	(void)madvise(p, n * MEM_WIDE, MADV_HUGEPAGE);
#endif
	return p;
}

char *
mem_copy(const void *p, size_t n)
{
	char *q;

	if (n == SIZE_MAX)
		mem_exhausted();
	q = mem_new(n + 1);
	if (n)
		memcpy(q, p, n);
	q[n] = '\0';
	return q;
}
