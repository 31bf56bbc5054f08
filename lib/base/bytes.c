/* bytes: a borrowed run of bytes, and a buffer that grows. */
#include "base/bytes.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"

static char
to_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

bool
bytes_equal_nocase(struct bytes a, struct bytes b)
{
	return a.n == b.n && bytes_begin_nocase(a, b);
}

bool
bytes_begin(struct bytes a, struct bytes prefix)
{
	return a.n >= prefix.n && memcmp(a.p, prefix.p, prefix.n) == 0;
}

bool
bytes_begin_nocase(struct bytes a, struct bytes prefix)
{
	size_t i;

	if (a.n < prefix.n)
		return false;
	for (i = 0; i < prefix.n; i++)
		if (to_lower(a.p[i]) != to_lower(prefix.p[i]))
			return false;
	return true;
}

bool
bytes_end(struct bytes a, struct bytes suffix)
{
	return a.n >= suffix.n &&
	    memcmp(a.p + a.n - suffix.n, suffix.p, suffix.n) == 0;
}

int
bytes_compare(struct bytes a, struct bytes b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = memcmp(a.p, b.p, n);

	if (c != 0)
		return c;
	return (a.n > b.n) - (a.n < b.n);
}

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0';
}

struct bytes
bytes_trim(struct bytes a)
{
	while (a.n && is_blank(a.p[0])) {
		a.p++;
		a.n--;
	}
	while (a.n && is_blank(a.p[a.n - 1]))
		a.n--;
	return a;
}

struct bytes
bytes_first(struct bytes a, size_t n)
{
	return (struct bytes){ a.p, n < a.n ? n : a.n };
}

size_t
bytes_find(struct bytes a, struct bytes needle, size_t from)
{
	const char *q;

	if (from > a.n || a.n - from < needle.n)
		return a.n;
	q = memmem(a.p + from, a.n - from, needle.p, needle.n);
	return q ? (size_t)(q - a.p) : a.n;
}

size_t
bytes_find_nocase(struct bytes a, struct bytes needle, size_t from)
{
	size_t i;

	if (needle.n > a.n)
		return a.n;
	for (i = from; i <= a.n - needle.n; i++)
		if (bytes_begin_nocase(bytes_from(a, i), needle))
			return i;
	return a.n;
}

void
bytes_copy_long(char *out, struct bytes a)
{
	memcpy(out, a.p, a.n);
}

void
buf_grow(struct buf *b, size_t n)
{
	size_t size = b->size < 64 ? 64 : b->size;

	if (n > SIZE_MAX / 2 - b->n)
		mem_exhausted();
	while (size < b->n + n)
		size += size / 2;
	b->p = mem_resize(b->p, size, 1);
	b->size = size;
}

void
buf_adds(struct buf *b, const char *s)
{
	buf_add(b, bytes_of(s));
}

const char *
buf_string(struct buf *b)
{
	buf_room(b, 1);
	b->p[b->n] = '\0';
	return b->p;
}

void
buf_drop(struct buf *b, size_t n)
{
	if (n > b->n)
		n = b->n;
	if (n == 0)
		return;
	memmove(b->p, b->p + n, b->n - n);
	b->n -= n;
}

void
buf_free(struct buf *b)
{
	free(b->p);
	*b = (struct buf){ 0 };
}
