/* seen: which reports came before, in at most 32 bytes each. */
#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "report/seen_impl.h"

/* Slots behind the last home, for those that it and others push on. */
enum { BEHIND = 256 };

struct seen *
seen_new(void)
{
	struct seen *s = mem_zero(1, sizeof(*s));

	s->mix = hash_key_random().k0 | 1;
	s->room = BEHIND;
	s->slot = mem_zero(s->room, sizeof(*s->slot));
	return s;
}

void
seen_free(struct seen *s)
{
	free(s->slot);
	free(s);
}

uint64_t
seen_reports(const struct seen *s)
{
	return s->n - s->told;
}

static uint64_t
mixed(const struct seen *s, uint64_t name)
{
	uint64_t m = name * s->mix;

	m ^= m >> 32;
	return m * s->mix;
}

static size_t
home(const struct seen *s, uint64_t m)
{
	return (size_t)(((m >> 32) * s->homes) >> 32);
}

/* Moves all that are in use to the end, in their order. */
static void
pack(struct seen *s)
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
spread(struct seen *s)
{
	size_t from = s->room - s->n, to = 0, at;

	for (; from < s->room; from++, to = at + 1) {
		at = home(s, mixed(s, s->slot[from].name));
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
grow(struct seen *s)
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
		pack(s);
	} while (!spread(s));
}

/* The slot of a name, or the place where it belongs. */
static size_t
find(const struct seen *s, uint64_t name)
{
	uint64_t m = mixed(s, name);
	size_t at = home(s, m);

	while (s->slot[at].name != 0 && s->slot[at].name != name &&
	    mixed(s, s->slot[at].name) < m)
		at++;
	return at;
}

/* Puts a slot where find found none of its name. */
static void
insert(struct seen *s, const struct slot *slot)
{
	size_t at, end;

	if (s->n >= s->homes / 16 * 15)
		grow(s);
	for (;;) {
		at = find(s, slot->name);
		for (end = at; s->slot[end].name != 0; end++)
			;
		if (end + 1 < s->room)
			break;
		grow(s);
	}
	memmove(s->slot + at + 1, s->slot + at,
	    (end - at) * sizeof(*s->slot));
	s->slot[at] = *slot;
	s->n++;
	s->told += (slot->flags & SEEN_TOLD) != 0;
}

static struct slot
slot_of(const struct seen_report *r)
{
	return (struct slot){ r->name, r->content, r->where,
	    r->messages < SEEN_MESSAGES_MOST ? (unsigned)r->messages :
	    SEEN_MESSAGES_MOST, r->flags & 7 };
}

/*
 * Remembers that a content lost against another, under a name made of
 * both; false when that is known.
 */
static bool
tell(struct seen *s, uint64_t name, uint64_t content)
{
	uint64_t both = hash_bytes((struct hash_key){ name, content },
	    BYTES("conflict"));
	struct slot slot = { both != 0 ? both : 1, content,
	    SEEN_EARLIER_RUN, 0, SEEN_TOLD };

	if (s->slot[find(s, slot.name)].name == slot.name)
		return false;
	insert(s, &slot);
	return true;
}

/* Less is better. */
static int
rank(unsigned flags)
{
	return (flags & SEEN_AUTHENTICATED ? 0 : 2) +
	    (flags & SEEN_SALVAGED ? 1 : 0);
}

enum seen_state
seen_add(struct seen *s, const struct seen_report *r,
    struct seen_report *first)
{
	struct slot new = slot_of(r), *old;

	if (new.name == 0)
		new.name = 1;
	old = &s->slot[find(s, new.name)];
	if (old->name == 0 || old->name != new.name) {
		insert(s, &new);
		return SEEN_NEW;
	}
	if (old->content == new.content) {
		/* What is known of either is known of both. */
		old->flags |= new.flags & SEEN_AUTHENTICATED;
		old->flags &= ~SEEN_SALVAGED | (new.flags & SEEN_SALVAGED);
		return SEEN_COPY;
	}
	*first = (struct seen_report){ old->name, old->content,
	    old->messages, old->flags, old->where };
	if (rank(new.flags) < rank(old->flags)) {
		*old = new;
		(void)tell(s, first->name, first->content);
		return SEEN_BETTER;
	}
	return tell(s, new.name, new.content) ? SEEN_CONFLICT : SEEN_COPY;
}
