/*
 * columns_audit: the columns of what dns-audit writes; see tsv/columns.h.
 */
#ifndef TSV_COLUMNS_AUDIT_H
#define TSV_COLUMNS_AUDIT_H

#define COLUMNS_AUDIT(X) \
	X(domain, NEED, "domain that is audited") \
	X(role, MAY, "what it is for, of the list of domains (list)") \
	X(group, MAY, "its group in that list") \
	X(requirement, NEED, "what is asked for, see rua-requirements(7)") \
	X(severity, NEED, "must, should or may: how the profile asks for it") \
	X(status, NEED, "pass, fail, warn, unknown (not in the data) or " \
	    "not-applicable") \
	X(found, MAY, "what is published, or was measured") \
	X(expected, MAY, "what would pass") \
	X(reference, MAY, "where the rule stands") \
	X(as_of, MAY, "time of the oldest answer that it rests on; empty: " \
	    "not known") \
	X(profile, MAY, "name of the profile that asks") \
	X(note, MAY, "what the profile says of it")

#define COLUMNS_SURVEY(X) \
	X(group, NEED, "group of the list of domains; empty: all domains") \
	X(measure, NEED, "what is counted, see SURVEY of " \
	    "rua-requirements(7)") \
	X(domains, NEED, "domains that it holds for") \
	X(of, NEED, "domains of which it is known") \
	X(unknown, NEED, "domains of which the data does not tell") \
	X(share, MAY, "domains for each hundred of them, with one decimal")

#define COLUMNS_SPF_TERMS(X) \
	X(domain, NEED, "domain that is audited") \
	X(level, NEED, "0 in its own record, 1 in what that includes, and so " \
	    "on") \
	X(record_domain, NEED, "domain in whose record the term stands") \
	X(term, NEED, "the term as it stands") \
	X(lookups, NEED, "terms up to here that ask the DNS, which may be " \
	    "10 (RFC 7208 section 4.6.4)") \
	X(voids, NEED, "look-ups up to here without an answer, which may " \
	    "be 2") \
	X(state, NEED, "what became of it, see SPF of dns-audit(1)") \
	X(found, MAY, "what it comes down to (list)") \
	X(as_of, MAY, "time of the answer; empty: not known")

#define COLUMNS_SPF_RECORDS(X) \
	X(domain, NEED, "domain that is audited") \
	X(name, NEED, "name at which to publish the record") \
	X(record, NEED, "text of the TXT record") \
	X(bytes, NEED, "bytes of that text") \
	X(addresses, NEED, "networks in it") \
	X(as_of, MAY, "time of the oldest answer that it rests on; empty: " \
	    "not known") \
	X(kept, MAY, "terms in it that the data cannot turn into addresses " \
	    "(list)") \
	X(note, MAY, "why no record can be made, or what is wrong with these")

#endif
