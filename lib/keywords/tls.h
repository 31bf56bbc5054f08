/*
 * tls: the keywords of TLS reports that decide something, as numbers.
 */
#ifndef KEYWORDS_TLS_H
#define KEYWORDS_TLS_H

#include "base/bytes.h"

/* Policies that TLS reports are about (RFC 8460 section 4.4). */
enum tls_policy_type {
	TLS_POLICY_STS,
	TLS_POLICY_TLSA,
	TLS_POLICY_NOT_FOUND,
	TLS_POLICY_OTHER,	/* absent, or no standard's word */
	TLS_POLICY_TYPES
};

enum tls_policy_type tls_policy_type_of(struct bytes word);
/* Empty for TLS_POLICY_OTHER. */
struct bytes	 tls_policy_type_word(enum tls_policy_type t);

/* How a session failed (RFC 8460 section 4.3). */
enum tls_result {
	/* of the negotiation */
	TLS_STARTTLS_NOT_SUPPORTED,
	TLS_CERTIFICATE_HOST_MISMATCH,
	TLS_CERTIFICATE_EXPIRED,
	TLS_CERTIFICATE_NOT_TRUSTED,
	TLS_VALIDATION_FAILURE,
	/* of DANE */
	TLS_TLSA_INVALID,
	TLS_DNSSEC_INVALID,
	TLS_DANE_REQUIRED,
	/* of MTA-STS */
	TLS_STS_POLICY_FETCH_ERROR,
	TLS_STS_POLICY_INVALID,
	TLS_STS_WEBPKI_INVALID,
	TLS_RESULT_OTHER,	/* absent, or a word no standard has */
	TLS_RESULTS
};

enum tls_result	 tls_result_of(struct bytes word);

#endif
