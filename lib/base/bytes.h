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
/* The same to begin a static struct with. */
#define BYTES_INIT(literal)	{ (literal), sizeof(literal) - 1 }
#define BYTES_NONE	((struct bytes){ "", 0 })

/* A C string as bytes; NULL is empty. Of a literal it costs nothing. */
static inline struct bytes
bytes_of(const char *s)
{
	return s ? (struct bytes){ s, strlen(s) } : BYTES_NONE;
}

/* The bytes in use of b. Valid until b is changed. */
static inline struct bytes
buf_view(const struct buf *b)
{
	return b->n ? (struct bytes){ b->p, b->n } : BYTES_NONE;
}

static inline bool
bytes_equal(struct bytes a, struct bytes b)
{
	return a.n == b.n && memcmp(a.p, b.p, a.n) == 0;
}

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
static inline struct bytes
bytes_from(struct bytes a, size_t n)
{
	if (n > a.n)
		n = a.n;
	return (struct bytes){ a.p + n, a.n - n };
}

/* The first n bytes of a, or all of it. */
struct bytes	 bytes_first(struct bytes a, size_t n);

/* Offset of needle in a at or after from; a.n when it is not there. */
size_t		 bytes_find(struct bytes a, struct bytes needle, size_t from);
size_t		 bytes_find_nocase(struct bytes a, struct bytes needle,
		    size_t from);

/* Makes b larger by n bytes or more; the functions below do where needed. */
void		 buf_grow(struct buf *b, size_t n);

/* Room for n more bytes behind b->n. */
static inline void
buf_room(struct buf *b, size_t n)
{
	if (n > b->size - b->n)
		buf_grow(b, n);
}

/* For bytes_copy: more than 16 bytes. */
void		 bytes_copy_long(char *out, struct bytes a);

/*
 * Copies a to out, where it must have room. Most cells and names are short,
 * and a call would cost more than the copying.
 */
static inline void
bytes_copy(char *out, struct bytes a)
{
	if (a.n > 16) {
		bytes_copy_long(out, a);
	} else if (a.n >= 8) {
		memcpy(out, a.p, 8);
		memcpy(out + a.n - 8, a.p + a.n - 8, 8);
	} else if (a.n >= 4) {
		memcpy(out, a.p, 4);
		memcpy(out + a.n - 4, a.p + a.n - 4, 4);
	} else if (a.n != 0) {
		out[0] = a.p[0];
		out[a.n / 2] = a.p[a.n / 2];
		out[a.n - 1] = a.p[a.n - 1];
	}
}

static inline void
buf_add(struct buf *b, struct bytes a)
{
	/* A buffer without memory has no place to add nothing at. */
	if (a.n == 0)
		return;
	buf_room(b, a.n);
	bytes_copy(b->p + b->n, a);
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

/* Of ASCII, as records and headers are made of. */
static inline bool
bytes_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
bytes_is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* What a hexadecimal digit of either case counts, or -1. */
static inline int
bytes_hex(char c)
{
	if (bytes_is_digit(c))
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

#endif
