/*
 * requirements_tls: what may be asked of a domain's MX, MTA-STS and TLS-RPT;
 * see audit/requirements.h.
 */
#ifndef CHECKS_REQUIREMENTS_TLS_H
#define CHECKS_REQUIREMENTS_TLS_H

#define REQUIREMENTS_TLS(X) \
	X(MX_PRESENT, "mx-present", check_mx_present, NULL, \
	    "RFC 5321 section 5.1", NULL, \
	    "an MX record names a host") \
	X(MX_NULL, "mx-null", check_mx_null, NULL, \
	    "RFC 7505 section 3", NULL, \
	    "for domains that take no mail: the one MX record is 0 .; of " \
	    "one with the role receiving and MX hosts it is not asked") \
	X(MTA_STS_RECORD, "mta-sts-record", check_mta_sts_record, NULL, \
	    "RFC 8461 section 3.1", NULL, \
	    "the domain has one MTA-STS record, and it is valid; the " \
	    "records of domains above do not count") \
	X(MTA_STS_HOST, "mta-sts-host", check_mta_sts_host, NULL, \
	    "RFC 8461 section 3.3", NULL, \
	    "the host that the policy is fetched from has an address") \
	X(MTA_STS_POLICY, "mta-sts-policy", check_mta_sts_policy, NULL, \
	    "RFC 8461 section 3.2", NULL, \
	    "the policy file is valid") \
	X(MTA_STS_MODE, "mta-sts-mode", check_mta_sts_mode, \
	    threshold_sts_mode, "RFC 8461 section 5", \
	    "testing or enforce; enforce without one", \
	    "the mode of the policy is at least that") \
	X(MTA_STS_MAX_AGE, "mta-sts-max-age", check_mta_sts_max_age, \
	    threshold_number, "RFC 8461 section 3.2", \
	    "seconds; 604800, a week, without one", \
	    "senders may keep the policy for so long") \
	X(MTA_STS_MX, "mta-sts-mx", check_mta_sts_mx, NULL, \
	    "RFC 8461 section 4.1", NULL, \
	    "the policy allows each MX host of the DNS") \
	X(TLS_RPT_RECORD, "tls-rpt-record", check_tls_rpt_record, NULL, \
	    "RFC 8460 section 3", NULL, \
	    "the domain has one TLS-RPT record") \
	X(TLS_RPT_GRAMMAR, "tls-rpt-grammar", check_tls_rpt_grammar, NULL, \
	    "RFC 8460 section 3", NULL, \
	    "its record is valid, with an address for reports")

#endif
