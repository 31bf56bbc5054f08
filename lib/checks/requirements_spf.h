/*
 * requirements_spf: what may be asked of a domain's SPF records;
 * see audit/requirements.h.
 */
#ifndef CHECKS_REQUIREMENTS_SPF_H
#define CHECKS_REQUIREMENTS_SPF_H

#include "checks/threshold_spf.h"

#define REQUIREMENTS_SPF(X) \
	X(SPF_RECORD, "spf-record", check_spf_record, NULL, \
	    "RFC 7208 section 4.5", NULL, \
	    "an SPF record is published, exactly one") \
	X(SPF_SINGLE, "spf-single", check_spf_single, NULL, \
	    "RFC 7208 section 4.5", NULL, \
	    "not more than one SPF record: several are permerror") \
	X(SPF_GRAMMAR, "spf-grammar", check_spf_grammar, NULL, \
	    "RFC 7208 section 4.6", NULL, \
	    "no term of the domain's own record is a syntax error") \
	X(SPF_INCLUDES, "spf-includes", check_spf_includes, NULL, \
	    "RFC 7208 section 5.2", NULL, \
	    "every include and redirect leads to one valid record") \
	X(SPF_ALL, "spf-all", check_spf_all, threshold_spf_all, \
	    "RFC 7208 section 5.1", \
	    "the weakest that will do: -all, ~all or ?all; -all without one", \
	    "what the record says of all other senders, also by redirect") \
	X(SPF_LOOKUPS, "spf-lookups", check_spf_lookups, threshold_number, \
	    "RFC 7208 section 4.6.4", "look-ups; 10 without one", \
	    "terms that ask the DNS, through include and redirect") \
	X(SPF_VOID_LOOKUPS, "spf-void-lookups", check_spf_voids, \
	    threshold_number, "RFC 7208 section 4.6.4", \
	    "void look-ups; 2 without one", \
	    "of these look-ups, those without an answer") \
	X(SPF_MX_NAMES, "spf-mx-names", check_spf_mx_names, \
	    threshold_number, "RFC 7208 section 4.6.4", \
	    "names; 10 without one", "MX names of any one mx term") \
	X(SPF_PTR, "spf-ptr", check_spf_ptr, NULL, \
	    "RFC 7208 section 5.5", NULL, \
	    "neither ptr nor the macro %{p} is used") \
	X(SPF_OVERLAP, "spf-overlap", check_spf_overlap, NULL, \
	    "RFC 7208 section 3.4", NULL, \
	    "no network is listed twice or inside another one") \
	X(SPF_WIDTH, "spf-width", check_spf_width, NULL, \
	    "RFC 7208 section 5.6", NULL, \
	    "no network as wide as an IPv4 /8 or an IPv6 /16 may send, and " \
	    "not every sender passes by an exists or include") \
	X(SPF_SIZE, "spf-size", check_spf_size, threshold_number, \
	    "RFC 7208 section 3.4", "octets; 450 without one", \
	    "the domain and all its TXT records together fit into an answer " \
	    "of 512 octets") \
	X(SPF_NULL, "spf-null", check_spf_null, NULL, \
	    "RFC 7208 section 10.1.2", NULL, \
	    "the record of a domain without mail: v=spf1 -all, nothing else")

#endif
