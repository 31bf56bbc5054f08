/*
 * requirements_traffic: what may be asked of a domain's mail and connections,
 * by the evidence of reports; see audit/requirements.h.
 */
#ifndef CHECKS_REQUIREMENTS_TRAFFIC_H
#define CHECKS_REQUIREMENTS_TRAFFIC_H

#include "base/percent.h"

#define REQUIREMENTS_TRAFFIC(X) \
	X(TRAFFIC_SPF_ALIGNED, "traffic-spf-aligned", check_traffic_spf, \
	    threshold_percent, "RFC 9989 section 4.4", \
	    "the least share in percent; 98 without one", \
	    "mail of known senders (of all, when none are known) passes " \
	    "SPF for an aligned domain") \
	X(TRAFFIC_DKIM_ALIGNED, "traffic-dkim-aligned", check_traffic_dkim, \
	    threshold_percent, "RFC 9989 section 4.4", \
	    "the least share in percent; 98 without one", \
	    "it passes DKIM for an aligned domain") \
	X(TRAFFIC_SPF_OR_DKIM, "traffic-spf-or-dkim", check_traffic_any, \
	    threshold_percent, "RFC 8601 section 2.7", \
	    "the least share in percent; 98 without one", \
	    "it passes SPF or DKIM, for whatever domain") \
	X(TRAFFIC_DMARC_PASS, "traffic-dmarc-pass", check_traffic_dmarc, \
	    threshold_percent, "RFC 9989 section 4.4", \
	    "the least share in percent; 98 without one", \
	    "it passes DMARC") \
	X(TRAFFIC_BULK, "traffic-bulk", check_traffic_bulk, \
	    threshold_bulk, "", \
	    "messages a day, and a receiver by the name in its reports, or " \
	    "any; 5000 without one", \
	    "so much mail of the whole organisation that passes DMARC " \
	    "reaches one receiver: then a warning, as its rules for bulk " \
	    "senders count; else unknown, for reports show no more than " \
	    "what they cover") \
	X(TRAFFIC_NON_SENDING, "traffic-non-sending", \
	    check_traffic_non_sending, NULL, "", NULL, \
	    "no mail of a non-sending domain passes DMARC; that mail fails " \
	    "is expected") \
	X(TRAFFIC_POLICY, "traffic-policy-seen", check_traffic_policy, \
	    NULL, "RFC 9990 section 3.1", NULL, \
	    "p, sp and the mode of MTA-STS that receivers saw last are what " \
	    "the data says") \
	X(TRAFFIC_PERMERROR, "traffic-spf-permerror", \
	    check_traffic_permerror, NULL, "RFC 7208 section 2.6.7", NULL, \
	    "no receiver finds the SPF record of the domain to be in " \
	    "permanent error; 10 messages at 2 receivers prove one") \
	X(TRAFFIC_TLS, "traffic-tls", check_traffic_tls, \
	    threshold_percent, "RFC 8460 section 4", \
	    "the largest share in percent; 1 without one", \
	    "connections to the domain fail no more often") \
	X(REVERSE_NAMES, "reverse-names", check_reverse_names, NULL, \
	    "RFC 8601 section 2.7.3", NULL, \
	    "each address of a known sender of the domain has a name that " \
	    "has the address")

const char	*threshold_bulk(struct bytes t);

#endif
