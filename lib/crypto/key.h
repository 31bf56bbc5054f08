/*
 * key: public keys, as DKIM key records have them.
 *
 * Strangers write them. Only the kinds that DKIM has are handed to the
 * library, and nothing over KEY_MOST bytes is.
 */
#ifndef CRYPTO_KEY_H
#define CRYPTO_KEY_H

#include "base/bytes.h"

enum {
	KEY_MOST = 16384,	/* bytes; a key of 16384 bits has 2100 */
	KEY_BITS_MOST = 16384,	/* of RSA; no verifier takes more */
	KEY_ED25519_BYTES = 32
};

enum key_kind {
	KEY_NONE,		/* not a key that can be read */
	KEY_RSA,
	KEY_ED25519,
	KEY_OTHER		/* a key of another algorithm */
};

struct key {
	enum key_kind	kind;
	unsigned	bits;		/* of an RSA modulus; 256 for Ed25519 */
	size_t		left;		/* bytes behind the key, which do not
					   belong to it */
	const char	*fault;		/* in our words, of KEY_NONE */
};

/*
 * Reads der, a SubjectPublicKeyInfo (RFC 5280 section 4.1), or the bare
 * RSAPublicKey (RFC 8017 appendix A.1.1) that RFC 6376 section 3.6.1 names,
 * though keys in use, and its erratum 3017, have the former. False when it
 * is KEY_NONE. crypto_start (crypto/start.h) comes before.
 */
bool	 key_read(struct bytes der, struct key *out);

#endif
