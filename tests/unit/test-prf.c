/* test-prf: the keyed function of pseudonyms (crypto/prf.h). */
#include "crypto/prf.h"

#include "tap.h"

static void
makes(const char *key, char use, const char *text, const char *want)
{
	struct prf *p = prf_open(bytes_of(key));
	uint8_t out[PRF_BYTES];
	char hex[2 * PRF_BYTES + 1];
	int i;

	prf_make(p, use, bytes_of(text), out);
	for (i = 0; i < PRF_BYTES; i++)
		snprintf(hex + 2 * i, 3, "%02x", out[i]);
	tap_bytes(bytes_of(hex), bytes_of(want), text);
	/* The second time, and after another text, it is the same. */
	prf_make(p, '-', BYTES("other"), out);
	prf_make(p, use, bytes_of(text), out);
	for (i = 0; i < PRF_BYTES; i++)
		snprintf(hex + 2 * i, 3, "%02x", out[i]);
	tap_bytes(bytes_of(hex), bytes_of(want), "again");
	prf_close(p);
}

int
main(void)
{
	char key[20 + 1];

	/* RFC 4231 section 4.2 to 4.4: the use is the first byte. */
	memset(key, 0x0b, 20);
	key[20] = '\0';
	makes(key, 'H', "i There",
	    "b0344c61d8db38535ca8afceaf0bf12b"
	    "881dc200c9833da726e9376c2e32cff7");
	makes("Jefe", 'w', "hat do ya want for nothing?",
	    "5bdcc146bf60754e6a042426089575c7"
	    "5a003f089d2739839dec58b964ec3843");
	prf_close(NULL);
	ok(true, "nothing can be closed");
	return tap_done();
}
