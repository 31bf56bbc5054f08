/*
 * requirements_dkim: what may be asked of a domain's DKIM keys and BIMI;
 * see audit/requirements.h.
 */
#ifndef CHECKS_REQUIREMENTS_DKIM_H
#define CHECKS_REQUIREMENTS_DKIM_H

#include "checks/requirements_bimi.h"

#define REQUIREMENTS_DKIM(X) \
	X(DKIM_KEY, "dkim-key", check_dkim_key, NULL, \
	    "RFC 6376 section 3.6, RFC 8301 section 3.2", NULL, \
	    "a selector has a key that verifiers can use; without one it " \
	    "is unknown, but for a whole zone or a list of selectors, for " \
	    "the DNS does not list them") \
	X(DKIM_GRAMMAR, "dkim-grammar", check_dkim_grammar, NULL, \
	    "RFC 6376 section 3.6.1", NULL, \
	    "the key records of all known selectors can be read, and so can " \
	    "the keys in them") \
	X(DKIM_REVOKED, "dkim-revoked", check_dkim_revoked, NULL, \
	    "RFC 6376 section 3.6.1", NULL, \
	    "no known selector has an empty key, which revokes it; never " \
	    "more than a warning") \
	X(DKIM_TESTING, "dkim-testing", check_dkim_testing, NULL, \
	    "RFC 6376 section 3.6.1", NULL, \
	    "no key says that it is only tested (t=y)") \
	X(DKIM_KEY_BITS, "dkim-key-bits", check_dkim_key_bits, \
	    threshold_number, "RFC 8301 section 3.2", \
	    "bits of an RSA key; 1024 without one, and never fewer", \
	    "RSA keys have at least so many bits; Ed25519 will do") \
	X(DKIM_SHA1, "dkim-sha1", check_dkim_sha1, NULL, \
	    "RFC 8301 section 3.1", NULL, \
	    "no key is for SHA-1 only, which verifiers no longer take") \
	X(DKIM_SEVERAL, "dkim-several", check_dkim_several, NULL, \
	    "RFC 6376 section 3.6.2.2", NULL, \
	    "no selector has several TXT records") \
	X(DKIM_NULL, "dkim-null", check_dkim_null, NULL, \
	    "RFC 6376 section 3.6.1", NULL, \
	    "for domains that send nothing: the wildcard below _domainkey " \
	    "has an empty key, and no known selector a key of use") \
	REQUIREMENTS_BIMI(X)

#endif
