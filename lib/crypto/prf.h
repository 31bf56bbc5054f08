/*
 * prf: a keyed pseudo-random function, HMAC-SHA-256 (RFC 2104, FIPS 198-1).
 *
 * Who has the key gets the same bytes of the same text on every machine; who
 * has not can tell neither the text of some bytes nor the bytes of a text.
 */
#ifndef CRYPTO_PRF_H
#define CRYPTO_PRF_H

#include <stdint.h>

#include "base/bytes.h"

enum { PRF_BYTES = 32 };

struct prf;

/*
 * Takes a key of any length; a copy is kept. Before lockdown
 * (cli/lockdown.h). NULL when the library has no HMAC-SHA-256.
 */
struct prf	*prf_open(struct bytes key);
void		 prf_close(struct prf *p);

/*
 * The bytes of text. use: what they are for; the same text has other bytes
 * for another use. Does not fail (it ends the program if the library does).
 */
void		 prf_make(struct prf *p, char use, struct bytes text,
		    uint8_t out[PRF_BYTES]);

#endif
