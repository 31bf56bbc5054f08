/* stream: bytes that are pulled when they are looked at. */
#include "container/stream.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/mem.h"
#include "text/split.h"

enum { BLOCK = STREAM_KEEP + 2 * STREAM_PEEK, ROOM_LEAST = 1024 };

struct stream *
stream_take(struct stream_pool *pool, struct stream *under,
    size_t (*pull)(struct stream *, char *, size_t), void *arg)
{
	struct stream *s = pool->spare;
	char *block = NULL;

	if (s != NULL) {
		pool->spare = s->next;
		block = s->block;
	} else {
		s = mem_new(sizeof(*s));
	}
	if (block == NULL && pull != NULL)
		block = mem_new(BLOCK);
	*s = (struct stream){ .pull = pull, .arg = arg, .fd = -1,
	    .under = under, .block = block };
	s->at = s->end = pull != NULL ? block : "";
	s->ended = pull == NULL;
	if (under != NULL)
		s->budget = under->budget;
	return s;
}

struct stream *
stream_of_bytes(struct stream_pool *pool, struct stream *under,
    struct bytes bytes)
{
	struct stream *s = stream_take(pool, under, NULL, NULL);

	s->at = bytes.p;
	s->end = bytes.p + bytes.n;
	return s;
}

static size_t
pull_file(struct stream *s, char *to, size_t room)
{
	ssize_t k;

	do
		k = read(s->fd, to, room);
	while (k < 0 && errno == EINTR);
	if (k >= 0)
		return (size_t)k;
	stream_fail(s, MSG_CANNOT_READ);
	s->error = errno;
	return 0;
}

struct stream *
stream_of_file(struct stream_pool *pool, int fd)
{
	struct stream *s = stream_take(pool, NULL, pull_file, NULL);

	s->fd = fd;
	return s;
}

void
stream_give(struct stream_pool *pool, struct stream *s)
{
	s->next = pool->spare;
	pool->spare = s;
}

void
stream_pool_free(struct stream_pool *pool)
{
	struct stream *s, *next;

	for (s = pool->spare; s != NULL; s = next) {
		next = s->next;
		free(s->block);
		free(s);
	}
	pool->spare = NULL;
}

/* Moves what is pulled, and what may be gone back to, to the block's begin. */
static void
make_room(struct stream *s)
{
	size_t keep = (size_t)(s->at - s->block);
	size_t n = (size_t)(s->end - s->at);

	if (keep > STREAM_KEEP)
		keep = STREAM_KEEP;
	memmove(s->block, s->at - keep, keep + n);
	s->at = s->block + keep;
	s->end = s->at + n;
}

/* Pulls once; false at the end. */
static bool
pull_more(struct stream *s)
{
	size_t room = BLOCK - (size_t)(s->end - s->block), n;

	if (s->ended)
		return false;
	if (room < ROOM_LEAST + STREAM_PEEK / 4) {
		make_room(s);
		room = BLOCK - (size_t)(s->end - s->block);
	}
	n = s->pull(s, s->block + (s->end - s->block), room);
	s->end += n;
	if (n == 0)
		s->ended = true;
	return n != 0;
}

struct bytes
stream_peek(struct stream *s, size_t want)
{
	while ((size_t)(s->end - s->at) < want && pull_more(s))
		;
	if (s->at == s->end)
		return BYTES_NONE;
	return (struct bytes){ s->at, (size_t)(s->end - s->at) };
}

void
stream_skip(struct stream *s, size_t n)
{
	s->at += n;
	s->used += n;
}

void
stream_pass(struct stream *s, uint64_t n)
{
	struct bytes b;

	while (n != 0) {
		b = stream_peek(s, 1);
		if (b.n == 0)
			break;
		if (b.n > n)
			b.n = (size_t)n;
		stream_skip(s, b.n);
		n -= b.n;
	}
}

void
stream_back(struct stream *s, uint64_t n)
{
	/* Memory is all there; of a block, what make_room left. */
	uint64_t there = s->pull == NULL ? s->used :
	    (uint64_t)(s->at - s->block);

	if (there > s->used)
		there = s->used;
	if (n > there)
		n = there;
	s->at -= n;
	s->used -= n;
}

bool
stream_pass_blanks(struct stream *s)
{
	struct bytes b;
	size_t n;

	do {
		b = stream_peek(s, 1);
		if (b.n == 0)
			return false;
		n = s->list ? split_between(b) : split_blanks(b);
		/* Half of a character is of what follows. */
		if (s->wide)
			n &= ~(size_t)1;
		stream_skip(s, n);
	} while (n == b.n);
	return true;
}

void
stream_fail(struct stream *s, enum message fault)
{
	s->ended = s->failed = true;
	s->fault = fault;
}

void
stream_fail_under(struct stream *s, enum message fault)
{
	const struct stream *u = s->under;

	stream_fail(s, u->failed ? u->fault : fault);
	s->inherited = u->failed;
	s->cut = u->failed ? u->cut : true;
}

struct quirks
stream_quirks(const struct stream *s)
{
	struct quirks q = { { 0, 0 } };

	for (; s != NULL; s = s->under)
		quirks_add(&q, &s->quirks);
	return q;
}

void
budget_start(struct stream *s, uint64_t ratio)
{
	if (ratio == 0)
		ratio = 1;
	if (s->under->budget == NULL) {
		s->own = (struct budget){ .ratio = ratio };
		s->budget = &s->own;
	} else if (s->budget->ratio < ratio) {
		s->budget->ratio = ratio;
	}
}

void
budget_in(struct stream *s, size_t n)
{
	if (s->budget == &s->own)
		s->own.in += n;
}

bool
budget_out(struct stream *s, size_t n)
{
	struct budget *b = s->budget;

	b->out += n;
	if (b->out <= LIMIT_RATIO_FROM || b->out / b->ratio <= b->in)
		return true;
	stream_fail(s, MSG_LIMIT_RATIO);
	s->inherited = b->blown;
	b->blown = true;
	return false;
}
