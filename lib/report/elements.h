/*
 * elements: the element names of aggregate reports (RFC 7489 appendix C,
 * RFC 9990 appendix A, and what is seen in their place).
 */
#ifndef REPORT_ELEMENTS_H
#define REPORT_ELEMENTS_H

#include "base/bytes.h"

/* X(name), shortest first: the look-up counts on that order. */
#define ELEMENTS(X) \
	X(p) \
	X(sp) X(np) X(fo) \
	X(end) X(pct) X(row) X(spf) \
	X(aspf) X(dkim) X(type) \
	X(adkim) X(email) X(error) X(begin) X(count) X(scope) \
	X(record) X(domain) X(reason) X(result) \
	X(version) X(testing) X(comment) \
	X(org_name) X(feedback) X(selector) \
	X(report_id) X(generator) X(extension) X(source_ip) \
	X(date_range) X(identities) \
	X(disposition) X(identifiers) X(header_from) X(envelope_to) \
	X(auth_results) X(human_result) \
	X(envelope_from) \
	X(report_metadata) \
	X(policy_published) X(policy_evaluated) X(discovery_method) \
	X(extra_contact_info)

#define ELEMENT_NAME(name)	EL_##name,
enum element {
	EL_unknown,
	ELEMENTS(ELEMENT_NAME)
	EL_COUNT
};
#undef ELEMENT_NAME

/*
 * The element of that local name. *odd is set when it is one only without
 * regard to case.
 */
enum element	 element_find(struct bytes name, bool *odd);

#endif
