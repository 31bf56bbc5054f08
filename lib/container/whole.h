/*
 * whole: a stream that has to be read from anywhere: from its file, or else
 * held in memory.
 */
#ifndef CONTAINER_WHOLE_H
#define CONTAINER_WHOLE_H

#include "container/stream.h"

struct whole {
	int		 fd;		/* -1: in memory */
	int64_t		 origin;	/* of it in the file */
	int64_t		 size, at;
	struct buf	 bytes;		/* in memory, or the last block read */
};

/*
 * Takes all that is left of s. False when that is more than most bytes and
 * not in a file, or when s fails.
 */
bool	 whole_open(struct whole *w, struct stream *s, uint64_t most);
/*
 * Up to n bytes at w->at, which moves on; none at the end. False, with
 * errno, on a read error. Valid until the next call.
 */
bool	 whole_front(struct whole *w, size_t n, struct bytes *out);
void	 whole_close(struct whole *w);

/* Does a 7z file's header, at its end, ask for a larger window than that? */
bool	 whole_is_wide(struct whole *w, uint64_t window);

#endif
