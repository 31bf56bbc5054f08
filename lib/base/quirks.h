/*
 * quirks: what had to be forgiven, as a set of slugs.
 *
 * A set travels from the container through the report to the record, and
 * is written as a list in the order of this table.
 */
#ifndef BASE_QUIRKS_H
#define BASE_QUIRKS_H

#include <stdint.h>

#include "base/bytes.h"

/* X(NAME, slug, what it means) */
#define QUIRKS(X) \
	/* how the document was packed */ \
	X(TRAILING_BYTES, "trailing-bytes", \
	    "bytes after the end of the gzip data, or after the report") \
	X(CUT_ARCHIVE, "cut-archive", \
	    "the archive ends early; the members before that were kept") \
	X(ENCRYPTED_MEMBER, "encrypted-member", \
	    "another member of the archive is encrypted and was left out") \
	X(BASE64_JUNK, "base64-junk", \
	    "characters outside the base64 alphabet, or missing padding") \
	X(WRONG_ENCODING, "wrong-encoding", \
	    "the part was not in the transfer encoding it declared") \
	X(HEADER_FORM, "header-form", \
	    "a mail or part header that does not follow RFC 5322") \
	X(OPEN_BOUNDARY, "open-boundary", \
	    "a multipart body without its closing boundary") \
	/* how it was written */ \
	X(CHARSET, "charset", \
	    "converted from a charset other than UTF-8") \
	X(INVALID_UTF8, "invalid-utf8", \
	    "bytes that are not UTF-8, read as windows-1252") \
	X(LEADING_BYTES, "leading-bytes", \
	    "bytes before the XML or JSON document, or between its " \
	    "declaration and the report") \
	X(STRAY_SCHEMA, "stray-schema", \
	    "a schema tag wrapped around the report") \
	X(BARE_MARKUP, "bare-markup", \
	    "an unescaped & or < in text") \
	X(UNKNOWN_ENTITY, "unknown-entity", \
	    "an entity that XML does not define, read as a blank") \
	X(CONTROL, "control", \
	    "a control character that XML does not allow") \
	X(CUT_END, "cut-end", \
	    "the document ends early, after its last record") \
	X(SALVAGED, "salvaged", \
	    "the document was cut inside its records; the whole ones stand") \
	X(NAMESPACE, "namespace", \
	    "a namespace other than the two of the standards") \
	X(UNKNOWN_ELEMENT, "unknown-element", \
	    "elements without a namespace that no standard has") \
	X(REPEATED_ELEMENT, "repeated-element", \
	    "an element that may stand once stands again; the first counts " \
	    "(of auth_results, all do)") \
	X(WRAPPED_RECORD, "wrapped-record", \
	    "a record inside an element that no standard has") \
	X(STRAY_TEXT, "stray-text", \
	    "text between elements") \
	X(JSON_REPAIRED, "json-repaired", \
	    "JSON that breaks RFC 8259 in a way that could be mended") \
	X(DUPLICATE_KEY, "duplicate-key", \
	    "a JSON key that stands twice; the last one counts") \
	/* the report */ \
	X(VERSION, "version", \
	    "version is not 1.0 (1 in failure reports)") \
	X(NO_ORG_NAME, "no-org-name", \
	    "org_name is empty; the domain of email or contact stands for " \
	    "it, in failure rows the name of the server that checked") \
	X(NO_REPORT_ID, "no-report-id", \
	    "report_id is empty") \
	X(DATE_FORM, "date-form", \
	    "begin or end is not whole seconds (or not RFC 3339, for TLS)") \
	X(DATE_UNKNOWN, "date-unknown", \
	    "begin or end is missing or no date") \
	X(DATE_ORDER, "date-order", \
	    "end is before begin") \
	X(LONG_PERIOD, "long-period", \
	    "the reporting period is longer than 25 hours") \
	X(FAR_PERIOD, "far-period", \
	    "the period is longer than 45 days, ends over 2 days after the " \
	    "mail it came in was sent, or is not of the years 2010 to 2099 " \
	    "(of a failure report, its date): its messages count, its dates " \
	    "do not") \
	X(NO_POLICY, "no-policy", \
	    "p is missing, empty or none of the standard's words") \
	X(POLICY_VALUE, "policy-value", \
	    "a value in policy_published that no standard has") \
	X(REPEATED_POLICY, "repeated-policy", \
	    "policy_published stands more than once; the first counts") \
	X(NO_RECORD, "no-record", \
	    "a report without a record") \
	/* the record */ \
	X(IDENTITIES, "identities", \
	    "identities stands for identifiers") \
	X(NO_HEADER_FROM, "no-header-from", \
	    "header_from is missing; the policy's domain stands for it") \
	X(SOURCE_IP, "source-ip", \
	    "source_ip is missing, is no address, or had to be cleaned; or " \
	    "source_port is no port") \
	X(COUNT, "count", \
	    "count is missing (taken as 1) or no number (taken as 0; in " \
	    "failure rows as 1)") \
	X(DISPOSITION, "disposition", \
	    "disposition is missing or none of the standard's words") \
	X(NO_POLICY_EVALUATED, "no-policy-evaluated", \
	    "policy_evaluated, or its dkim or spf, is missing or empty") \
	X(POLICY_EVALUATED_VALUE, "policy-evaluated-value", \
	    "dkim or spf of policy_evaluated is neither pass nor fail") \
	X(REASON, "reason", \
	    "a reason that is empty or has no type in the standard") \
	X(DOMAIN, "domain", \
	    "a domain that is none (it stands as it came; in failure rows " \
	    "it is left out), or the address it is in") \
	X(NO_AUTH_RESULTS, "no-auth-results", \
	    "neither a DKIM nor an SPF result: no evidence, not a failure") \
	X(NULL_RECORD, "null-record", \
	    "a record of no message from no address") \
	X(NOT_EVALUATED, "not-evaluated", \
	    "the SPF domain not.evaluated, which stands for none") \
	X(DKIM_RESULT, "dkim-result", \
	    "a DKIM result that is empty or none of the standard's words") \
	X(SPF_RESULT, "spf-result", \
	    "an SPF result that is empty or none of the standard's words") \
	X(EMPTY_DKIM, "empty-dkim", \
	    "a DKIM result without a domain") \
	X(SPF_SCOPE, "spf-scope", \
	    "an SPF scope other than mfrom and helo") \
	X(CASE, "case", \
	    "a keyword or element name in upper or mixed case") \
	/* TLS reports */ \
	X(POLICIES_FORM, "policies-form", \
	    "policies, failure-details or a list in another JSON form") \
	X(NO_SESSION_COUNT, "no-session-count", \
	    "a session count is missing or no number") \
	X(TLS_VALUE, "tls-value", \
	    "a policy type, mode or result type that no standard has") \
	X(DETAILS_DIFFER, "details-differ", \
	    "the failure details do not add up to the policy's failures") \
	/* failure reports */ \
	X(REPORT_TYPE, "report-type", \
	    "a mail that is not multipart/report with " \
	    "report-type=feedback-report") \
	X(FIELDS_PART, "fields-part", \
	    "the fields do not stand in one part message/feedback-report") \
	X(FIELDS_ENCODED, "fields-encoded", \
	    "the fields are in base64 or quoted-printable") \
	X(PROSE, "prose", \
	    "no fields at all: the report was read from text for people") \
	X(NO_SAMPLE, "no-sample", \
	    "neither the reported message nor its header is there") \
	X(SAMPLE_PART, "sample-part", \
	    "the reported message is not in a part message/rfc822 or " \
	    "text/rfc822-headers") \
	X(REPEATED_FIELD, "repeated-field", \
	    "a field that may stand once stands again; the first counts") \
	X(FEEDBACK_TYPE, "feedback-type", \
	    "Feedback-Type is missing or none of the standard's words") \
	X(AUTH_FAILURE, "auth-failure", \
	    "Auth-Failure is missing or none of the standard's words") \
	X(DELIVERY_RESULT, "delivery-result", \
	    "Delivery-Result is none of the standard's words") \
	X(RECEIVED_DATE, "received-date", \
	    "Received-Date stands for Arrival-Date") \
	X(NO_ARRIVAL_DATE, "no-arrival-date", \
	    "Arrival-Date is missing or no date; that of the report's mail " \
	    "stands for it") \
	X(NO_AUTHSERV_ID, "no-authserv-id", \
	    "Authentication-Results does not say whose they are") \
	X(SAMPLE_RESULTS, "sample-results", \
	    "results are from the reported message's header, where the " \
	    "report tells of none") \
	X(IMPLIED_RESULT, "implied-result", \
	    "no result of the signature; Auth-Failure says that it failed")

#define QUIRK_NAME(name, slug, why)	QUIRK_##name,
enum quirk {
	QUIRKS(QUIRK_NAME)
	QUIRK_KINDS
};
#undef QUIRK_NAME

struct quirks {
	uint64_t	bits[2];
};

void		 quirk_set(struct quirks *q, enum quirk which);
bool		 quirk_has(const struct quirks *q, enum quirk which);
/* q gains what more has. */
void		 quirks_add(struct quirks *q, const struct quirks *more);
/* The set that a list like "charset|version" names; unknown slugs drop. */
struct quirks	 quirks_parse(struct bytes list);
/* Appends the slugs, joined with |. */
void		 buf_quirks(struct buf *b, const struct quirks *q);
/* Slug and meaning of a quirk, for manuals and tests. */
const char	*quirk_slug(enum quirk which);
const char	*quirk_meaning(enum quirk which);

#endif
