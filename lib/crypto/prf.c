/* prf: a keyed pseudo-random function, HMAC-SHA-256 of OpenSSL's libcrypto. */
#include "crypto/prf.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <stdlib.h>

#include "base/mem.h"
#include "crypto/start.h"

struct prf {
	EVP_MAC		*mac;
	EVP_MAC_CTX	*state;
};

struct prf *
prf_open(struct bytes key)
{
	char digest[] = "SHA256";
	const OSSL_PARAM with[] = {
		OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST,
		    digest, 0),
		OSSL_PARAM_construct_end()
	};
	struct prf *p = mem_zero(1, sizeof(*p));

	crypto_start();
	p->mac = EVP_MAC_fetch(NULL, "HMAC", NULL);
	if (p->mac != NULL)
		p->state = EVP_MAC_CTX_new(p->mac);
	if (p->state != NULL && EVP_MAC_init(p->state,
	    (const unsigned char *)key.p, key.n, with) == 1)
		return p;
	prf_close(p);
	return NULL;
}

void
prf_close(struct prf *p)
{
	if (p == NULL)
		return;
	EVP_MAC_CTX_free(p->state);
	EVP_MAC_free(p->mac);
	free(p);
}

void
prf_make(struct prf *p, char use, struct bytes text, uint8_t out[PRF_BYTES])
{
	size_t n = 0;

	/* Without a key, the one it was opened with stays. */
	if (EVP_MAC_init(p->state, NULL, 0, NULL) != 1 ||
	    EVP_MAC_update(p->state, (const unsigned char *)&use, 1) != 1 ||
	    EVP_MAC_update(p->state, (const unsigned char *)text.p,
		text.n) != 1 ||
	    EVP_MAC_final(p->state, out, &n, PRF_BYTES) != 1 ||
	    n != PRF_BYTES)
		abort();
}
