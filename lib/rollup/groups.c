/* groups: what is known of each key of a roll-up, one group a key. */
#include "rollup/groups.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
	CACHE_LINE = 64,
	/* Groups allocated at a time. */
	BLOCK = MEM_WIDE / sizeof(struct group)
};

_Static_assert(sizeof(struct group) == 2 * CACHE_LINE, "see groups.h");

void
groups_init(struct groups *g)
{
	*g = (struct groups){ 0 };
	g->seed = hash_key_random();
}

void
groups_free(struct groups *g)
{
	size_t i;

	for (i = 0; i < g->n; i++)
		figures_free(&groups_get(g, i)->figures);
	for (i = 0; i < g->nblocks; i++)
		free(g->block[i]);
	free(g->block);
	free(g->slot);
	arena_free(&g->text);
	*g = (struct groups){ 0 };
}

void
groups_clear(struct groups *g)
{
	size_t i;

	for (i = 0; i < g->n; i++)
		figures_free(&groups_get(g, i)->figures);
	if (g->n != 0)
		memset(g->slot, 0, g->nslots * sizeof(*g->slot));
	g->n = 0;
	arena_reset(&g->text);
}

struct group *
groups_get(const struct groups *g, size_t i)
{
	return &g->block[i / BLOCK][i % BLOCK];
}

/* The bytes that tell the key from others of its form. */
static struct bytes
key_bytes(const struct group_key *k)
{
	return k->form == GROUP_TEXT ? k->text :
	    (struct bytes){ (const char *)k->ip.a, sizeof(k->ip.a) };
}

bool
group_key_equal(const struct group_key *a, const struct group_key *b)
{
	return a->form == b->form && a->bits == b->bits &&
	    bytes_equal(key_bytes(a), key_bytes(b));
}

uint32_t
groups_seek(const struct groups *g, const struct group_key *key)
{
	uint32_t hash = (uint32_t)hash_bytes(g->seed, key_bytes(key));

	if (g->nslots != 0)
		__builtin_prefetch(&g->slot[hash & (g->nslots - 1)]);
	return hash;
}

void
group_prefetch(const struct group *group)
{
	__builtin_prefetch(group);
	__builtin_prefetch(&group->figures);
}

const struct group *
groups_peek(const struct groups *g, uint32_t hash)
{
	size_t i = hash & (g->nslots - 1);

	if (g->nslots == 0)
		return NULL;
	while (g->slot[i].number != 0 && g->slot[i].hash != hash)
		i = (i + 1) & (g->nslots - 1);
	return g->slot[i].number == 0 ? NULL :
	    groups_get(g, g->slot[i].number - 1);
}

void
groups_near(const struct groups *g, uint32_t hash)
{
	const struct group *group = groups_peek(g, hash);

	if (group != NULL)
		group_prefetch(group);
}

/* The slot of that key, or the free one where it belongs. */
static struct groups_slot *
find_slot(const struct groups *g, const struct group_key *key, uint32_t hash)
{
	size_t i = hash & (g->nslots - 1);

	while (g->slot[i].number != 0) {
		if (g->slot[i].hash == hash &&
		    group_key_equal(key,
			&groups_get(g, g->slot[i].number - 1)->key))
			break;
		i = (i + 1) & (g->nslots - 1);
	}
	return &g->slot[i];
}

/* n free ones; n is a power of two. */
static struct groups_slot *
new_slots(size_t n)
{
	size_t size = n * sizeof(struct groups_slot);

	if (size < MEM_WIDE)
		return mem_zero(n, sizeof(struct groups_slot));
	return memset(mem_wide(size / MEM_WIDE), 0, size);
}

static void
grow_groups(struct groups *g)
{
	struct groups_slot *old = g->slot;
	size_t i, at, n = g->nslots;

	g->nslots = n ? n * 2 : 64;
	g->slot = new_slots(g->nslots);
	for (i = 0; i < n; i++) {
		if (old[i].number == 0)
			continue;
		at = old[i].hash & (g->nslots - 1);
		while (g->slot[at].number != 0)
			at = (at + 1) & (g->nslots - 1);
		g->slot[at] = old[i];
	}
	free(old);
}

/* Of the first block, in ordinary pages, a small input uses a part only. */
static struct group *
new_block(bool first)
{
	struct group *block;

	if (!first)
		return mem_wide(1);
	block = aligned_alloc(CACHE_LINE, BLOCK * sizeof(*block));

	if (block == NULL)
		mem_exhausted();
	return block;
}

static struct group *
new_group(struct groups *g, const struct group_key *key)
{
	struct group *group;

	if (g->n == UINT32_MAX - 1)
		mem_exhausted();
	if (g->n == g->nblocks * BLOCK) {
		g->block = mem_resize(g->block, g->nblocks + 1,
		    sizeof(*g->block));
		g->block[g->nblocks] = new_block(g->nblocks == 0);
		g->nblocks++;
	}
	group = groups_get(g, g->n++);
	*group = (struct group){ .key = *key, .first = -1, .last = -1 };
	if (key->form == GROUP_TEXT)
		group->key.text = arena_copy(&g->text, key->text);
	return group;
}

struct group *
groups_at(struct groups *g, const struct group_key *key, uint32_t hash,
    bool *added)
{
	struct groups_slot *slot;
	struct group *group;

	if (g->n >= g->nslots / 4 * 3)
		grow_groups(g);
	slot = find_slot(g, key, hash);
	*added = slot->number == 0;
	if (!*added)
		return groups_get(g, slot->number - 1);
	group = new_group(g, key);
	*slot = (struct groups_slot){ (uint32_t)g->n, hash };
	return group;
}

/* Text of a key: the key's own, or made in out. */
static struct bytes
key_text(const struct group_key *k, char out[IP_TEXT + 4])
{
	struct ip_net net;

	if (k->form == GROUP_TEXT)
		return k->text;
	if (k->form == GROUP_IP)
		return (struct bytes){ out, ip_format(&k->ip, out) };
	net = (struct ip_net){ k->ip, k->bits };
	return (struct bytes){ out, ip_net_format(&net, out) };
}

void
group_key_write(const struct group_key *key, struct buf *b)
{
	char text[IP_TEXT + 4];

	buf_add(b, key_text(key, text));
}

/* The first bytes of the text: most keys differ in them. */
struct group_rank
group_key_rank(const struct group_key *key)
{
	char text[IP_TEXT + 4];
	struct bytes s = key_text(key, text);
	struct group_rank rank = { { 0, 0 } };
	size_t i;

	for (i = 0; i < 16; i++)
		rank.part[i / 8] = rank.part[i / 8] << 8 |
		    (i < s.n ? (unsigned char)s.p[i] : 0);
	return rank;
}

int
group_key_compare(const struct group_key *a, const struct group_key *b)
{
	char text[2][IP_TEXT + 4];

	return bytes_compare(key_text(a, text[0]), key_text(b, text[1]));
}
