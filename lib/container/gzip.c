/* gzip: what inflates from a gzip file, all members one after the other. */
#include "container/gzip.h"

#include <stdlib.h>
#include <zlib.h>

#include "base/mem.h"
#include "container/magic.h"

/* The largest window, and a gzip header is to be read (zlib.h). */
enum { WINDOW_BITS = 15 + 16 };

/* zlib counts what it is given in an unsigned int. */
enum { INPUT_MOST = 1 << 30 };

struct gzip {
	z_stream	 z;
	bool		 between;	/* a member may begin */
	uint64_t	 begin;		/* of the member, in the stream under */
	uint64_t	 out;		/* bytes inflated so far */
	struct gzip	*next;
};

/* At the end of a member: true when another follows. */
static bool
next_member(struct stream *s, struct gzip *g)
{
	struct bytes head = stream_peek(s->under, MAGIC_HEAD);

	g->begin = s->under->used;
	if (bytes_begin(head, BYTES("\x1f\x8b\x08")))
		return inflateReset2(&g->z, WINDOW_BITS) == Z_OK;
	if (head.n != 0 && magic_of(head) == MAGIC_NONE)
		quirk_set(&s->quirks, QUIRK_TRAILING_BYTES);
	return false;
}

/* Inflates once; sets *n to what came. False at the end and at a fault. */
static bool
inflate_some(struct stream *s, char *to, size_t room, size_t *n)
{
	struct gzip *g = s->arg;
	struct bytes in = stream_peek(s->under, 1);
	int r;

	if (in.n == 0) {
		stream_fail_under(s, MSG_BAD_ARCHIVE);
		return false;
	}
	in = bytes_first(in, INPUT_MOST);
	g->z.next_in = (Bytef *)in.p;
	g->z.avail_in = (uInt)in.n;
	g->z.next_out = (Bytef *)to;
	g->z.avail_out = (uInt)room;
	r = inflate(&g->z, Z_NO_FLUSH);
	stream_skip(s->under, in.n - g->z.avail_in);
	budget_in(s, in.n - g->z.avail_in);
	*n = room - g->z.avail_out;
	g->out += *n;
	g->between = r == Z_STREAM_END;
	if (g->between)
		s->sound = g->out;
	if (r == Z_MEM_ERROR)
		mem_exhausted();
	if (r != Z_OK && r != Z_STREAM_END && r != Z_BUF_ERROR) {
		stream_fail(s, MSG_BAD_ARCHIVE);
		return false;
	}
	return *n == 0 || budget_out(s, *n);
}

static size_t
pull_inflated(struct stream *s, char *to, size_t room)
{
	struct gzip *g = s->arg;
	size_t n = 0;

	while (n == 0) {
		if (g->between && !next_member(s, g))
			return 0;
		g->between = false;
		if (!inflate_some(s, to, room, &n))
			return 0;
	}
	return n;
}

struct stream *
gzip_open(struct stream_pool *streams, struct gzip_pool *pool,
    struct stream *under, uint64_t ratio)
{
	struct gzip *g = pool->spare;
	struct stream *s;
	int r;

	if (g != NULL) {
		pool->spare = g->next;
		r = inflateReset2(&g->z, WINDOW_BITS);
	} else {
		g = mem_zero(1, sizeof(*g));
		r = inflateInit2(&g->z, WINDOW_BITS);
	}
	if (r != Z_OK)
		mem_exhausted();
	g->between = false;
	g->begin = under->used;
	g->out = 0;
	s = stream_take(streams, under, pull_inflated, g);
	s->layer = true;
	budget_start(s, ratio);
	return s;
}

void
gzip_close(struct stream_pool *streams, struct gzip_pool *pool,
    struct stream *s)
{
	struct gzip *g = s->arg;

	g->next = pool->spare;
	pool->spare = g;
	stream_give(streams, s);
}

void
gzip_rewind(const struct stream *s)
{
	const struct gzip *g = s->arg;

	if (s->under->used > g->begin + 1)
		stream_back(s->under, s->under->used - g->begin - 1);
}

void
gzip_pool_free(struct gzip_pool *pool)
{
	struct gzip *g, *next;

	for (g = pool->spare; g != NULL; g = next) {
		next = g->next;
		inflateEnd(&g->z);
		free(g);
	}
	pool->spare = NULL;
}

const char *
gzip_library(void)
{
	return zlibVersion();
}
