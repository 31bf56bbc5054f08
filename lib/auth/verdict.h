/*
 * verdict: what became of the messages of a record, in one word, and what
 * in the record shows it.
 *
 * A verdict is about authentication only. Whose mail it is cannot be told
 * from one record.
 */
#ifndef AUTH_VERDICT_H
#define AUTH_VERDICT_H

#include "auth/agree.h"

/* X(NAME, word, what it means); where several hold, the first counts. */
#define VERDICTS(X) \
	X(UNKNOWN, "unknown", "the results do not tell, or the reporter " \
	    "says pass and they do not show why") \
	X(ALIGNED, "aligned", "passes by both DKIM and SPF") \
	X(DKIM_ONLY, "dkim-only", "passes by DKIM alone") \
	X(SPF_ONLY, "spf-only", "passes by SPF alone") \
	X(FORWARDED, "forwarded", "fails, and the reporter says it was " \
	    "forwarded or came by a list") \
	X(BROKEN, "broken", "fails, though an aligned signature is there " \
	    "that did not verify, or an aligned SPF record is faulty") \
	X(MISALIGNED, "misaligned", "fails; only domains that are not " \
	    "aligned passed") \
	X(UNAUTHENTICATED, "unauthenticated", "fails; nothing passed")

#define VERDICT_NAME(name, word, meaning)	VERDICT_##name,
enum auth_verdict {
	VERDICTS(VERDICT_NAME)
	VERDICT_KINDS
};
#undef VERDICT_NAME

struct bytes	 auth_verdict_keyword(enum auth_verdict v);
/* The verdict of that word, or VERDICT_KINDS. */
enum auth_verdict auth_verdict_of(struct bytes word);

/* X(NAME, slug, what in the record shows it), in the order of the list. */
#define BASES(X) \
	X(OVERRIDE_FORWARDED, "override-forwarded", "reason forwarded") \
	X(OVERRIDE_LIST, "override-list", "reason mailing_list") \
	X(OVERRIDE_TRUSTED, "override-trusted", "reason trusted_forwarder") \
	X(ARC_PASS, "arc-pass", "a reason's comment says arc=pass") \
	X(LOCAL_POLICY, "local-policy", "reason local_policy") \
	X(SAMPLED_OUT, "sampled-out", "reason sampled_out") \
	X(TEST_MODE, "test-mode", "t=y, or reason policy_test_mode") \
	X(DKIM_BROKEN, "dkim-broken", "an aligned signature did not verify") \
	X(DNS_ERROR, "dns-error", "a check of an aligned domain ended in " \
	    "temperror") \
	X(SPF_PERMERROR, "spf-permerror", "SPF of an aligned domain ended " \
	    "in permerror") \
	X(SPF_OWN_FAIL, "spf-own-fail", "SPF of the same organisation " \
	    "says fail or softfail") \
	X(SPF_FOREIGN_PASS, "spf-foreign-pass", "SPF passed for another " \
	    "organisation") \
	X(NULL_SENDER, "null-sender", "MAIL FROM was <>") \
	X(HELO_INFERRED, "helo-inferred", "the HELO check was taken for " \
	    "that of MAIL FROM") \
	X(REPORTER_PASS, "reporter-pass", "the reporter says pass, the " \
	    "results do not") \
	X(DEFAULT_SIGNATURE, "default-signature", "signed by a service " \
	    "under a name of its own that holds the From domain")

#define BASIS_NAME(name, slug, meaning)	BASIS_##name,
enum verdict_basis {
	BASES(BASIS_NAME)
	BASIS_KINDS
};
#undef BASIS_NAME

struct bytes	 verdict_basis_slug(enum verdict_basis k);
/* The set, 1 << BASIS_…, of a list as it stands in a cell. */
unsigned	 verdict_bases_of(struct bytes list);

/* What evaluation comes to. */
struct evaluation {
	struct auth_modes	  modes;	/* evaluated under */
	struct auth_alignment	  align;
	struct auth_policy_answer policy;
	enum auth_verdict	  verdict;
	unsigned		  basis;	/* 1 << BASIS_…, a set */
	enum auth_agreement	  agrees;
	enum auth_why		  agrees_reason;
};

/*
 * Evaluates a record under alignment modes, those published or others. It
 * depends on its arguments only.
 */
struct evaluation	 auth_evaluate(const struct auth_record *r,
			    struct auth_modes modes);

/*
 * Is domain one that a service signs with by default, made from the name of
 * its customer from? example-com.20230601.gappssmtp.com and
 * example.onmicrosoft.com are, for example.com.
 */
bool	 auth_default_signature(struct bytes domain,
	    const struct auth_name *from);

#endif
