/*
 * keywords: the keywords of records that decide something, as numbers.
 *
 * Records keep a reporter's token in lower case; what it means is settled
 * here, once.
 */
#ifndef KEYWORDS_KEYWORDS_H
#define KEYWORDS_KEYWORDS_H

#include "base/bytes.h"

/* Results of SPF and DKIM (RFC 8601 section 2.7). */
enum auth_result {
	RESULT_UNUSABLE,	/* empty, or no standard's word: tells neither
				   that it passed nor that it did not */
	RESULT_NONE,		/* nothing to check: no signature, no record */
	RESULT_PASS,
	RESULT_FAIL,		/* also hardfail, of old drafts */
	RESULT_SOFTFAIL,
	RESULT_NEUTRAL,
	RESULT_POLICY,
	RESULT_TEMPERROR,	/* also unknown, as RFC 7489 appendix C says */
	RESULT_PERMERROR	/* also error (the same), and invalid */
};

/* Is word that literal? It costs next to nothing, unlike a call. */
#define WORD_IS(word, literal) \
	((word).n == sizeof(literal) - 1 && \
	memcmp((word).p, literal, sizeof(literal) - 1) == 0)

/* A literal as an element of a table of words. */
#define WORD(literal)	{ literal, sizeof(literal) - 1 }

enum auth_result auth_result_of(struct bytes word);

/* What SPF, DKIM or DMARC comes to. */
enum auth_outcome {
	OUTCOME_UNKNOWN,
	OUTCOME_FAIL,
	OUTCOME_PASS
};

/* pass or fail; anything else is unknown. */
enum auth_outcome auth_outcome_of(struct bytes word);
struct bytes	 auth_outcome_keyword(enum auth_outcome o);

/* Policies, from weak to strong (RFC 9989 section 4.7). */
enum auth_policy {
	POLICY_UNKNOWN,		/* absent, or no standard's word */
	POLICY_NONE,
	POLICY_QUARANTINE,
	POLICY_REJECT
};

enum auth_policy auth_policy_of(struct bytes word);
/* Empty for POLICY_UNKNOWN. */
struct bytes	 auth_policy_keyword(enum auth_policy p);

/* What a receiver did (RFC 9990 section 3.1.1.4, RFC 7489 appendix C). */
enum auth_disposition {
	DISPOSITION_NONE,	/* also pass, of RFC 9990: DMARC did nothing */
	DISPOSITION_QUARANTINE,
	DISPOSITION_REJECT,
	DISPOSITION_OTHER,	/* absent, or no standard's word */
	DISPOSITIONS
};

enum auth_disposition auth_disposition_of(struct bytes word);

/* Why a receiver did otherwise, as a set (RFC 9990 section 3.1.1.6 and
   RFC 7489 appendix C). */
enum {
	REASON_FORWARDED = 1,
	REASON_MAILING_LIST = 2,
	REASON_TRUSTED_FORWARDER = 4,
	REASON_LOCAL_POLICY = 8,
	REASON_SAMPLED_OUT = 16,
	REASON_TEST_MODE = 32,
	REASON_OTHER = 64,	/* also a word no standard has */
	REASON_ARC_PASS = 128	/* a comment says arc=pass */
};

/* The bit of a reason's type; 0 when word is empty. */
unsigned	 auth_reason_of(struct bytes word);

/* Does a comment say arc=pass, and not as a part of longer words? */
bool		 auth_says_arc_pass(struct bytes comment);

#endif
