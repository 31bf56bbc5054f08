/* test-map: numbered byte strings (base/map.h). */
#include "base/map.h"

#include "tap.h"

enum { MANY = 100000 };

static struct bytes
key_of(int i, char text[32])
{
	return (struct bytes){ text,
	    (size_t)snprintf(text, 32, "key %d", i * 7) };
}

static void
many(struct map *m)
{
	char text[32];
	bool added;
	int i;

	for (i = 0; i < MANY; i++)
		if (map_add(m, key_of(i, text), &added) != (uint32_t)i ||
		    !added)
			break;
	tap_num(i, MANY, "numbers follow the order of coming");
	for (i = 0; i < MANY; i++)
		if (map_add(m, key_of(i, text), &added) != (uint32_t)i ||
		    added || map_find(m, key_of(i, text)) != (uint32_t)i)
			break;
	tap_num(i, MANY, "each is found again");
	for (i = 0; i < MANY; i++)
		if (!bytes_equal(map_key(m, (uint32_t)i), key_of(i, text)))
			break;
	tap_num(i, MANY, "and stands at its number");
	tap_num((int64_t)m->n, MANY, "none came twice");
}

int
main(void)
{
	struct map m;

	map_init(&m);
	ok(map_find(&m, BYTES("a")) == MAP_NONE, "an empty map has nothing");
	many(&m);
	ok(map_find(&m, BYTES("key")) == MAP_NONE, "a prefix is another key");
	tap_num(map_add(&m, BYTES("a\0b"), NULL), MANY, "a NUL in a key");
	ok(map_find(&m, BYTES("a\0c")) == MAP_NONE, "and what is behind it");
	tap_num(map_add(&m, BYTES_NONE, NULL), MANY + 1, "the empty key");
	tap_num(map_find(&m, BYTES_NONE), MANY + 1, "is found");
	map_free(&m);
	ok(m.n == 0 && m.slot == NULL, "a freed map is zero");
	return tap_done();
}
