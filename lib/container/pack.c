/* pack: what is compressed or archived. */
#include "container/archive.h"
#include "container/inside.h"
#include "container/names.h"

/*
 * Says what a compressed item suffers from: the first there is, or one that
 * `cat` put behind others that were good, as an item of its own.
 */
static void
say_fault(struct walk *w, struct path_mark *p, const struct stream *t,
    uint64_t items)
{
	struct path_mark item;

	if (!t->failed)
		return;
	if (p->items != items && t->sound == 0) {
		walk_fault(w, t);
		return;
	}
	item = path_enter_item(w, p, false);
	walk_fault(w, t);
	path_leave(w, &item);
}

/* Behind a gzip layer: may there be more in s? */
static bool
behind_gzip(struct walk *w, struct stream *s, const struct stream *t)
{
	if (!t->failed)
		return t->ended && t->at == t->end;
	if (t->inherited || t->fault != MSG_BAD_ARCHIVE)
		return false;
	gzip_rewind(t);
	return walk_past_damage(w, s, SEEK_TEXT | SEEK_PACKED);
}

bool
walk_compressed(struct walk *w, struct stream *s, struct path_mark *p,
    enum magic m)
{
	uint64_t items = p->items;
	struct stream *t;
	bool more = false;

	if (!walk_deeper(w))
		return false;
	if (m == MAGIC_GZIP)
		t = gzip_open(&w->streams, &w->gzips, s,
		    w->cli->limits.ratio);
	else
		t = filter_open(&w->streams, s, m, &w->cli->limits);
	if (!t->failed)
		walk_items(w, t, p);
	say_fault(w, p, t, items);
	if (m == MAGIC_GZIP) {
		more = behind_gzip(w, s, t);
		gzip_close(&w->streams, &w->gzips, t);
	} else {
		filter_close(&w->streams, t);
	}
	walk_back(w);
	return more;
}

static void
walk_member(struct walk *w, struct packed *pk, const struct packed_member *m)
{
	struct path_mark inner = path_enter(w, m->name);
	struct stream *data;

	if (m->encrypted) {
		walk_damage(w, MSG_ENCRYPTED);
	} else {
		data = packed_data(pk);
		walk_items(w, data, &inner);
		walk_fault(w, data);
	}
	path_leave(w, &inner);
}

/* All members; true when the archive was read to its end. */
static bool
walk_members(struct walk *w, struct packed *pk)
{
	struct packed_member m;
	enum packed_result r;
	uint64_t n = 0;

	while ((r = packed_next(pk, &m)) == PACKED_MEMBER) {
		if (++n > w->cli->limits.members) {
			walk_say(w, MSG_LIMIT_MEMBERS);
			return false;
		}
		if (!m.folder && !name_is_fork(m.name))
			walk_member(w, pk, &m);
	}
	if (packed_fault(pk) != NULL)
		walk_fault(w, packed_fault(pk));
	return r == PACKED_END;
}

/*
 * Behind the damage in a zip file: true when another member, or another
 * file, begins.
 */
static bool
behind_damage(struct walk *w, struct stream *s, enum magic m)
{
	return m == MAGIC_ZIP && walk_past_damage(w, s, SEEK_PACKED);
}

bool
walk_archive(struct walk *w, struct stream *s, struct path_mark *p,
    enum magic m)
{
	struct path_mark item;
	struct packed *pk;
	uint64_t held;
	bool more, again;

	if (!walk_deeper(w))
		return false;
	w->counts.archives++;
	item = path_enter_item(w, p, false);
	do {
		pk = packed_open(&w->streams, s, m, &w->cli->limits,
		    walk_may_hold(w));
		held = packed_held(pk);
		w->held += held;
		more = walk_members(w, pk);
		w->held -= held;
		again = packed_close(pk) && behind_damage(w, s, m);
	} while (again && magic_of(stream_peek(s, MAGIC_HEAD)) == MAGIC_ZIP);
	path_leave(w, &item);
	walk_back(w);
	return more || again;
}
