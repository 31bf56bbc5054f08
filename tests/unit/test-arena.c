/* test-arena: pieces of memory that end together (base/arena.h). */
#include "base/arena.h"

#include <stdalign.h>

#include "tap.h"

static void
pieces(struct arena *a)
{
	struct bytes s[1000];
	char text[32];
	bool same = true, aligned = true;
	int i, n;

	for (i = 0; i < 1000; i++) {
		n = snprintf(text, sizeof(text), "piece %d", i);
		s[i] = arena_copy(a, (struct bytes){ text, (size_t)n });
		if ((uintptr_t)arena_new(a, 24) % alignof(max_align_t) != 0)
			aligned = false;
	}
	for (i = 0; i < 1000; i++) {
		n = snprintf(text, sizeof(text), "piece %d", i);
		if (!bytes_equal(s[i], (struct bytes){ text, (size_t)n }) ||
		    s[i].p[s[i].n] != '\0')
			same = false;
	}
	ok(same, "copies stay as they are, with a NUL behind");
	ok(aligned, "objects are aligned between them");
}

static void
large(struct arena *a)
{
	struct bytes small = arena_copy(a, BYTES("small"));
	size_t before = a->used, i;
	char *p = arena_new(a, 1000000);

	memset(p, 'x', 1000000);
	tap_bytes(small, BYTES("small"), "a large piece leaves others alone");
	before = a->used;
	for (i = 0; i < 100; i++) {
		arena_new(a, 20000);
		arena_copy(a, BYTES("small"));
	}
	ok(a->used - before < 100 * 20000 + 100000,
	    "large pieces among small ones waste little");
}

int
main(void)
{
	struct arena a = { 0 };

	pieces(&a);
	large(&a);
	arena_reset(&a);
	ok(a.used <= 64 * 1024, "a reset keeps one block at most");
	pieces(&a);
	arena_free(&a);
	ok(a.used == 0 && a.block == NULL, "a freed arena is zero");
	arena_reset(&a);
	ok(a.block == NULL, "an empty arena can be reset");
	memset(arena_new(&a, 100000), 0, 100000);
	arena_reset(&a);
	memset(arena_new(&a, 16), 0, 16);
	ok(a.used < 100000, "a large piece is not kept");
	ok(arena_new(&a, 0) != NULL, "nothing has an address too");
	arena_free(&a);
	return tap_done();
}
