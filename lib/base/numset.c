/* numset: a set of 64-bit numbers. */
#include "base/numset.h"

#include <stdlib.h>

#include "base/mem.h"

void
numset_start(struct numset *s)
{
	*s = (struct numset){ .seed = hash_key_random() };
}

void
numset_free(struct numset *s)
{
	free(s->slot);
	*s = (struct numset){ 0 };
}

/* The slot that holds v, or the free one where it belongs. */
static size_t
find_slot(const struct numset *s, uint64_t v)
{
	struct bytes b = { (const char *)&v, sizeof(v) };
	size_t i = hash_bytes(s->seed, b) & (s->nslots - 1);

	while (s->slot[i] != 0 && s->slot[i] != v)
		i = (i + 1) & (s->nslots - 1);
	return i;
}

static void
grow_set(struct numset *s)
{
	uint64_t *old = s->slot;
	size_t i, n = s->nslots;

	s->nslots = n ? n * 2 : 64;
	s->slot = mem_zero(s->nslots, sizeof(*s->slot));
	for (i = 0; i < n; i++)
		if (old[i] != 0)
			s->slot[find_slot(s, old[i])] = old[i];
	free(old);
}

bool
numset_has(const struct numset *s, uint64_t v)
{
	if (v == 0)
		return s->zero;
	return s->nslots != 0 && s->slot[find_slot(s, v)] == v;
}

bool
numset_add(struct numset *s, uint64_t v)
{
	size_t at;

	if (v == 0) {
		bool fresh = !s->zero;

		s->zero = true;
		return fresh;
	}
	if (s->n >= s->nslots / 4 * 3)
		grow_set(s);
	at = find_slot(s, v);
	if (s->slot[at] == v)
		return false;
	s->slot[at] = v;
	s->n++;
	return true;
}

void
numset_each(const struct numset *s, void (*visit)(uint64_t, void *),
    void *arg)
{
	size_t i;

	if (s->zero)
		visit(0, arg);
	for (i = 0; i < s->nslots; i++)
		if (s->slot[i] != 0)
			visit(s->slot[i], arg);
}
