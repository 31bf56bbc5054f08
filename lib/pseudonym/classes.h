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

enum class {
	CLASS_NONE,		/* no declared column */
	CLASS_NUMBER,
	CLASS_TIME,
	CLASS_WORD,		/* one that is kept */
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
	CLASS_GUESS		/* a key of rollups without a header */
};

/*
 * X(column, class, LIST or ONE): every column of every kind. A list has a
 * pseudonym for each item.
 */
#define PSEUDONYM_RECORDS(X) \
	X(source, PATH, ONE) \
	X(mail_auth, WORD, ONE) \
	X(mail_date, TIME, ONE) \
	X(mail_from, DOMAIN, ONE) \
	X(org_name, NAME, ONE) \
	X(org_email, CONTACT, ONE) \
	X(extra_contact_info, CONTACT, ONE) \
	X(report_id, TEXT, ONE) \
	X(begin, TIME, ONE) \
	X(end, TIME, ONE) \
	X(policy_domain, DOMAIN, ONE) \
	X(p, WORD, ONE) \
	X(sp, WORD, ONE) \
	X(np, WORD, ONE) \
	X(adkim, WORD, ONE) \
	X(aspf, WORD, ONE) \
	X(pct, NUMBER, ONE) \
	X(fo, PROSE, ONE) \
	X(testing, WORD, ONE) \
	X(discovery_method, WORD, ONE) \
	X(source_ip, ADDRESS, ONE) \
	X(count, NUMBER, ONE) \
	X(disposition, WORD, ONE) \
	X(reported_dkim, WORD, ONE) \
	X(reported_spf, WORD, ONE) \
	X(reported_dmarc, WORD, ONE) \
	X(reason_types, WORD, LIST) \
	X(reason_comments, TEXT, LIST) \
	X(header_from, DOMAIN, ONE) \
	X(envelope_from, DOMAIN, ONE) \
	X(envelope_to, DOMAIN, ONE) \
	X(dkim_domains, DOMAIN, LIST) \
	X(dkim_selectors, SELECTOR, LIST) \
	X(dkim_results, WORD, LIST) \
	X(dkim_human_results, TEXT, LIST) \
	X(spf_domains, DOMAIN, LIST) \
	X(spf_scopes, WORD, LIST) \
	X(spf_results, WORD, LIST) \
	X(spf_human_results, TEXT, LIST) \
	X(quirks, WORD, LIST) \
	X(report, TEXT, ONE)

#define PSEUDONYM_REPORTS(X) \
	X(kind, WORD, ONE) \
	X(bytes, NUMBER, ONE) \
	X(document, DOCUMENT, ONE) \
	X(file, PATH, ONE) \
	X(generator, TEXT, ONE) \
	X(version, NUMBER, ONE) \
	X(namespace, WORD, ONE) \
	X(dialect, WORD, ONE) \
	X(errors, TEXT, LIST) \
	X(records, NUMBER, ONE) \
	X(messages, NUMBER, ONE) \
	X(program, WORD, ONE) \
	X(code, WORD, ONE) \
	X(detail, TEXT, ONE)

#define PSEUDONYM_ALIGNED(X) \
	X(org_domain, DOMAIN, ONE) \
	X(org_source, WORD, ONE) \
	X(spf_match, WORD, ONE) \
	X(dkim_match, WORD, ONE) \
	X(spf_aligned, WORD, ONE) \
	X(dkim_aligned, WORD, ONE) \
	X(dmarc, WORD, ONE) \
	X(agrees, WORD, ONE) \
	X(agrees_reason, WORD, ONE) \
	X(policy, WORD, ONE) \
	X(policy_from, WORD, ONE) \
	X(verdict, WORD, ONE) \
	X(evidence, WORD, LIST) \
	X(auth_domains, DOMAIN, LIST) \
	X(sender, TEXT, ONE) \
	X(assumed_dmarc, WORD, ONE) \
	X(assumed_action, WORD, ONE) \
	X(assumed_change, WORD, ONE) \
	X(dkim_domain, DOMAIN, ONE) \
	X(dkim_selector, SELECTOR, ONE) \
	X(dkim_result, WORD, ONE) \
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
	X(basis, WORD, ONE) \
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
	X(policies, WORD, LIST)

#define PSEUDONYM_FIGURES(X) \
	X(reports, NUMBER, ONE) \
	X(disagreeing, NUMBER, ONE) \
	X(days, NUMBER, ONE) \
	X(quirk_counts, PROSE, LIST) \
	X(gap, WORD, ONE) \
	X(old_messages, NUMBER, ONE) \
	X(new_messages, NUMBER, ONE) \
	X(old_pass, NUMBER, ONE) \
	X(new_pass, NUMBER, ONE) \
	X(old_fail, NUMBER, ONE) \
	X(new_fail, NUMBER, ONE) \
	X(difference, WORD, ONE)

#define PSEUDONYM_TLS(X) \
	X(contact, CONTACT, ONE) \
	X(level, WORD, ONE) \
	X(policy_type, WORD, ONE) \
	X(policy_mode, WORD, ONE) \
	X(policy_strings, PROSE, LIST) \
	X(mx_hosts, DOMAIN, LIST) \
	X(successful, NUMBER, ONE) \
	X(failed, NUMBER, ONE) \
	X(failed_detail, NUMBER, ONE) \
	X(result_type, WORD, ONE) \
	X(sending_mta_ip, ADDRESS, ONE) \
	X(receiving_mx, DOMAIN, ONE) \
	X(receiving_helo, DOMAIN, ONE) \
	X(receiving_ip, ADDRESS, ONE) \
	X(reason_code, TEXT, ONE) \
	X(info_uri, CONTACT, ONE)

#define PSEUDONYM_FAILURES(X) \
	X(feedback_type, WORD, ONE) \
	X(user_agent, TEXT, ONE) \
	X(source_port, NUMBER, ONE) \
	X(reported_domain, DOMAIN, LIST) \
	X(original_rcpt_to, CONTACT, LIST) \
	X(auth_failure, PROSE, ONE) \
	X(identity_alignment, PROSE, ONE) \
	X(delivery_result, WORD, ONE) \
	X(dkim_identity, CONTACT, ONE) \
	X(spf_dns, PROSE, LIST) \
	X(incidents, NUMBER, ONE) \
	X(message_id, CONTACT, ONE) \
	X(subject, TEXT, ONE)

#define PSEUDONYM_AUDITS(X) \
	X(domain, DOMAIN, ONE) \
	X(role, WORD, LIST) \
	X(group, TEXT, ONE) \
	X(requirement, WORD, ONE) \
	X(severity, WORD, ONE) \
	X(status, WORD, ONE) \
	X(found, PROSE, LIST) \
	X(expected, PROSE, ONE) \
	X(reference, PROSE, ONE) \
	X(as_of, TIME, ONE) \
	X(profile, WORD, ONE) \
	X(note, TEXT, ONE) \
	X(measure, WORD, ONE) \
	X(domains, NUMBER, ONE) \
	X(of, NUMBER, ONE) \
	X(unknown, NUMBER, ONE) \
	X(share, NUMBER, ONE) \
	X(record_domain, DOMAIN, ONE) \
	X(term, PROSE, ONE) \
	X(lookups, NUMBER, ONE) \
	X(voids, NUMBER, ONE) \
	X(state, WORD, ONE) \
	X(name, DOMAIN, ONE) \
	X(record, PROSE, ONE) \
	X(kept, PROSE, LIST) \
	X(addresses, NUMBER, ONE)

#define PSEUDONYM_COLUMNS(X) \
	PSEUDONYM_RECORDS(X) \
	PSEUDONYM_REPORTS(X) \
	PSEUDONYM_ALIGNED(X) \
	PSEUDONYM_ROLLUPS(X) \
	PSEUDONYM_FIGURES(X) \
	PSEUDONYM_TLS(X) \
	PSEUDONYM_FAILURES(X) \
	PSEUDONYM_AUDITS(X)

struct class_of {
	enum class	class;
	bool		list;
};

/*
 * What is done with the column of that name. Those that align-filter names
 * after an assumption (tsv/columns.h) hold words; a column that is not
 * declared has CLASS_NONE.
 */
struct class_of	 class_find(struct bytes name);

#endif
