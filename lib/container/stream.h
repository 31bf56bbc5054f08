/*
 * stream: bytes that are pulled when they are looked at.
 *
 * Every layer of packing is a stream made from the one under it: a file, what
 * inflates from it, a member of the archive in that. A reader looks at what
 * comes, skips what it has used, and never holds more than a block.
 */
#ifndef CONTAINER_STREAM_H
#define CONTAINER_STREAM_H

#include <stdint.h>

#include "base/quirks.h"
#include "cli/messages.h"

enum {
	STREAM_PEEK = 64 * 1024,	/* bytes that can be looked at ahead */
	STREAM_KEEP = 16 * 1024		/* … and gone back after skipping */
};

/*
 * What a packed layer and all within it took in and gave out: nested bombs
 * are measured against the bytes of the outermost layer.
 */
struct budget {
	uint64_t	in, out;
	uint64_t	ratio;		/* of them, at most */
	bool		blown;
};

struct stream {
	/*
	 * Writes up to room (>= 1024) bytes; 0 at the end, or after
	 * stream_fail.
	 */
	size_t		(*pull)(struct stream *s, char *to, size_t room);
	void		*arg;		/* of pull */
	int		 fd;		/* of a file, else -1 */
	struct stream	*under;		/* NULL: a file, or memory */
	char		*block;
	const char	*at, *end;	/* pulled and not skipped */
	uint64_t	 used;		/* bytes skipped so far */
	uint64_t	 sound;		/* bytes known to be good, whatever
					   fails behind them */
	bool		 ended;
	bool		 failed;	/* then ended, too, and: */
	enum message	 fault;		/* what to say of it */
	bool		 cut;		/* it ends too early, no more */
	bool		 inherited;	/* the fault is of a stream below */
	int		 error;		/* errno, or 0 */
	bool		 layer;		/* compression: adds no level */
	bool		 part;		/* the body of a MIME part */
	bool		 list;		/* its documents are those of a JSON
					   list */
	bool		 wide;		/* … or the last was in UTF-16 */
	struct bytes	 charset;	/* declared by a MIME part, or empty */
	struct quirks	 quirks;
	struct budget	*budget;	/* NULL: nothing packed so far */
	struct budget	 own;
	struct stream	*next;		/* in the pool */
};

/* Streams to use again, with their blocks; zeroed it is empty. */
struct stream_pool {
	struct stream	*spare;
};

/*
 * A stream that calls pull(s) for its bytes; without pull it has none. Give
 * it back when done.
 */
struct stream	*stream_take(struct stream_pool *pool, struct stream *under,
		    size_t (*pull)(struct stream *, char *, size_t),
		    void *arg);
/* A stream of bytes in memory, which must stay until it is given back. */
struct stream	*stream_of_bytes(struct stream_pool *pool,
		    struct stream *under, struct bytes bytes);
/* A stream of what read(2) gives from a descriptor. */
struct stream	*stream_of_file(struct stream_pool *pool, int fd);
void		 stream_give(struct stream_pool *pool, struct stream *s);
void		 stream_pool_free(struct stream_pool *pool);

/*
 * What comes next: at least want (<= STREAM_PEEK) bytes unless the stream
 * ends before, and all more that is there already. Valid until the next call.
 */
struct bytes	 stream_peek(struct stream *s, size_t want);
/* Skips n bytes of what stream_peek returned. */
void		 stream_skip(struct stream *s, size_t n);
/* Skips n bytes of what comes, or to the end. */
void		 stream_pass(struct stream *s, uint64_t n);
/*
 * Goes back n bytes that were skipped, or as many as are still there: of a
 * stream that was skipped so far, STREAM_KEEP at least.
 */
void		 stream_back(struct stream *s, uint64_t n);
/*
 * Skips blanks and NULs, and what stands between the items of a list; false
 * when nothing else comes.
 */
bool		 stream_pass_blanks(struct stream *s);

/* Ends s with a fault, in pull. */
void		 stream_fail(struct stream *s, enum message fault);
/* In pull, when s->under has no more bytes: its fault, else s is cut. */
void		 stream_fail_under(struct stream *s, enum message fault);

/* All that was forgiven in s and in what it is made from. */
struct quirks	 stream_quirks(const struct stream *s);

/* Makes s a packed layer that may grow `ratio` times. */
void		 budget_start(struct stream *s, uint64_t ratio);
/* Counts bytes the layer took in. */
void		 budget_in(struct stream *s, size_t n);
/* Counts bytes it gives out; false, and s has failed, when too many. */
bool		 budget_out(struct stream *s, size_t n);

#endif
