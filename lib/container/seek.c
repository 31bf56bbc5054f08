/* seek: the next begin of anything, behind what could not be read. */
#include "container/inside.h"

/* More damaged items than that in one file, and the rest is left alone. */
enum { DAMAGES_MOST = 256 };

struct begin {
	struct bytes	 bytes;
	unsigned	 what;
};

static const struct begin begins[] = {
	{ { "<?xml ", 6 }, SEEK_TEXT },
	{ { "<feedback", 9 }, SEEK_TEXT },
	{ { "\x1f\x8b\x08", 3 }, SEEK_PACKED },
	{ { "PK\3\4", 4 }, SEEK_PACKED },
};

/* The longest of them, less one: what has to be looked at again. */
enum { OVERLAP = 8 };

static size_t
find_begin(struct bytes s, unsigned what)
{
	size_t i, at = s.n;

	for (i = 0; i < sizeof(begins) / sizeof(begins[0]); i++) {
		if ((begins[i].what & what) == 0)
			continue;
		s.n = bytes_find(s, begins[i].bytes, 0);
		if (s.n < at)
			at = s.n;
	}
	return at;
}

bool
walk_seek(struct stream *s, unsigned what)
{
	struct bytes head;
	size_t at;

	for (;;) {
		head = stream_peek(s, STREAM_PEEK);
		at = find_begin(head, what);
		if (at < head.n) {
			stream_skip(s, at);
			return true;
		}
		if (head.n <= OVERLAP || s->ended) {
			stream_skip(s, head.n);
			return false;
		}
		stream_skip(s, head.n - OVERLAP);
	}
}

bool
walk_past_damage(struct walk *w, struct stream *s, unsigned what)
{
	if (s->part || s->failed || ++w->damages > DAMAGES_MOST)
		return false;
	return walk_seek(s, what);
}
