/* dedup_store: which reports came before, in at most 32 bytes each. */
#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "report/dedup_store_impl.h"

/* Slots behind the last home, for those that it and others push on. */
enum { BEHIND = 256 };

struct dedup_store *
dedup_store_new(void)
{
	struct dedup_store *s = mem_zero(1, sizeof(*s));

	s->mix = hash_key_random().k0 | 1;
	s->room = BEHIND;
	s->slot = mem_zero(s->room, sizeof(*s->slot));
	return s;
}

void
dedup_store_free(struct dedup_store *s)
{
	free(s->slot);
	free(s);
}

uint64_t
dedup_store_reports(const struct dedup_store *s)
{
	return s->n - s->said;
}

static uint64_t
mix_name(const struct dedup_store *s, uint64_t name)
{
	uint64_t m = name * s->mix;

	m ^= m >> 32;
	return m * s->mix;
}

static size_t
home_of(const struct dedup_store *s, uint64_t m)
{
	return (size_t)(((m >> 32) * s->homes) >> 32);
}

/* Moves all that are in use to the end, in their order. */
static void
pack_slots(struct dedup_store *s)
{
	size_t from = s->room, to = s->room;

	while (from-- > 0) {
		if (s->slot[from].name == 0)
			continue;
		if (--to == from)
			continue;
		s->slot[to] = s->slot[from];
		s->slot[from].name = 0;
	}
}

/*
 * Moves all from the end to where they belong. False when there is no
 * place left for one behind its home: then the table is too small.
 */
static bool
spread_slots(struct dedup_store *s)
{
	size_t from = s->room - s->n, to = 0, at;

	for (; from < s->room; from++, to = at + 1) {
		at = home_of(s, mix_name(s, s->slot[from].name));
		if (at < to)
			at = to;
		if (at > from || at + 1 == s->room)
			return false;
		if (at == from)
			continue;
		s->slot[at] = s->slot[from];
		s->slot[from].name = 0;
	}
	return true;
}

static void
grow_store(struct dedup_store *s)
{
	size_t room;

	do {
		if (s->homes > UINT32_MAX / 2)
			mem_exhausted();
		s->homes += s->homes / 15 + 64;
		room = s->homes + BEHIND;
		s->slot = mem_resize(s->slot, room, sizeof(*s->slot));
		memset(s->slot + s->room, 0,
		    (room - s->room) * sizeof(*s->slot));
		s->room = room;
		pack_slots(s);
	} while (!spread_slots(s));
}

/* The slot of a name, or the place where it belongs. */
static size_t
find_slot(const struct dedup_store *s, uint64_t name)
{
	uint64_t m = mix_name(s, name);
	size_t at = home_of(s, m);

	while (s->slot[at].name != 0 && s->slot[at].name != name &&
	    mix_name(s, s->slot[at].name) < m)
		at++;
	return at;
}

/* Puts a slot where find found none of its name. */
static void
insert_slot(struct dedup_store *s, const struct slot *slot)
{
	size_t at, end;

	if (s->n >= s->homes / 16 * 15)
		grow_store(s);
	for (;;) {
		at = find_slot(s, slot->name);
		for (end = at; s->slot[end].name != 0; end++)
			;
		if (end + 1 < s->room)
			break;
		grow_store(s);
	}
	memmove(s->slot + at + 1, s->slot + at,
	    (end - at) * sizeof(*s->slot));
	s->slot[at] = *slot;
	s->n++;
	s->said += (slot->flags & DEDUP_SAID) != 0;
}

static struct slot
slot_of(const struct dedup_report *r)
{
	return (struct slot){ r->name, r->content, r->where,
	    r->messages < DEDUP_MESSAGES_MOST ? (unsigned)r->messages :
	    DEDUP_MESSAGES_MOST, r->flags & 7 };
}

/*
 * Remembers that a content lost against another, under a name made of
 * both; false when that is known.
 */
static bool
remember_conflict(struct dedup_store *s, uint64_t name, uint64_t content)
{
	uint64_t both = hash_bytes((struct hash_key){ name, content },
	    BYTES("conflict"));
	struct slot slot = { both != 0 ? both : 1, content,
	    DEDUP_EARLIER_RUN, 0, DEDUP_SAID };

	if (s->slot[find_slot(s, slot.name)].name == slot.name)
		return false;
	insert_slot(s, &slot);
	return true;
}

/* Less is better. */
static int
rank_of(unsigned flags)
{
	return (flags & DEDUP_AUTHENTICATED ? 0 : 2) +
	    (flags & DEDUP_SALVAGED ? 1 : 0);
}

enum dedup_state
dedup_store_add(struct dedup_store *s, const struct dedup_report *r,
    struct dedup_report *first)
{
	struct slot new = slot_of(r), *old;

	if (new.name == 0)
		new.name = 1;
	old = &s->slot[find_slot(s, new.name)];
	if (old->name == 0 || old->name != new.name) {
		insert_slot(s, &new);
		return DEDUP_NEW;
	}
	if (old->content == new.content) {
		/* What is known of either is known of both. */
		old->flags |= new.flags & DEDUP_AUTHENTICATED;
		old->flags &= ~DEDUP_SALVAGED | (new.flags & DEDUP_SALVAGED);
		return DEDUP_COPY;
	}
	*first = (struct dedup_report){ old->name, old->content,
	    old->messages, old->flags, old->where };
	if (rank_of(new.flags) < rank_of(old->flags)) {
		*old = new;
		(void)remember_conflict(s, first->name, first->content);
		return DEDUP_BETTER;
	}
	return remember_conflict(s, new.name, new.content) ? DEDUP_CONFLICT :
	    DEDUP_COPY;
}
