/* arena: many small pieces of memory that end together. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"

enum { ALIGN = alignof(max_align_t), BLOCK = 32 * 1024, LARGE = BLOCK / 4 };

struct arena_block {
	struct arena_block	*next;
	alignas(max_align_t) char	 data[];
};

static struct arena_block *
new_block(struct arena *a, size_t size)
{
	struct arena_block *b;

	if (size > SIZE_MAX / 2)
		mem_exhausted();
	b = mem_new(sizeof(*b) + size);
	a->used += size;
	return b;
}

/* A piece with a block of its own, so that the newest keeps its free rest. */
static char *
take_large(struct arena *a, size_t n)
{
	struct arena_block *b = new_block(a, n);

	b->next = a->block->next;
	a->block->next = b;
	return b->data;
}

static void
grow_arena(struct arena *a)
{
	struct arena_block *b = new_block(a, BLOCK);

	b->next = a->block;
	a->block = b;
	a->at = b->data;
	a->end = b->data + BLOCK;
}

/* n bytes at any address. */
static char *
take_bytes(struct arena *a, size_t n)
{
	char *p;

	if (a->block == NULL || ((size_t)(a->end - a->at) < n &&
	    n <= LARGE))
		grow_arena(a);
	if ((size_t)(a->end - a->at) < n)
		return take_large(a, n);
	p = a->at;
	a->at += n;
	return p;
}

void *
arena_new(struct arena *a, size_t n)
{
	size_t odd = (uintptr_t)a->at % ALIGN;

	if (n > SIZE_MAX / 2)
		mem_exhausted();
	if (odd != 0 && (size_t)(a->end - a->at) >= ALIGN - odd)
		a->at += ALIGN - odd;
	else if (odd != 0)
		a->at = a->end;
	return take_bytes(a, n ? n : 1);
}

struct bytes
arena_copy(struct arena *a, struct bytes s)
{
	char *p;

	if (s.n > SIZE_MAX / 2)
		mem_exhausted();
	p = take_bytes(a, s.n + 1);
	if (s.n)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return (struct bytes){ p, s.n };
}

static void
free_blocks(struct arena_block *b)
{
	struct arena_block *next;

	for (; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
}

void
arena_reset(struct arena *a)
{
	struct arena_block *b = a->block;

	if (b == NULL)
		return;
	free_blocks(b->next);
	b->next = NULL;
	a->at = b->data;
	a->end = b->data + BLOCK;
	a->used = BLOCK;
}

void
arena_free(struct arena *a)
{
	free_blocks(a->block);
	*a = (struct arena){ 0 };
}
