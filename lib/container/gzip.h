/*
 * gzip: what inflates from a gzip file (RFC 1952), all members one after the
 * other. Bytes behind the last member stay in the stream under it.
 */
#ifndef CONTAINER_GZIP_H
#define CONTAINER_GZIP_H

#include "container/stream.h"

struct gzip;

/* Inflaters to use again: setting one up costs more than a small report. */
struct gzip_pool {
	struct gzip	*spare;
};

/*
 * A layer over `under`, which stands at a gzip header. It fails with
 * MSG_BAD_ARCHIVE (cut set when data ends early) or MSG_LIMIT_RATIO. When
 * something that is no packed file follows the last member, the stream has
 * QUIRK_TRAILING_BYTES.
 */
struct stream	*gzip_open(struct stream_pool *streams,
		    struct gzip_pool *pool, struct stream *under,
		    uint64_t ratio);
void		 gzip_close(struct stream_pool *streams,
		    struct gzip_pool *pool, struct stream *s);
/*
 * Goes back, in the stream under a layer that failed, to one byte behind
 * the begin of the damaged member, or as far as can be.
 */
void		 gzip_rewind(const struct stream *s);
void		 gzip_pool_free(struct gzip_pool *pool);

/* Version of the library, for --version. */
const char	*gzip_library(void);

#endif
