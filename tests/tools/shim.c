/*
 * shim: makes the system fail or be slow, for tests (LD_PRELOAD).
 *
 * SHIM_READ=N: no read gives more than N bytes. SHIM_WRITE=N: no write but
 * to standard error takes more. SHIM_EINTR=1: every second read and write is
 * interrupted.
 * SHIM_FAIL=read:N | write:N | alloc:N: the N-th of them fails (EIO,
 * ENOSPC, ENOMEM), and every later write and allocation too.
 */
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct {
	size_t	most_read, most_write;
	int	interrupt;
	char	what;		/* of SHIM_FAIL: r, w, a or 0 */
	long	nth, reads, writes, allocs, calls;
	int	ready;
} shim;

static size_t
number(const char *name)
{
	const char *s = getenv(name);

	return s ? strtoul(s, NULL, 10) : 0;
}

__attribute__((constructor)) static void
begin(void)
{
	const char *fail = getenv("SHIM_FAIL"), *colon;

	shim.most_read = number("SHIM_READ");
	shim.most_write = number("SHIM_WRITE");
	shim.interrupt = (int)number("SHIM_EINTR");
	colon = fail ? strchr(fail, ':') : NULL;
	if (colon != NULL) {
		shim.what = fail[0];
		shim.nth = strtol(colon + 1, NULL, 10);
	}
	shim.ready = 1;
}

static int
interrupted(void)
{
	if (!shim.interrupt || ++shim.calls % 2 == 0)
		return 0;
	errno = EINTR;
	return 1;
}

ssize_t
read(int fd, void *p, size_t n)
{
	static ssize_t (*real)(int, void *, size_t);

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "read");
	if (shim.what == 'r' && ++shim.reads == shim.nth) {
		errno = EIO;
		return -1;
	}
	if (interrupted())
		return -1;
	if (shim.most_read != 0 && n > shim.most_read)
		n = shim.most_read;
	return real(fd, p, n);
}

ssize_t
write(int fd, const void *p, size_t n)
{
	static ssize_t (*real)(int, const void *, size_t);

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "write");
	if (shim.what == 'w' && fd != STDERR_FILENO &&
	    ++shim.writes >= shim.nth) {
		errno = ENOSPC;
		return -1;
	}
	if (interrupted())
		return -1;
	if (shim.most_write != 0 && fd != STDERR_FILENO &&
	    n > shim.most_write)
		n = shim.most_write;
	return real(fd, p, n);
}

static int
out_of_memory(void)
{
	if (!shim.ready || shim.what != 'a' || ++shim.allocs < shim.nth)
		return 0;
	errno = ENOMEM;
	return 1;
}

extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t),
    *__libc_realloc(void *, size_t);

void *
malloc(size_t n)
{
	return out_of_memory() ? NULL : __libc_malloc(n);
}

void *
calloc(size_t count, size_t n)
{
	return out_of_memory() ? NULL : __libc_calloc(count, n);
}

void *
realloc(void *p, size_t n)
{
	return out_of_memory() ? NULL : __libc_realloc(p, n);
}
