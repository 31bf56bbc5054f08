/* sources: where each report came from, to be told if another contradicts. */
#include "report/sources.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/mem.h"

enum {
	UNIT = 16,			/* bytes; a handle counts these */
	FIRST = 2,			/* handle of the first name */
	HELD = 64 * 1024,		/* bytes not yet in the file */
	NAME_MOST = 4096
};

/* A name stands behind its length, filled up to a whole unit. */
struct sources {
	int		 fd;		/* -1: there is no file (any more) */
	uint64_t	 written;	/* units in it */
	struct buf	 held;
};

struct sources *
sources_new(void)
{
	struct sources *s = mem_zero(1, sizeof(*s));
	const char *folder = getenv("TMPDIR");
	struct buf path = { 0 };

	buf_adds(&path, folder != NULL && folder[0] != '\0' ? folder : "/tmp");
	buf_adds(&path, "/rua-tools-XXXXXX");
	(void)buf_string(&path);
	s->fd = mkstemp(path.p);
	if (s->fd >= 0)
		unlink(path.p);
	buf_free(&path);
	return s;
}

void
sources_free(struct sources *s)
{
	if (s->fd >= 0)
		close(s->fd);
	buf_free(&s->held);
	free(s);
}

/* Moves what is held to the file; false when that cannot be. */
static bool
flush_names(struct sources *s)
{
	if (s->fd < 0 || !fd_write(s->fd, buf_view(&s->held)))
		return false;
	s->written += s->held.n / UNIT;
	s->held.n = 0;
	return true;
}

uint32_t
sources_add(struct sources *s, struct bytes name)
{
	static const char fill[UNIT] = "";
	uint64_t handle;
	uint16_t n;

	name = bytes_first(name, NAME_MOST);
	if (s->held.n >= HELD && !flush_names(s))
		return SOURCES_UNKNOWN;
	handle = FIRST + s->written + s->held.n / UNIT;
	if (handle > UINT32_MAX)
		return SOURCES_UNKNOWN;
	n = (uint16_t)name.n;
	buf_add(&s->held, (struct bytes){ (const char *)&n, sizeof(n) });
	buf_add(&s->held, name);
	buf_add(&s->held, (struct bytes){ fill, -s->held.n % UNIT });
	return (uint32_t)handle;
}

/* Bytes from a unit of the file on; how many. */
static size_t
read_at(struct sources *s, uint64_t unit, char *to, size_t room)
{
	ssize_t k;
	size_t n = 0;

	while (n < room && (k = pread(s->fd, to + n, room - n,
	    (off_t)(unit * UNIT + n))) > 0)
		n += (size_t)k;
	return n;
}

bool
sources_get(struct sources *s, uint32_t handle, struct buf *out)
{
	char text[sizeof(uint16_t) + NAME_MOST];
	struct bytes all;
	uint64_t unit;
	uint16_t n;

	if (handle < FIRST)
		return false;
	unit = handle - FIRST;
	if (unit >= s->written)
		all = bytes_from(buf_view(&s->held),
		    (size_t)(unit - s->written) * UNIT);
	else
		all = (struct bytes){ text, read_at(s, unit, text,
		    sizeof(text)) };
	if (all.n < sizeof(n))
		return false;
	memcpy(&n, all.p, sizeof(n));
	all = bytes_from(all, sizeof(n));
	if (all.n < n)
		return false;
	out->n = 0;
	buf_add(out, bytes_first(all, n));
	return true;
}
