/*
 * bytes: a borrowed run of bytes, and a buffer that grows.
 *
 * struct bytes owns nothing and need not end in NUL. struct buf owns its
 * memory; a zeroed one is empty and ready. Text from reports may hold any
 * byte, so nothing here stops at NUL.
 */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct bytes {
	const char	*p;
	size_t		 n;
};

struct buf {
	char	*p;
	size_t	 n;		/* bytes in use */
	size_t	 size;		/* bytes there */
};

#define BYTES(literal)	((struct bytes){ (literal), sizeof(literal) - 1 })
#define BYTES_NONE	((struct bytes){ "", 0 })

/* A C string as bytes; NULL is empty. */
struct bytes	 bytes_of(const char *s);

/* The bytes in use of b. Valid until b is changed. */
struct bytes	 buf_view(const struct buf *b);

bool		 bytes_equal(struct bytes a, struct bytes b);
/* ASCII letters compare without case. */
bool		 bytes_equal_nocase(struct bytes a, struct bytes b);
bool		 bytes_begin(struct bytes a, struct bytes prefix);
bool		 bytes_begin_nocase(struct bytes a, struct bytes prefix);
bool		 bytes_end(struct bytes a, struct bytes suffix);
/* <0, 0, >0 in byte order, a prefix before what it begins. */
int		 bytes_compare(struct bytes a, struct bytes b);

/* a without blanks (space, tab, CR, LF, FF, VT, NUL) at both ends. */
struct bytes	 bytes_trim(struct bytes a);

/* a from offset n on; empty when n is past the end. */
struct bytes	 bytes_from(struct bytes a, size_t n);
/* The first n bytes of a, or all of it. */
struct bytes	 bytes_first(struct bytes a, size_t n);

/* Offset of needle in a at or after from; a.n when it is not there. */
size_t		 bytes_find(struct bytes a, struct bytes needle, size_t from);
size_t		 bytes_find_nocase(struct bytes a, struct bytes needle,
		    size_t from);

/* Makes b larger; for the functions below. */
void		 buf_grow(struct buf *b, size_t n);

/* Room for n more bytes behind b->n. */
static inline void
buf_room(struct buf *b, size_t n)
{
	if (n > b->size - b->n)
		buf_grow(b, n);
}

static inline void
buf_add(struct buf *b, struct bytes a)
{
	buf_room(b, a.n);
	if (a.n != 0)
		memcpy(b->p + b->n, a.p, a.n);
	b->n += a.n;
}

static inline void
buf_byte(struct buf *b, char c)
{
	buf_room(b, 1);
	b->p[b->n++] = c;
}

void		 buf_adds(struct buf *b, const char *s);
/* Ends b in a NUL that b->n does not count; returns b->p. */
const char	*buf_string(struct buf *b);
/* Drops the first n bytes. */
void		 buf_drop(struct buf *b, size_t n);
void		 buf_free(struct buf *b);

#endif
