/*
 * test-hash: SipHash-1-3 (base/hash.h), against values of two other
 * implementations: a direct one of the paper's text that gives the paper's
 * own SipHash-2-4 vector, and CPython's hash() of bytes under a zero key.
 */
#include "base/hash.h"

#include "tap.h"

#define ZERO		{ 0, 0 }
#define COUNTED		{ UINT64_C(0x0706050403020100), \
			    UINT64_C(0x0f0e0d0c0b0a0908) }

static const struct {
	struct hash_key	key;
	size_t		n;
	uint64_t	want;
} vectors[] = {
	{ COUNTED, 0, UINT64_C(0xabac0158050fc4dc) },
	{ COUNTED, 1, UINT64_C(0xc9f49bf37d57ca93) },
	{ COUNTED, 2, UINT64_C(0x82cb9b024dc7d44d) },
	{ COUNTED, 3, UINT64_C(0x8bf80ab8e7ddf7fb) },
	{ COUNTED, 4, UINT64_C(0xcf75576088d38328) },
	{ COUNTED, 5, UINT64_C(0xdef9d52f49533b67) },
	{ COUNTED, 6, UINT64_C(0xc50d2b50c59f22a7) },
	{ COUNTED, 7, UINT64_C(0xd3927d989bb11140) },
	{ COUNTED, 8, UINT64_C(0x369095118d299a8e) },
	{ COUNTED, 9, UINT64_C(0x25a48eb36c063de4) },
	{ COUNTED, 11, UINT64_C(0x70c118c1f94dc352) },
	{ COUNTED, 12, UINT64_C(0x78a384b157b4d9a2) },
	{ COUNTED, 15, UINT64_C(0xd320d86d2a519956) },
	{ COUNTED, 16, UINT64_C(0xcc4fdd1a7d908b66) },
	{ COUNTED, 63, UINT64_C(0x9d199062b7bbb3a8) },
	{ ZERO, 1, UINT64_C(0x68a914128e01e473) },
	{ ZERO, 8, UINT64_C(0xead411e67ebe2eea) },
	{ ZERO, 17, UINT64_C(0x4883c49a2c009c1d) },
	{ ZERO, 65, UINT64_C(0x9551550c825974c6) },
};

int
main(void)
{
	struct hash_key a = hash_key_random(), b = hash_key_random();
	struct hash_key zero = ZERO;
	char text[80], name[40];
	size_t i;

	for (i = 0; i < sizeof(text); i++)
		text[i] = (char)i;
	for (i = 0; i < COUNT(vectors); i++) {
		snprintf(name, sizeof(name), "SipHash-1-3 of %zu bytes",
		    vectors[i].n);
		ok(hash_bytes(vectors[i].key, (struct bytes){ text,
		    vectors[i].n }) == vectors[i].want, name);
	}
	ok(hash_bytes(zero, (struct bytes){ text + 1, 20 }) ==
	    hash_bytes(zero, (struct bytes){ memmove(text + 40, text + 1, 20),
	    20 }), "the same at any address");
	ok(a.k0 != b.k0 || a.k1 != b.k1, "no two keys are the same");
	return tap_done();
}
