/* tls: the keywords of TLS reports that decide something, as numbers. */
#include "keywords/tls.h"

#include "keywords/keywords.h"

static const struct bytes types[TLS_POLICY_TYPES] = { WORD("sts"),
	WORD("tlsa"), WORD("no-policy-found"), WORD("") };

static const struct bytes results[TLS_RESULT_OTHER] = {
	WORD("starttls-not-supported"),
	WORD("certificate-host-mismatch"),
	WORD("certificate-expired"),
	WORD("certificate-not-trusted"),
	WORD("validation-failure"),
	WORD("tlsa-invalid"),
	WORD("dnssec-invalid"),
	WORD("dane-required"),
	WORD("sts-policy-fetch-error"),
	WORD("sts-policy-invalid"),
	WORD("sts-webpki-invalid")
};

/* Which of n words it is; n: none of them. */
static unsigned
place_of(struct bytes word, const struct bytes *words, unsigned n)
{
	unsigned i;

	for (i = 0; i < n; i++)
		if (bytes_equal(word, words[i]))
			break;
	return i;
}

enum tls_policy_type
tls_policy_type_of(struct bytes word)
{
	return (enum tls_policy_type)place_of(word, types, TLS_POLICY_OTHER);
}

struct bytes
tls_policy_type_word(enum tls_policy_type t)
{
	return types[t];
}

enum tls_result
tls_result_of(struct bytes word)
{
	return (enum tls_result)place_of(word, results, TLS_RESULT_OTHER);
}
