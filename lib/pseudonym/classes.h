/*
 * classes: what is done with each column, by its name, which means the same
 * in every kind of row (tsv/columns.h).
 *
 * A cell stands as it is only where it is what its column promises: a
 * number, a time, a word that is kept. Whatever else stands there is text.
 */
#ifndef PSEUDONYM_CLASSES_H
#define PSEUDONYM_CLASSES_H

#include "base/bytes.h"

/*
 * X(class, kind, separators): columns of keywords. Their words are the lines
 * of that kind in share/rua-tools/kept.tsv, or are declared in other rooms
 * (kept.c). A cell is a word, or several with separators between.
 */
#define PSEUDONYM_KEYWORDS(X) \
	X(AUTH, "auth", "") \
	X(POLICY, "policy", "") \
	X(MODE, "mode", "") \
	X(OPTIONS, "options", ":") \
	X(YES, "yes", "") \
	X(METHOD, "method", "") \
	X(OUTCOME, "outcome", "") \
	X(REASON, "reason", "") \
	X(RESULT, "result", "") \
	X(SCOPE, "scope", "") \
	X(QUIRK, "quirk", "") \
	X(KIND, "document", "") \
	X(VERSION, "version", "") \
	X(NAMESPACE, "namespace", "") \
	X(DIALECT, "dialect", "") \
	X(PROGRAM, "program", "") \
	X(SLUG, "slug", "") \
	X(MATCH, "match", "") \
	X(WHY, "why", "") \
	X(POLICY_FROM, "policy-from", "") \
	X(VERDICT, "verdict", "") \
	X(EVIDENCE, "evidence", "") \
	X(CHANGE, "change", "") \
	X(BASIS, "basis", "") \
	X(DIFFERENCE, "difference", "") \
	X(LEVEL, "level", "") \
	X(POLICY_TYPE, "policy-type", "") \
	X(STS_MODE, "sts-mode", "") \
	X(TLS_RESULT, "tls-result", "") \
	X(FEEDBACK, "feedback", " ,") \
	X(FAILURE, "failure", " ,") \
	X(ALIGNMENT, "alignment", " ,:()") \
	X(DELIVERY, "delivery", " ,") \
	X(ROLE, "role", "") \
	X(REQUIREMENT, "requirement", "") \
	X(SEVERITY, "severity", "") \
	X(STATUS, "status", "") \
	X(PROFILE, "profile", "") \
	X(MEASURE, "measure", "") \
	X(STATE, "state", "") \
	X(FINDING, "finding", "")

enum class {
	CLASS_NONE,		/* no declared column */
	CLASS_NUMBER,
	CLASS_PERCENT,		/* a number up to 100 */
	CLASS_PORT,		/* one of 16 bits */
	CLASS_TIME,
	CLASS_COUNTRY,		/* two capital letters */
	CLASS_DOMAIN,		/* a domain name or pattern, or an address */
	CLASS_ADDRESS,		/* an IP address or network */
	CLASS_AS,		/* number of an autonomous system */
	CLASS_CONTACT,		/* mail address, or how else to reach them */
	CLASS_NAME,		/* of a reporter, often a domain */
	CLASS_SERVICE,		/* of a mail service, or a domain */
	CLASS_PATH,		/* where a document came from */
	CLASS_PROSE,		/* has a form: records, terms, policies */
	CLASS_TEXT,		/* one word for all of it */
	CLASS_SELECTOR,		/* of a DKIM key */
	CLASS_DOCUMENT,		/* a whole report: refused */
	CLASS_GUESS,		/* a key of rollups without a header */
	CLASS_COUNTED,		/* a quirk, a colon and a number */
	CLASS_STS,		/* a line of an MTA-STS policy, or a TLSA
				   record */
	CLASS_FIRST_KEYWORD,
	CLASS_BEFORE_KEYWORDS = CLASS_FIRST_KEYWORD - 1,
#define CLASS_KEYWORD(name, kind, separators)	CLASS_##name,
	PSEUDONYM_KEYWORDS(CLASS_KEYWORD)
#undef CLASS_KEYWORD
	CLASSES
};

/*
 * X(column, class, LIST or ONE): every column of every kind. A list has a
 * pseudonym for each item.
 */
#define PSEUDONYM_RECORDS(X) \
	X(source, PATH, ONE) \
	X(mail_auth, AUTH, ONE) \
	X(mail_date, TIME, ONE) \
	X(mail_from, DOMAIN, ONE) \
	X(org_name, NAME, ONE) \
	X(org_email, CONTACT, ONE) \
	X(extra_contact_info, CONTACT, ONE) \
	X(report_id, TEXT, ONE) \
	X(begin, TIME, ONE) \
	X(end, TIME, ONE) \
	X(policy_domain, DOMAIN, ONE) \
	X(p, POLICY, ONE) \
	X(sp, POLICY, ONE) \
	X(np, POLICY, ONE) \
	X(adkim, MODE, ONE) \
	X(aspf, MODE, ONE) \
	X(pct, PERCENT, ONE) \
	X(fo, OPTIONS, ONE) \
	X(testing, YES, ONE) \
	X(discovery_method, METHOD, ONE) \
	X(source_ip, ADDRESS, ONE) \
	X(count, NUMBER, ONE) \
	X(disposition, POLICY, ONE) \
	X(reported_dkim, OUTCOME, ONE) \
	X(reported_spf, OUTCOME, ONE) \
	X(reported_dmarc, OUTCOME, ONE) \
	X(reason_types, REASON, LIST) \
	X(reason_comments, TEXT, LIST) \
	X(header_from, DOMAIN, ONE) \
	X(envelope_from, DOMAIN, ONE) \
	X(envelope_to, DOMAIN, ONE) \
	X(dkim_domains, DOMAIN, LIST) \
	X(dkim_selectors, SELECTOR, LIST) \
	X(dkim_results, RESULT, LIST) \
	X(dkim_human_results, TEXT, LIST) \
	X(spf_domains, DOMAIN, LIST) \
	X(spf_scopes, SCOPE, LIST) \
	X(spf_results, RESULT, LIST) \
	X(spf_human_results, TEXT, LIST) \
	X(quirks, QUIRK, LIST) \
	X(report, TEXT, ONE)

#define PSEUDONYM_REPORTS(X) \
	X(kind, KIND, ONE) \
	X(bytes, NUMBER, ONE) \
	X(document, DOCUMENT, ONE) \
	X(file, PATH, ONE) \
	X(generator, TEXT, ONE) \
	X(version, VERSION, ONE) \
	X(namespace, NAMESPACE, ONE) \
	X(dialect, DIALECT, ONE) \
	X(errors, TEXT, LIST) \
	X(records, NUMBER, ONE) \
	X(messages, NUMBER, ONE) \
	X(program, PROGRAM, ONE) \
	X(code, SLUG, ONE) \
	X(detail, TEXT, ONE)

#define PSEUDONYM_ALIGNED(X) \
	X(org_domain, DOMAIN, ONE) \
	X(org_source, METHOD, ONE) \
	X(spf_match, MATCH, ONE) \
	X(dkim_match, MATCH, ONE) \
	X(spf_aligned, OUTCOME, ONE) \
	X(dkim_aligned, OUTCOME, ONE) \
	X(dmarc, OUTCOME, ONE) \
	X(agrees, YES, ONE) \
	X(agrees_reason, WHY, ONE) \
	X(policy, POLICY, ONE) \
	X(policy_from, POLICY_FROM, ONE) \
	X(verdict, VERDICT, ONE) \
	X(evidence, EVIDENCE, LIST) \
	X(auth_domains, DOMAIN, LIST) \
	X(sender, TEXT, ONE) \
	X(assumed_dmarc, OUTCOME, ONE) \
	X(assumed_action, POLICY, ONE) \
	X(assumed_change, CHANGE, ONE) \
	X(dkim_domain, DOMAIN, ONE) \
	X(dkim_selector, SELECTOR, ONE) \
	X(dkim_result, RESULT, ONE) \
	X(dkim_human_result, TEXT, ONE)

#define PSEUDONYM_ROLLUPS(X) \
	X(net, ADDRESS, ONE) \
	X(day, TIME, ONE) \
	X(week, TIME, ONE) \
	X(month, TIME, ONE) \
	X(authenticated, SERVICE, ONE) \
	X(label, TEXT, ONE) \
	X(host, DOMAIN, ONE) \
	X(service, SERVICE, ONE) \
	X(country, COUNTRY, ONE) \
	X(as_number, AS, ONE) \
	X(as_name, TEXT, ONE) \
	X(basis, BASIS, ONE) \
	X(dmarc_pass, NUMBER, ONE) \
	X(dmarc_fail, NUMBER, ONE) \
	X(dmarc_unknown, NUMBER, ONE) \
	X(reported_pass, NUMBER, ONE) \
	X(spf_raw_pass, NUMBER, ONE) \
	X(dkim_raw_pass, NUMBER, ONE) \
	X(spf_aligned_pass, NUMBER, ONE) \
	X(dkim_aligned_pass, NUMBER, ONE) \
	X(strict_pass, NUMBER, ONE) \
	X(v_aligned, NUMBER, ONE) \
	X(v_dkim_only, NUMBER, ONE) \
	X(v_spf_only, NUMBER, ONE) \
	X(v_forwarded, NUMBER, ONE) \
	X(v_broken, NUMBER, ONE) \
	X(v_misaligned, NUMBER, ONE) \
	X(v_unauthenticated, NUMBER, ONE) \
	X(v_unknown, NUMBER, ONE) \
	X(fail_none, NUMBER, ONE) \
	X(fail_quarantine, NUMBER, ONE) \
	X(fail_reject, NUMBER, ONE) \
	X(fail_other, NUMBER, ONE) \
	X(pass_acted, NUMBER, ONE) \
	X(overridden, NUMBER, ONE) \
	X(dns_errors, NUMBER, ONE) \
	X(spf_permerrors, NUMBER, ONE) \
	X(estimated, NUMBER, ONE) \
	X(first_seen, TIME, ONE) \
	X(last_seen, TIME, ONE) \
	X(header_froms, DOMAIN, LIST) \
	X(reporters, NAME, LIST) \
	X(policies, POLICY, LIST)

#define PSEUDONYM_FIGURES(X) \
	X(reports, NUMBER, ONE) \
	X(disagreeing, NUMBER, ONE) \
	X(days, NUMBER, ONE) \
	X(quirk_counts, COUNTED, LIST) \
	X(gap, YES, ONE) \
	X(old_messages, NUMBER, ONE) \
	X(new_messages, NUMBER, ONE) \
	X(old_pass, NUMBER, ONE) \
	X(new_pass, NUMBER, ONE) \
	X(old_fail, NUMBER, ONE) \
	X(new_fail, NUMBER, ONE) \
	X(difference, DIFFERENCE, ONE)

#define PSEUDONYM_TLS(X) \
	X(contact, CONTACT, ONE) \
	X(level, LEVEL, ONE) \
	X(policy_type, POLICY_TYPE, ONE) \
	X(policy_mode, STS_MODE, ONE) \
	X(policy_strings, STS, LIST) \
	X(mx_hosts, DOMAIN, LIST) \
	X(successful, NUMBER, ONE) \
	X(failed, NUMBER, ONE) \
	X(failed_detail, NUMBER, ONE) \
	X(result_type, TLS_RESULT, ONE) \
	X(sending_mta_ip, ADDRESS, ONE) \
	X(receiving_mx, DOMAIN, ONE) \
	X(receiving_helo, DOMAIN, ONE) \
	X(receiving_ip, ADDRESS, ONE) \
	X(reason_code, TEXT, ONE) \
	X(info_uri, CONTACT, ONE)

#define PSEUDONYM_FAILURES(X) \
	X(feedback_type, FEEDBACK, ONE) \
	X(user_agent, TEXT, ONE) \
	X(source_port, PORT, ONE) \
	X(reported_domain, DOMAIN, LIST) \
	X(original_rcpt_to, CONTACT, LIST) \
	X(auth_failure, FAILURE, ONE) \
	X(identity_alignment, ALIGNMENT, ONE) \
	X(delivery_result, DELIVERY, ONE) \
	X(dkim_identity, CONTACT, ONE) \
	X(spf_dns, PROSE, LIST) \
	X(incidents, NUMBER, ONE) \
	X(message_id, CONTACT, ONE) \
	X(subject, TEXT, ONE)

#define PSEUDONYM_AUDITS(X) \
	X(domain, DOMAIN, ONE) \
	X(role, ROLE, LIST) \
	X(group, TEXT, ONE) \
	X(requirement, REQUIREMENT, ONE) \
	X(severity, SEVERITY, ONE) \
	X(status, STATUS, ONE) \
	X(found, PROSE, LIST) \
	X(expected, PROSE, ONE) \
	X(reference, PROSE, ONE) \
	X(as_of, TIME, ONE) \
	X(profile, PROFILE, ONE) \
	X(note, TEXT, ONE) \
	X(measure, MEASURE, ONE) \
	X(domains, NUMBER, ONE) \
	X(of, NUMBER, ONE) \
	X(unknown, NUMBER, ONE) \
	X(share, PERCENT, ONE) \
	X(record_domain, DOMAIN, ONE) \
	X(term, PROSE, ONE) \
	X(lookups, NUMBER, ONE) \
	X(voids, NUMBER, ONE) \
	X(state, STATE, ONE) \
	X(name, DOMAIN, ONE) \
	X(record, PROSE, ONE) \
	X(kept, PROSE, LIST) \
	X(addresses, NUMBER, ONE)

/* Commands and sentences hold names: each is one word. */
#define PSEUDONYM_FINDINGS(X) \
	X(id, FINDING, ONE) \
	X(since, TIME, ONE) \
	X(until, TIME, ONE) \
	X(receivers_none, NUMBER, ONE) \
	X(receivers_quarantine, NUMBER, ONE) \
	X(receivers_reject, NUMBER, ONE) \
	X(command, TEXT, ONE) \
	X(text, TEXT, ONE)

#define PSEUDONYM_COLUMNS(X) \
	PSEUDONYM_RECORDS(X) \
	PSEUDONYM_REPORTS(X) \
	PSEUDONYM_ALIGNED(X) \
	PSEUDONYM_ROLLUPS(X) \
	PSEUDONYM_FIGURES(X) \
	PSEUDONYM_TLS(X) \
	PSEUDONYM_FAILURES(X) \
	PSEUDONYM_AUDITS(X) \
	PSEUDONYM_FINDINGS(X)

struct class_of {
	enum class	class;
	bool		list;
};

/*
 * What is done with the column of that name, also with those that
 * align-filter names after an assumption (tsv/columns.h); a column that is
 * not declared has CLASS_NONE.
 */
struct class_of	 class_find(struct bytes name);

/* The class whose words are of that kind, or CLASS_NONE. */
enum class	 class_of_kind(struct bytes kind);

/* What may stand between words of a class of keywords. */
const char	*class_separators(enum class c);

#endif
