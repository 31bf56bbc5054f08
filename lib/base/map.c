/* map: distinct byte strings, numbered 0, 1, 2 … as they come. */
#include "base/map.h"

#include <stdlib.h>

#include "base/mem.h"

void
map_init(struct map *m)
{
	*m = (struct map){ 0 };
	m->seed = hash_key_random();
}

void
map_free(struct map *m)
{
	free(m->slot);
	free(m->key);
	arena_free(&m->text);
	*m = (struct map){ 0 };
}

/* The slot that holds s, or the free one where it belongs. */
static size_t
find_slot(const struct map *m, struct bytes s, uint32_t hash)
{
	size_t i = hash & (m->nslots - 1);

	while (m->slot[i] != 0) {
		const struct map_key *k = &m->key[m->slot[i] - 1];

		if (k->hash == hash && k->n == s.n &&
		    memcmp(k->p, s.p, s.n) == 0)
			break;
		i = (i + 1) & (m->nslots - 1);
	}
	return i;
}

static void
grow_map(struct map *m)
{
	size_t i, at;

	free(m->slot);
	m->nslots = m->nslots ? m->nslots * 2 : 64;
	m->slot = mem_zero(m->nslots, sizeof(*m->slot));
	for (i = 0; i < m->n; i++) {
		at = m->key[i].hash & (m->nslots - 1);
		while (m->slot[at] != 0)
			at = (at + 1) & (m->nslots - 1);
		m->slot[at] = (uint32_t)i + 1;
	}
}

uint32_t
map_add(struct map *m, struct bytes s, bool *added)
{
	uint32_t hash = (uint32_t)hash_bytes(m->seed, s);
	size_t at;

	if (m->n >= m->nslots / 4 * 3)
		grow_map(m);
	at = find_slot(m, s, hash);
	if (added != NULL)
		*added = m->slot[at] == 0;
	if (m->slot[at] != 0)
		return m->slot[at] - 1;
	if (m->n >= MAP_NONE - 1 || s.n > UINT32_MAX)
		mem_exhausted();
	if (m->n == m->room) {
		m->room = m->room ? m->room + m->room / 2 : 48;
		m->key = mem_resize(m->key, m->room, sizeof(*m->key));
	}
	m->key[m->n] = (struct map_key){
		arena_copy(&m->text, s).p, (uint32_t)s.n, hash };
	m->slot[at] = (uint32_t)++m->n;
	return m->slot[at] - 1;
}

uint32_t
map_find(const struct map *m, struct bytes s)
{
	size_t at;

	if (m->nslots == 0)
		return MAP_NONE;
	at = find_slot(m, s, (uint32_t)hash_bytes(m->seed, s));
	return m->slot[at] ? m->slot[at] - 1 : MAP_NONE;
}
