/*
 * agree: does the reporter's own DMARC result agree with the recomputed
 * one, and if not, what may be the reason?
 *
 * Differing is no fault as such: RFC 9989 leaves DNS timing and local
 * overrides to the receiver, and older receivers use a suffix list.
 */
#ifndef AUTH_AGREE_H
#define AUTH_AGREE_H

#include "auth/record.h"

enum auth_agreement {
	AGREES_UNKNOWN,		/* one of both does not tell */
	AGREES_NO,
	AGREES_YES
};

/* X(NAME, word, when); where several fit, the first in the code counts. */
#define AGREEMENT_WHYS(X) \
	X(NONE, "", "both agree in all") \
	X(MECHANISM, "mechanism", "DMARC agrees, SPF or DKIM alone does not") \
	X(NOT_REPORTED, "not-reported", "the reporter's result is missing " \
	    "or no word of the standard") \
	X(NO_EVIDENCE, "no-evidence", "there are no results to recompute " \
	    "from, no word of the standard in an aligned one, or none of " \
	    "the mechanism the reporter says passed") \
	X(DNS_ERROR, "dns-error", "an aligned check ended in temperror") \
	X(DISCOVERY, "discovery", "the reporter may see another " \
	    "organisational domain: another list, or the DNS walk") \
	X(MODE, "mode", "the reporter may compare in the other mode") \
	X(HELO, "helo", "only a HELO check taken for MAIL FROM passes") \
	X(RAW_RESULTS, "reporter-raw-results", "the reporter repeats SPF " \
	    "and DKIM results, whether aligned or not") \
	X(OVERRIDE, "override", "a reason is given; its outcome may stand " \
	    "for the result") \
	X(UNEXPLAINED, "unexplained", "none of these")

#define WHY_NAME(name, word, meaning)	WHY_##name,
enum auth_why {
	AGREEMENT_WHYS(WHY_NAME)
	WHY_KINDS
};
#undef WHY_NAME

struct bytes	 auth_agreement_keyword(enum auth_agreement a);
struct bytes	 auth_why_keyword(enum auth_why r);

/* Compares dmarc with reported_dmarc. */
enum auth_agreement	 auth_agrees(const struct auth_record *r,
			    const struct auth_alignment *a);

/*
 * What may be the reason that they differ, or cannot be compared: never
 * WHY_NONE unless auth_agrees is AGREES_YES.
 */
enum auth_why auth_agrees_reason(const struct auth_record *r,
			    const struct auth_alignment *a);

#endif
