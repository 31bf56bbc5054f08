/* test-begun: entries that begin with their key (base/begun.h). */
#include "base/begun.h"

#include "tap.h"

enum { MANY = 100000 };

struct entry {
	uint32_t	key[2];
	uint32_t	value;		/* behind the key */
};

static uint32_t
add(struct begun *b, int i, bool *added)
{
	uint32_t key[] = { (uint32_t)i % 7, (uint32_t)i };

	return begun_add(b, key, added);
}

static void
many(struct begun *b)
{
	struct entry *e;
	bool added;
	int i;

	for (i = 0; i < MANY; i++) {
		if (add(b, i, &added) != (uint32_t)i || !added)
			break;
		e = begun_at(b, (uint32_t)i);
		if (e->key[1] != (uint32_t)i || e->value != 0)
			break;
		e->value = (uint32_t)i + 1;
	}
	tap_num(i, MANY, "numbers follow the order, entries start as zeroes");
	for (i = 0; i < MANY; i++) {
		if (add(b, i, &added) != (uint32_t)i || added)
			break;
		e = begun_at(b, (uint32_t)i);
		if (e->key[0] != (uint32_t)i % 7 ||
		    e->value != (uint32_t)i + 1)
			break;
	}
	tap_num(i, MANY, "each is found again, with what it held");
	tap_num((int64_t)b->n, MANY, "none came twice");
}

int
main(void)
{
	uint32_t other[] = { 7, 1 };
	struct begun b;
	bool added;

	begun_start(&b, sizeof(struct entry), sizeof(other));
	many(&b);
	tap_num(begun_add(&b, other, &added), MANY,
	    "all of the key tells entries apart");
	begun_free(&b);
	ok(b.n == 0 && b.slot == NULL, "a freed table is zero");
	return tap_done();
}
