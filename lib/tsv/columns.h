/*
 * columns: the row kinds, declared once.
 *
 * Writers, readers, the rows(5) manual pages and the tests use these
 * tables. Columns are only ever appended; a name means the same everywhere.
 */
#ifndef TSV_COLUMNS_H
#define TSV_COLUMNS_H

#include <stddef.h>

#include "base/bytes.h"
#include "tsv/columns_audit.h"
#include "tsv/columns_failure.h"
#include "tsv/columns_findings.h"

enum tsv_kind {
	KIND_NONE,
	KIND_DOCUMENTS,
	KIND_RECORDS,
	KIND_REPORTS,
	KIND_ALIGNED,
	KIND_ROLLUPS,
	KIND_KEYS,
	KIND_TLS,
	KIND_REJECTS,
	KIND_EXTRACTED,
	KIND_SIGNATURES,
	KIND_QUALITY,
	KIND_COVERAGE,
	KIND_DIFFERENCES,
	KIND_ASSUMED,
	KIND_FAILURES,
	KIND_AUDIT,
	KIND_SURVEY,
	KIND_SPF_TERMS,
	KIND_SPF_RECORDS,
	KIND_FINDINGS,
	TSV_KINDS
};

/*
 * Each list is X(name, need, meaning): need is NEED when rows without that
 * column are not of this kind, MAY when readers do without it.
 */
#define COLUMNS_DOCUMENTS(X) \
	X(source, NEED, "where the document came from; see SOURCES") \
	X(kind, NEED, "aggregate, tlsrpt or failure") \
	X(bytes, MAY, "size of the document as found, in bytes") \
	X(mail_date, MAY, "Date of the message it came in") \
	X(mail_from, MAY, "domain of From of that message") \
	X(mail_auth, MAY, "pass, fail or none: what a trusted " \
	    "Authentication-Results header says of that message, or fail " \
	    "where it says so of one around it; empty without " \
	    "--authserv-id") \
	X(quirks, MAY, "what had to be forgiven to reach it (list)") \
	X(document, NEED, "the text itself, as UTF-8") \
	X(report, MAY, "what names the report, as a hash; see COPIES")

#define COLUMNS_POLICY(X) \
	X(p, MAY, "policy for the domain: none, quarantine, reject") \
	X(sp, MAY, "policy for existing subdomains") \
	X(np, MAY, "policy for subdomains that do not exist (RFC 9990)") \
	X(adkim, MAY, "DKIM alignment mode: r or s") \
	X(aspf, MAY, "SPF alignment mode: r or s") \
	X(pct, MAY, "share of mail the policy is for (RFC 7489)") \
	X(fo, MAY, "failure reporting options") \
	X(testing, MAY, "t tag: y or n (RFC 9990)") \
	X(discovery_method, MAY, "psl or treewalk (RFC 9990)")

#define COLUMNS_RECORDS(X) \
	X(source, NEED, "where the report came from; see SOURCES") \
	X(mail_auth, MAY, "as in documents rows") \
	X(org_name, NEED, "who reports") \
	X(org_email, MAY, "mail address of who reports") \
	X(report_id, NEED, "the reporter's name for the report") \
	X(begin, NEED, "begin of the reporting period") \
	X(end, NEED, "end of the reporting period") \
	X(policy_domain, NEED, "where the DMARC record was found") \
	COLUMNS_POLICY(X) \
	X(source_ip, NEED, "address that sent the messages") \
	X(count, NEED, "messages this record stands for") \
	X(disposition, MAY, "what the receiver did by DMARC: none, pass, " \
	    "quarantine, reject") \
	X(reported_dkim, MAY, "pass or fail: aligned DKIM as the reporter " \
	    "evaluated it") \
	X(reported_spf, MAY, "pass or fail: aligned SPF as the reporter " \
	    "evaluated it") \
	X(reported_dmarc, NEED, "pass if either passes, fail if both fail, " \
	    "else unknown") \
	X(reason_types, MAY, "why the policy was not followed (list)") \
	X(reason_comments, MAY, "comments of these reasons (parallel list)") \
	X(header_from, NEED, "domain of the From header") \
	X(envelope_from, MAY, "domain of MAIL FROM; <> is the null " \
	    "reverse-path, empty is not told") \
	X(envelope_to, MAY, "domain of the recipient") \
	X(dkim_domains, NEED, "d= of each signature (list)") \
	X(dkim_selectors, MAY, "s= of each signature (parallel list)") \
	X(dkim_results, NEED, "the reporter's result word of each " \
	    "(parallel list)") \
	X(dkim_human_results, MAY, "comments on them (parallel list)") \
	X(spf_domains, NEED, "domain of each SPF check (list)") \
	X(spf_scopes, MAY, "mfrom or helo of each (parallel list)") \
	X(spf_results, NEED, "the reporter's result word of each " \
	    "(parallel list)") \
	X(spf_human_results, MAY, "comments on them (parallel list)") \
	X(quirks, MAY, "what had to be forgiven (list)") \
	X(report, MAY, "as in documents rows")

#define COLUMNS_REPORTS(X) \
	X(source, NEED, "where the report came from; see SOURCES") \
	X(mail_date, MAY, "as in documents rows") \
	X(mail_from, MAY, "as in documents rows") \
	X(mail_auth, MAY, "as in documents rows") \
	X(org_name, NEED, "who reports") \
	X(org_email, MAY, "mail address of who reports") \
	X(extra_contact_info, MAY, "how else to reach them") \
	X(report_id, NEED, "the reporter's name for the report") \
	X(begin, NEED, "begin of the reporting period") \
	X(end, NEED, "end of the reporting period") \
	X(policy_domain, NEED, "where the DMARC record was found") \
	COLUMNS_POLICY(X) \
	X(generator, MAY, "software that made the report (RFC 9990)") \
	X(version, MAY, "version element as it stands") \
	X(namespace, MAY, "XML namespace of the feedback element") \
	X(dialect, MAY, "rfc7489 or rfc9990, by features") \
	X(errors, MAY, "errors the reporter met (list)") \
	X(records, NEED, "records of the report") \
	X(messages, NEED, "messages of all its records") \
	X(quirks, MAY, "what had to be forgiven (list)") \
	X(report, MAY, "as in documents rows")

#define COLUMNS_ALIGNMENT(X) \
	X(org_domain, MAY, "organisational domain of header_from") \
	X(org_source, MAY, "what decided it: psl or dns") \
	X(spf_match, MAY, "best match of a passing SPF domain: strict, " \
	    "relaxed, none, unknown") \
	X(dkim_match, MAY, "best match of a passing signature: strict, " \
	    "relaxed, none, unknown") \
	X(spf_aligned, NEED, "pass, fail, unknown: SPF under the published " \
	    "mode, recomputed") \
	X(dkim_aligned, NEED, "pass, fail, unknown: DKIM under the " \
	    "published mode, recomputed") \
	X(dmarc, NEED, "pass, fail, unknown: DMARC, recomputed") \
	X(agrees, MAY, "yes, no, unknown: dmarc against reported_dmarc") \
	X(agrees_reason, MAY, "why they disagree") \
	X(policy, MAY, "policy that applies: none, quarantine, reject; " \
	    "empty when it cannot be known") \
	X(policy_from, MAY, "whence: p, sp, np, own, ambiguous-np, " \
	    "record-domain-doubtful, unrelated, absent") \
	X(verdict, NEED, "aligned, dkim-only, spf-only, forwarded, broken, " \
	    "misaligned, unauthenticated, unknown") \
	X(evidence, MAY, "what the verdict rests on (list)") \
	X(auth_domains, MAY, "all identifiers that passed, aligned ones " \
	    "first (list)") \
	X(sender, MAY, "your own label for the sender")

#define COLUMNS_ALIGNED(X) \
	COLUMNS_RECORDS(X) \
	COLUMNS_ALIGNMENT(X)

/* Key columns that a rollup derives. */
#define COLUMNS_KEYS(X) \
	X(net, MAY, "network prefix of source_ip, as 192.0.2.0/24") \
	X(day, MAY, "UTC day that holds most of the period, as 2026-11-16; " \
	    "or, of a period over 25 hours, each of its days") \
	X(week, MAY, "ISO 8601 week of that day, as 2026-W47") \
	X(month, MAY, "month of that day, as 2026-11") \
	X(authenticated, MAY, "the mail service that what passed names, " \
	    "else the organisational domain of what passed: of the first " \
	    "that is another than that of From, or of the first")

/* The key columns, of any name, come before these. */
#define COLUMNS_ROLLUPS(X) \
	X(label, MAY, "your label for the address") \
	X(host, MAY, "saved reverse name") \
	X(service, MAY, "mail service that passed identifiers name, or via " \
	    "and the one whose network it came through") \
	X(country, MAY, "country of the address, as two letters") \
	X(as_number, MAY, "number of its autonomous system") \
	X(as_name, MAY, "name of its autonomous system") \
	X(basis, NEED, "recomputed, reported or mixed") \
	X(messages, NEED, "messages") \
	X(dmarc_pass, NEED, "of them passed DMARC") \
	X(dmarc_fail, NEED, "of them failed DMARC") \
	X(dmarc_unknown, NEED, "of them cannot be decided") \
	X(reported_pass, MAY, "of them passed as the reporter evaluated") \
	X(spf_raw_pass, MAY, "with any SPF pass") \
	X(dkim_raw_pass, MAY, "with any DKIM pass") \
	X(spf_aligned_pass, MAY, "with an aligned SPF pass") \
	X(dkim_aligned_pass, MAY, "with an aligned DKIM pass") \
	X(strict_pass, MAY, "that pass even under strict alignment") \
	X(v_aligned, MAY, "verdict aligned") \
	X(v_dkim_only, MAY, "verdict dkim-only") \
	X(v_spf_only, MAY, "verdict spf-only") \
	X(v_forwarded, MAY, "verdict forwarded") \
	X(v_broken, MAY, "verdict broken") \
	X(v_misaligned, MAY, "verdict misaligned") \
	X(v_unauthenticated, MAY, "verdict unauthenticated") \
	X(v_unknown, MAY, "verdict unknown") \
	X(fail_none, MAY, "failed, receivers did nothing") \
	X(fail_quarantine, MAY, "failed, quarantined") \
	X(fail_reject, MAY, "failed, rejected") \
	X(fail_other, MAY, "failed, disposition not told") \
	X(pass_acted, MAY, "passed, yet quarantined or rejected") \
	X(overridden, MAY, "failed, with a reason for not following the " \
	    "policy") \
	X(dns_errors, MAY, "with a temperror") \
	X(spf_permerrors, MAY, "with an SPF permerror") \
	X(estimated, MAY, "spread over days by estimate") \
	X(records, MAY, "records") \
	X(first_seen, MAY, "earliest begin of a period") \
	X(last_seen, MAY, "latest end of a period") \
	X(header_froms, MAY, "From domains (list)") \
	X(reporters, MAY, "who reported (list)") \
	X(policies, MAY, "policies that applied (list)") \
	X(auth_domains, MAY, "identifiers that passed (list)")

#define COLUMNS_TLS(X) \
	X(source, NEED, "where the report came from; see SOURCES") \
	X(mail_auth, MAY, "as in documents rows") \
	X(org_name, NEED, "who reports") \
	X(contact, MAY, "how to reach them") \
	X(report_id, NEED, "the reporter's name for the report") \
	X(begin, NEED, "begin of the reporting period") \
	X(end, NEED, "end of the reporting period") \
	X(level, NEED, "policy: totals of one policy; detail: one kind of " \
	    "failure under it") \
	X(policy_type, NEED, "sts, tlsa or no-policy-found") \
	X(policy_domain, NEED, "domain the policy is for") \
	X(policy_mode, MAY, "mode of an MTA-STS policy: enforce, testing, " \
	    "none") \
	X(policy_strings, MAY, "the policy as the sender saw it (list)") \
	X(mx_hosts, MAY, "MX patterns of the policy (list)") \
	X(successful, NEED, "sessions that succeeded (level policy)") \
	X(failed, NEED, "sessions that failed (level policy)") \
	X(failed_detail, MAY, "sessions that failed so (level detail)") \
	X(result_type, MAY, "kind of failure (RFC 8460 section 4.3)") \
	X(sending_mta_ip, MAY, "address of the sending server") \
	X(receiving_mx, MAY, "host name of the receiving server") \
	X(receiving_helo, MAY, "name it gave in EHLO") \
	X(receiving_ip, MAY, "its address") \
	X(reason_code, MAY, "the sender's own code or words") \
	X(info_uri, MAY, "where to read more") \
	X(quirks, MAY, "what had to be forgiven (list)") \
	X(report, MAY, "as in documents rows")

#define COLUMNS_REJECTS(X) \
	X(program, NEED, "program that refused the input") \
	X(source, NEED, "the input") \
	X(code, NEED, "slug of the message, see DIAGNOSTICS") \
	X(detail, MAY, "what the message said behind its sentence")

#define COLUMNS_EXTRACTED(X) \
	X(source, NEED, "where the document came from; see SOURCES") \
	X(kind, NEED, "aggregate, tlsrpt or failure") \
	X(bytes, MAY, "bytes written") \
	X(file, NEED, "the file that was written")

#define COLUMNS_SIGNATURES(X) \
	X(source, NEED, "where the report came from; see SOURCES") \
	X(org_name, NEED, "who reports") \
	X(begin, NEED, "begin of the reporting period") \
	X(end, NEED, "end of the reporting period") \
	X(header_from, NEED, "domain of the From header") \
	X(source_ip, NEED, "address that sent the messages") \
	X(count, NEED, "messages of the record, each with this signature") \
	X(dkim_domain, NEED, "d= of the signature") \
	X(dkim_selector, NEED, "s= of it") \
	X(dkim_result, NEED, "the reporter's result word") \
	X(dkim_human_result, MAY, "its comment on it") \
	X(dkim_match, NEED, "how dkim_domain matches header_from, whatever " \
	    "the result: strict, relaxed, none, unknown")

#define COLUMNS_QUALITY(X) \
	X(org_name, NEED, "who reports") \
	X(reports, NEED, "reports") \
	X(records, NEED, "records of them") \
	X(messages, NEED, "messages of these") \
	X(disagreeing, NEED, "messages of records that disagree with what " \
	    "is recomputed") \
	X(days, NEED, "UTC days covered") \
	X(quirk_counts, MAY, "slug:records for each quirk (list)")

#define COLUMNS_COVERAGE(X) \
	X(org_name, NEED, "who reports") \
	X(policy_domain, NEED, "for which domain") \
	X(day, NEED, "UTC day; empty when it is not known") \
	X(reports, NEED, "reports that cover it") \
	X(messages, NEED, "messages of these reports on that day") \
	X(gap, NEED, "yes: no report covers this day, but an earlier one; " \
	    "else no")

/* The key columns, of any name, come before these. */
#define COLUMNS_DIFFERENCES(X) \
	X(old_messages, NEED, "messages before") \
	X(new_messages, NEED, "messages now") \
	X(old_pass, NEED, "of them passed DMARC, before") \
	X(new_pass, NEED, "passed, now") \
	X(old_fail, NEED, "failed, before") \
	X(new_fail, NEED, "failed, now") \
	X(difference, NEED, "new, gone, more, less, worse, better, same")

/*
 * What align-filter --assume puts behind aligned records. An assumption with
 * a name has that in the place of "assumed".
 */
#define COLUMNS_ASSUMED(X) \
	X(assumed_dmarc, MAY, "pass, fail, unknown: DMARC under the assumed " \
	    "policy") \
	X(assumed_action, MAY, "what that policy asks for: none, " \
	    "quarantine, reject; empty when it cannot be known") \
	X(assumed_change, MAY, "that against what the published policy asks " \
	    "for: same, stricter, weaker, unknown")

/* Numbers of columns: DOC_source, REC_count, ALN_verdict … */
#define COLUMN_DOC(name, need, meaning)	DOC_##name,
enum { COLUMNS_DOCUMENTS(COLUMN_DOC) DOC_COLUMNS };
#define COLUMN_REC(name, need, meaning)	REC_##name,
enum { COLUMNS_RECORDS(COLUMN_REC) REC_COLUMNS };
#define COLUMN_REP(name, need, meaning)	REP_##name,
enum { COLUMNS_REPORTS(COLUMN_REP) REP_COLUMNS };
#define COLUMN_ALN(name, need, meaning)	ALN_##name,
enum { COLUMNS_ALIGNED(COLUMN_ALN) ALN_COLUMNS };
#define COLUMN_ROL(name, need, meaning)	ROL_##name,
enum { COLUMNS_ROLLUPS(COLUMN_ROL) ROL_COLUMNS };
#define COLUMN_TLS(name, need, meaning)	TLS_##name,
enum { COLUMNS_TLS(COLUMN_TLS) TLS_COLUMNS };
#define COLUMN_SIG(name, need, meaning)	SIG_##name,
enum { COLUMNS_SIGNATURES(COLUMN_SIG) SIG_COLUMNS };
#define COLUMN_QUA(name, need, meaning)	QUA_##name,
enum { COLUMNS_QUALITY(COLUMN_QUA) QUA_COLUMNS };
#define COLUMN_COV(name, need, meaning)	COV_##name,
enum { COLUMNS_COVERAGE(COLUMN_COV) COV_COLUMNS };
#define COLUMN_DIF(name, need, meaning)	DIF_##name,
enum { COLUMNS_DIFFERENCES(COLUMN_DIF) DIF_COLUMNS };
#define COLUMN_RJC(name, need, meaning)	RJC_##name,
enum { COLUMNS_REJECTS(COLUMN_RJC) RJC_COLUMNS };
#define COLUMN_ASM(name, need, meaning)	ASM_##name,
enum { COLUMNS_ASSUMED(COLUMN_ASM) ASM_COLUMNS };
#define COLUMN_FAI(name, need, meaning)	FAI_##name,
enum { COLUMNS_FAILURES(COLUMN_FAI) FAI_COLUMNS };
#define COLUMN_AUD(name, need, meaning)	AUD_##name,
enum { COLUMNS_AUDIT(COLUMN_AUD) AUD_COLUMNS };
#define COLUMN_SUR(name, need, meaning)	SUR_##name,
enum { COLUMNS_SURVEY(COLUMN_SUR) SUR_COLUMNS };
#define COLUMN_SPT(name, need, meaning)	SPT_##name,
enum { COLUMNS_SPF_TERMS(COLUMN_SPT) SPT_COLUMNS };
#define COLUMN_SPR(name, need, meaning)	SPR_##name,
enum { COLUMNS_SPF_RECORDS(COLUMN_SPR) SPR_COLUMNS };
#define COLUMN_FIN(name, need, meaning)	FIN_##name,
enum { COLUMNS_FINDINGS(COLUMN_FIN) FIN_COLUMNS };

enum { TSV_COLUMNS_MOST = 128 };	/* cells of one row, at most */

struct tsv_column {
	const char	*name;
	bool		 need;
	const char	*meaning;
};

struct tsv_kind_info {
	const char		*name;		/* "aligned records" */
	const char		*maker;		/* "align-filter" */
	const struct tsv_column	*columns;
	size_t			 n;
};

const struct tsv_kind_info	*tsv_kind(enum tsv_kind k);

/*
 * Number of the column of that name in a kind, or -1.
 */
int	 tsv_column_find(enum tsv_kind k, struct bytes name);

/*
 * Is it the name of a column of any kind, or one of an assumption with a
 * name (NAME_dmarc, NAME_action, NAME_change)?
 */
bool	 tsv_column_known(struct bytes name);

#endif
