/*
 * requirements_dmarc: what may be asked of a domain's DMARC record and of the
 * names below it; see audit/requirements.h.
 */
#ifndef CHECKS_REQUIREMENTS_DMARC_H
#define CHECKS_REQUIREMENTS_DMARC_H

#define REQUIREMENTS_DMARC(X) \
	X(DMARC_RECORD, "dmarc-record", check_dmarc_record, NULL, \
	    "RFC 9989 section 4.10", NULL, \
	    "a DMARC record counts for the domain: its own, or that of the " \
	    "organisational domain") \
	X(DMARC_OWN_RECORD, "dmarc-own-record", check_dmarc_own_record, \
	    NULL, "RFC 9989 section 4.10", NULL, \
	    "the domain has a record of its own") \
	X(DMARC_SINGLE, "dmarc-single", check_dmarc_single, NULL, \
	    "RFC 9989 section 4.10", NULL, \
	    "it has not several: then none counts") \
	X(DMARC_GRAMMAR, "dmarc-grammar", check_dmarc_grammar, NULL, \
	    "RFC 9989 section 4.8, RFC 7489 section 6.4", NULL, \
	    "its own record is good by both standards; what only one of " \
	    "them knows is no fault") \
	X(DMARC_POLICY, "dmarc-policy", check_dmarc_policy, \
	    threshold_policy, "RFC 9989 section 4.7", \
	    "the weakest policy that will do; none without one", \
	    "the policy that counts for the domain is at least that; what " \
	    "sp, pct and t say has requirements of its own") \
	X(DMARC_SUBDOMAIN_POLICY, "dmarc-subdomain-policy", \
	    check_dmarc_subdomain_policy, threshold_policy, \
	    "RFC 9989 section 4.7", \
	    "the weakest policy that will do; p without one", \
	    "the policy for names below the domain (sp, else p) is at " \
	    "least that") \
	X(DMARC_NONEXISTENT_POLICY, "dmarc-nonexistent-policy", \
	    check_dmarc_nonexistent_policy, threshold_policy, \
	    "RFC 9989 section 4.7", \
	    "the weakest policy that will do; p without one", \
	    "the policy for names that do not exist (np, else sp, else p) " \
	    "is at least that") \
	X(DMARC_PCT, "dmarc-pct", check_dmarc_pct, NULL, \
	    "RFC 9989 appendix A.6", NULL, \
	    "the record has no pct, which receivers of RFC 9989 ignore; " \
	    "pct=100 is a warning") \
	X(DMARC_TESTING, "dmarc-testing", check_dmarc_testing, NULL, \
	    "RFC 9989 section 4.7", NULL, \
	    "the record does not say t=y, by which the policy is one step " \
	    "weaker") \
	X(DMARC_RUA, "dmarc-rua", check_dmarc_rua, NULL, \
	    "RFC 9989 section 4.7", NULL, \
	    "aggregate reports are asked for, at a mailto URI that is good") \
	X(DMARC_RUA_AUTHORISED, "dmarc-rua-authorised", \
	    check_dmarc_rua_authorised, NULL, "RFC 9990 section 4", NULL, \
	    "hosts elsewhere that aggregate reports go to agree to that, and " \
	    "send them on to no other host") \
	X(DMARC_RUA_ADDRESS, "dmarc-rua-address", check_dmarc_rua_address, \
	    threshold_address, "RFC 9989 section 4.7", "the address", \
	    "aggregate reports go to that address, too") \
	X(DMARC_RUF_AUTHORISED, "dmarc-ruf-authorised", \
	    check_dmarc_ruf_authorised, NULL, "RFC 9991 section 5", NULL, \
	    "hosts elsewhere that failure reports go to agree to that") \
	X(DMARC_STRICT, "dmarc-strict", check_dmarc_strict, NULL, \
	    "RFC 9989 section 4.4", NULL, \
	    "alignment is strict for DKIM and SPF: adkim=s, aspf=s") \
	X(DMARC_STRICT_DKIM, "dmarc-strict-dkim", check_dmarc_strict_dkim, \
	    NULL, "RFC 9989 section 4.4", NULL, \
	    "alignment is strict for DKIM: adkim=s") \
	X(DMARC_FO, "dmarc-fo", check_dmarc_fo, threshold_fo, \
	    "RFC 9989 section 4.7", \
	    "0, 1, d or s, or several with colons between; 1 without one", \
	    "failure reports are asked for in these cases") \
	X(SUBDOMAINS_COVERED, "subdomains-covered", \
	    check_subdomains_covered, NULL, "RFC 9989 section 4.10", NULL, \
	    "each name below the domain has DMARC, SPF and DKIM records of " \
	    "its own; only a whole zone file proves it, and one listed " \
	    "name without them disproves it")

#endif
