/* begun: distinct entries, each of which begins with its key. */
#include "base/begun.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
begun_start(struct begun *b, size_t size, size_t key)
{
	*b = (struct begun){ .size = size, .key = key };
	b->seed = hash_key_random();
}

void
begun_free(struct begun *b)
{
	free(b->slot);
	free(b->entries);
	*b = (struct begun){ 0 };
}

static void
grow(struct begun *b)
{
	struct begun_slot *was = b->slot;
	size_t i, at, n = b->nslots;

	b->nslots = n ? n * 2 : 64;
	b->slot = mem_zero(b->nslots, sizeof(*b->slot));
	for (i = 0; i < n; i++) {
		if (was[i].number == 0)
			continue;
		at = was[i].hash & (b->nslots - 1);
		while (b->slot[at].number != 0)
			at = (at + 1) & (b->nslots - 1);
		b->slot[at] = was[i];
	}
	free(was);
}

/* The slot that holds key, or the free one where it belongs. */
static struct begun_slot *
find_slot(const struct begun *b, const void *key, uint32_t hash)
{
	size_t i = hash & (b->nslots - 1);

	while (b->slot[i].number != 0 && (b->slot[i].hash != hash ||
	    memcmp(begun_at(b, b->slot[i].number - 1), key, b->key) != 0))
		i = (i + 1) & (b->nslots - 1);
	return &b->slot[i];
}

uint32_t
begun_add(struct begun *b, const void *key, bool *added)
{
	uint32_t hash = (uint32_t)hash_bytes(b->seed,
	    (struct bytes){ key, b->key });
	struct begun_slot *slot;

	if (b->n >= b->nslots / 4 * 3)
		grow(b);
	slot = find_slot(b, key, hash);
	*added = slot->number == 0;
	if (!*added)
		return slot->number - 1;
	if (b->n >= UINT32_MAX - 2)
		mem_exhausted();
	if (b->n == b->room) {
		b->room = b->room ? b->room * 2 : 16;
		b->entries = mem_resize(b->entries, b->room, b->size);
	}
	memset(begun_at(b, (uint32_t)b->n), 0, b->size);
	memcpy(begun_at(b, (uint32_t)b->n), key, b->key);
	*slot = (struct begun_slot){ hash, (uint32_t)++b->n };
	return slot->number - 1;
}
