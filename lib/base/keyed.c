/* keyed: distinct keys, each with an entry of one fixed size. */
#include "base/keyed.h"

#include <stdlib.h>

#include "base/mem.h"

void
keyed_start(struct keyed *k, size_t size)
{
	*k = (struct keyed){ .size = size };
	map_init(&k->map);
}

void
keyed_free(struct keyed *k)
{
	map_free(&k->map);
	free(k->entries);
	*k = (struct keyed){ 0 };
}

size_t
keyed_count(const struct keyed *k)
{
	return k->map.n;
}

uint32_t
keyed_add(struct keyed *k, struct bytes key, bool *added)
{
	bool fresh = false;
	uint32_t i = k->last;

	/* Rows of one report, which stand together, have the same keys. */
	if (k->map.n == 0 || !bytes_equal(map_key(&k->map, i), key))
		i = map_add(&k->map, key, &fresh);
	k->last = i;
	if (i >= k->room) {
		k->room = k->room ? k->room * 2 : 16;
		k->entries = mem_resize(k->entries, k->room, k->size);
	}
	if (fresh)
		memset(keyed_at(k, i), 0, k->size);
	if (added != NULL)
		*added = fresh;
	return i;
}

void *
keyed_at(const struct keyed *k, uint32_t i)
{
	return k->entries + (size_t)i * k->size;
}

struct bytes
keyed_key(const struct keyed *k, uint32_t i)
{
	return map_key(&k->map, i);
}
