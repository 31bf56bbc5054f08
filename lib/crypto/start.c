/* start: the crypto library (OpenSSL's libcrypto), ready to be used. */
#include "crypto/start.h"

#include <openssl/crypto.h>
#include <stdlib.h>

#include "base/mem.h"

static void *
new(size_t n, const char *file, int line)
{
	(void)file;
	(void)line;
	return mem_new(n);
}

static void *
resize(void *p, size_t n, const char *file, int line)
{
	(void)file;
	(void)line;
	if (n != 0)
		return mem_resize(p, n, 1);
	free(p);
	return NULL;
}

static void
release(void *p, const char *file, int line)
{
	(void)file;
	(void)line;
	free(p);
}

void
crypto_start(void)
{
	/* Only before the library has taken memory; else it keeps its own. */
	(void)CRYPTO_set_mem_functions(new, resize, release);
	(void)OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG |
	    OPENSSL_INIT_ADD_ALL_CIPHERS | OPENSSL_INIT_ADD_ALL_DIGESTS,
	    NULL);
}

const char *
crypto_library(void)
{
	return OpenSSL_version(OPENSSL_VERSION);
}
