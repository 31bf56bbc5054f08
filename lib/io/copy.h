/*
 * copy: a file as it is now, under a path of our own.
 *
 * For libraries that can only map a file by its path: the copy is one that
 * nobody else writes to or cuts short.
 */
#ifndef IO_COPY_H
#define IO_COPY_H

#include <stdbool.h>
#include <stdint.h>

enum { COPY_PATH = 4096 };

struct copy {
	int	fd;
	char	path[COPY_PATH];
	bool	named;		/* it stands in a folder */
};

/*
 * Copies what is left of `from`, at most `most` bytes, to memory, or where
 * that has no path to a file in TMPDIR. Returns NULL, or why that cannot be.
 */
const char	*copy_make(struct copy *c, int from, uint64_t most);
/* Takes the path away; what opened it keeps the copy. */
void		 copy_end(struct copy *c);

#endif
