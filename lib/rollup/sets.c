/* sets: sets of names, capped so that random names cannot grow them. */
#include "rollup/sets.h"

#include <stdlib.h>

#include "base/mem.h"

/*
 * A set of one item is its number in the pool + 1. A larger one is a block,
 * named by this bit and the place of its first unit.
 */
#define BLOCK	(UINT32_C(1) << 31)

enum {
	UNIT = 16,		/* bytes; blocks are whole units */
	CHUNK = MEM_WIDE / UNIT,	/* units allocated at a time */
	SWEEP_FIRST = 1 << 16
};

struct block {
	uint8_t		n;
	uint8_t		size;		/* index of room */
	uint8_t		more;
	uint32_t	id[];		/* in byte order of the names */
};

static const uint8_t room[] = { 3, 7, 15, 31, SETS_MOST };

static uint32_t
units_of(unsigned size)
{
	return (uint32_t)((sizeof(struct block) + room[size] *
	    sizeof(uint32_t) + UNIT - 1) / UNIT);
}

void
sets_init(struct sets *s)
{
	*s = (struct sets){ .sweep_at = SWEEP_FIRST };
	map_init(&s->pool);
	s->more = map_add(&s->pool, SETS_MORE, NULL);
}

void
sets_free(struct sets *s)
{
	size_t i;

	for (i = 0; i < s->nchunks; i++)
		free(s->chunk[i]);
	free(s->chunk);
	map_free(&s->pool);
	*s = (struct sets){ 0 };
}

static bool
is_block(uint32_t set)
{
	return (set & BLOCK) != 0;
}

static struct block *
block_at(const struct sets *s, uint32_t set)
{
	uint32_t at = set & ~BLOCK;

	return (struct block *)(void *)(s->chunk[at / CHUNK] +
	    (size_t)(at % CHUNK) * UNIT);
}

static void
new_chunk(struct sets *s)
{
	if (s->nchunks == BLOCK / CHUNK)
		mem_exhausted();
	s->chunk = mem_resize(s->chunk, s->nchunks + 1, sizeof(*s->chunk));
	s->used = (uint32_t)s->nchunks * CHUNK;
	/* Of the first one a small input uses a part only. */
	s->chunk[s->nchunks] = s->nchunks == 0 ? mem_new(MEM_WIDE) :
	    mem_wide(1);
	s->nchunks++;
}

/* An empty block of room[size]; its place, with the bit. */
static uint32_t
new_block(struct sets *s, unsigned size)
{
	uint32_t set = s->unused[size];

	if (set != 0) {
		s->unused[size] = block_at(s, set)->id[0];
	} else {
		if (s->used + units_of(size) > s->nchunks * CHUNK)
			new_chunk(s);
		set = s->used | BLOCK;
		s->used += units_of(size);
	}
	*block_at(s, set) = (struct block){ .size = (uint8_t)size };
	return set;
}

/* Eight bytes in the machine's order; s has as many at least. */
static uint64_t
word_in_pool(struct bytes s, size_t at)
{
	uint64_t word;

	memcpy(&word, s.p + at, sizeof(word));
	return word;
}

/*
 * Where a name stands among the recent ones. It is no keyed hash: each place
 * holds one, so names that were chosen to meet there cost what all would
 * cost without such places.
 */
static size_t
recent_slot(struct bytes s)
{
	const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15);
	uint64_t mix = s.n;
	size_t i;

	if (s.n < 8) {
		for (i = 0; i < s.n; i++)
			mix = mix << 8 ^ (unsigned char)s.p[i];
		return mix * odd >> 32 & (SETS_RECENT - 1);
	}
	for (i = 0; i + 8 < s.n; i += 8)
		mix = (mix ^ word_in_pool(s, i)) * odd;
	mix = (mix ^ mix >> 32 ^ word_in_pool(s, s.n - 8)) * odd;
	return mix >> 32 & (SETS_RECENT - 1);
}

uint32_t
sets_recent(const struct sets *s, struct bytes item)
{
	uint32_t one = item.n == 0 ? 0 : s->recent[recent_slot(item)];

	return one != 0 && bytes_equal(map_key(&s->pool, one - 1), item) ?
	    one : 0;
}

uint32_t
sets_one(struct sets *s, struct bytes item)
{
	uint32_t id;

	if (item.n == 0)
		return 0;
	id = map_add(&s->pool, item, NULL);
	if (id >= BLOCK - 1)
		mem_exhausted();
	s->recent[recent_slot(item)] = id + 1;
	return id + 1;
}

void
sets_prefetch(const struct sets *s, uint32_t set)
{
	if (is_block(set))
		__builtin_prefetch(block_at(s, set));
}

/* The set as a block, whatever it is now. */
static struct block *
as_block(struct sets *s, uint32_t *set)
{
	uint32_t one = *set;
	struct block *b;

	if (is_block(one))
		return block_at(s, one);
	*set = new_block(s, 0);
	b = block_at(s, *set);
	if (one != 0)
		b->id[b->n++] = one - 1;
	return b;
}

static void
give_back(struct sets *s, uint32_t set)
{
	struct block *b = block_at(s, set);

	b->id[0] = s->unused[b->size];
	s->unused[b->size] = set;
}

/* Moves a full block to one with more room. */
static struct block *
enlarge_block(struct sets *s, uint32_t *set)
{
	uint32_t was = *set;
	struct block *old = block_at(s, was), *b;
	uint8_t size = old->size + 1;

	*set = new_block(s, size);
	b = block_at(s, *set);
	b->n = old->n;
	b->more = old->more;
	memcpy(b->id, old->id, old->n * sizeof(*old->id));
	give_back(s, was);
	return b;
}

static bool
block_has(const struct block *b, uint32_t id)
{
	size_t i;

	for (i = 0; i < b->n; i++)
		if (b->id[i] == id)
			return true;
	return false;
}

/* Where the name belongs among those in b, none of which equals it. */
static size_t
find_name(const struct sets *s, const struct block *b, struct bytes name)
{
	size_t low = 0, high = b->n, at;

	while (low < high) {
		at = (low + high) / 2;
		if (bytes_compare(map_key(&s->pool, b->id[at]), name) < 0)
			low = at + 1;
		else
			high = at;
	}
	return low;
}

static void
insert_id(struct block *b, size_t at, uint32_t id)
{
	if (b->n == SETS_MOST) {
		b->more = true;
		b->n--;
	}
	memmove(b->id + at + 1, b->id + at, (b->n - at) * sizeof(*b->id));
	b->id[at] = id;
	b->n++;
}

static void
add_to_block(struct sets *s, uint32_t *set, uint32_t id)
{
	struct block *b = as_block(s, set);
	struct bytes name;

	if (block_has(b, id))
		return;
	name = map_key(&s->pool, id);
	if (b->n == SETS_MOST && bytes_compare(name,
	    map_key(&s->pool, b->id[SETS_MOST - 1])) > 0) {
		b->more = true;
		return;
	}
	if (b->n == room[b->size] && b->n < SETS_MOST)
		b = enlarge_block(s, set);
	insert_id(b, find_name(s, b, name), id);
}

void
sets_add(struct sets *s, uint32_t *set, uint32_t one)
{
	if (one == 0 || one == *set)
		return;
	if (one == s->more + 1)
		as_block(s, set)->more = true;
	else if (*set == 0)
		*set = one;
	else
		add_to_block(s, set, one - 1);
}

void
sets_add_all(struct sets *s, uint32_t *set, uint32_t from)
{
	const struct block *b;
	size_t i;

	if (!is_block(from)) {
		sets_add(s, set, from);
		return;
	}
	b = block_at(s, from);
	for (i = 0; i < b->n; i++)
		sets_add(s, set, b->id[i] + 1);
	if (b->more)
		as_block(s, set)->more = true;
}

void
sets_empty(struct sets *s, uint32_t *set)
{
	if (is_block(*set))
		give_back(s, *set);
	*set = 0;
}

void
sets_write(const struct sets *s, uint32_t set, struct buf *out)
{
	const struct block *b;
	size_t i;

	if (!is_block(set)) {
		if (set != 0)
			buf_add(out, map_key(&s->pool, set - 1));
		return;
	}
	b = block_at(s, set);
	for (i = 0; i < b->n; i++) {
		if (i > 0)
			buf_byte(out, '|');
		buf_add(out, map_key(&s->pool, b->id[i]));
	}
	if (b->more) {
		if (b->n > 0)
			buf_byte(out, '|');
		buf_add(out, SETS_MORE);
	}
}

bool
sets_crowded(const struct sets *s)
{
	return s->pool.n >= s->sweep_at;
}

void
sets_sweep(struct sets *s)
{
	/* The old seed will do: nobody has seen it. */
	s->old = s->pool;
	s->pool = (struct map){ .seed = s->old.seed };
	s->more = map_add(&s->pool, SETS_MORE, NULL);
	s->moved = mem_zero(s->old.n, sizeof(*s->moved));
	memset(s->recent, 0, sizeof(s->recent));
}

static uint32_t
move_block(struct sets *s, uint32_t id)
{
	if (s->moved[id] == 0)
		s->moved[id] = map_add(&s->pool, map_key(&s->old, id),
		    NULL) + 1;
	return s->moved[id] - 1;
}

void
sets_move(struct sets *s, uint32_t *set)
{
	struct block *b;
	size_t i;

	if (!is_block(*set)) {
		if (*set != 0)
			*set = move_block(s, *set - 1) + 1;
		return;
	}
	b = block_at(s, *set);
	for (i = 0; i < b->n; i++)
		b->id[i] = move_block(s, b->id[i]);
}

void
sets_sweep_end(struct sets *s)
{
	map_free(&s->old);
	free(s->moved);
	s->moved = NULL;
	s->sweep_at = s->pool.n > SWEEP_FIRST / 2 ? s->pool.n * 2 :
	    SWEEP_FIRST;
}
