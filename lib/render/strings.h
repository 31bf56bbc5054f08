/*
 * strings: every sentence of a page, in one table, and numbers as a language
 * writes them.
 *
 * {1}, {2} … stand for what is put in, so that a language may order them
 * as it likes. Those that go with a number have a form for one and a form
 * for many. Another language is another struct strings; its table does not
 * compile unless it has the very names of this one.
 */
#ifndef RENDER_STRINGS_H
#define RENDER_STRINGS_H

#include <stdint.h>

#include "base/bytes.h"
#include "render/strings_findings.h"
#include "render/strings_posture.h"

/* X(NAME, text), or N(NAME, text for one, text for many). */
#define STRINGS(X, N) \
	X(TITLE, "Summary of DMARC and TLS reports") \
	X(NOTHING, "No reports in this input.") \
	X(CONTENTS, "Contents") \
	/* counted things */ \
	N(MESSAGES, "{1} message", "{1} messages") \
	N(REPORTS, "{1} report", "{1} reports") \
	N(REPORTERS, "{1} reporter", "{1} reporters") \
	N(TLS_REPORTS, "{1} TLS report", "{1} TLS reports") \
	N(ROWS, "{1} row", "{1} rows") \
	X(MORE_ROWS, "{1} more") \
	X(AT_LEAST, "{1} or more") \
	/* the lead */ \
	X(LEAD, "{1} in {2} from {3}.") \
	X(LEAD_ROLLUPS, "{1}, summed up in roll-ups, from {2}.") \
	X(LEAD_PERIOD, "Period: {1}.") \
	X(LEAD_TLS, "{1} about encrypted connections.") \
	X(LEAD_COMPARED, "Compared with {1}.") \
	X(LEAD_NOT_COMPARED, "The input does not reach back to {1}, so " \
	    "there is nothing to compare with.") \
	X(BETWEEN_SENTENCES, " ") \
	X(PERIOD, "{1} to {2}") \
	/* domains */ \
	X(DOMAINS, "Domains") \
	X(DOMAINS_CAPTION, "Messages that claim each domain, by DMARC " \
	    "result") \
	X(ALL_DOMAINS, "All") \
	X(NO_DOMAIN, "No domain named") \
	X(SEVERAL_DOMAINS, "Several domains") \
	X(SHARE_NOTE, "Pass share: messages that pass DMARC, of those that " \
	    "pass or fail; unknown ones are not in it. The policy is the " \
	    "one that most reporters show on the latest day that is " \
	    "reported in full.") \
	X(SECTIONS_NOTE, "Only the first {1} domains are listed in full; see " \
	    "--domain.") \
	X(MESSAGES_SPLIT, "{1}: {2} pass, {3} fail, {4} unknown") \
	X(SHARE_OF, "{1} of {2} with a result") \
	X(POLICY_SEEN, "{1}, as seen {2}") \
	X(POLICY_OF, "{1}, by the record of {2}") \
	X(POLICY_NONE, "not known") \
	X(AS_IS, "{1}") \
	/* the trend, in the order of enum summary_trend from TREND_UP */ \
	X(TREND_UP, "up from {1} of {2}") \
	X(TREND_DOWN, "down from {1} of {2}") \
	X(TREND_SAME, "{1}, as before, of {2}") \
	X(TREND_GONE, "no mail now; {1} of {2} before") \
	X(TREND_NEW, "no mail before") \
	X(TEST_MODE, "{1} (test)") \
	/* failing sources */ \
	X(ON_WAY, "Fails, forwarded or with a broken signature: {1}") \
	X(ON_WAY_NOTE, "Forwarded: the receiver says so. Broken: a " \
	    "signature or SPF record of the domain is there and did not " \
	    "verify.") \
	X(MISALIGNED, "Fails, passes only for another domain (not aligned): " \
	    "{1}") \
	X(MISALIGNED_NOTE, "SPF or DKIM passes, for another organisation " \
	    "only. Whether that one sends for you, one record cannot tell.") \
	X(BARE, "Fails, unauthenticated: {1}") \
	X(OPEN, "Fails, and the records do not show why: {1}") \
	X(REPORTED, "Fails, as receivers evaluated it: {1}") \
	X(REPORTED_NOTE, "Why it fails is not evaluated here: these records " \
	    "did not come through align-filter.") \
	X(SENDERS, "Identifiers that passed SPF or DKIM") \
	X(SENDERS_NOTE, "A message may carry several identifiers, so these " \
	    "do not add up.") \
	X(AUTH_MORE, "{1} +{2}") \
	/* who sends */ \
	X(SERVICES, "Who sends, and how much of it passes") \
	X(SERVICES_NOTE, "A sender has your own label, or the name of the " \
	    "service that a passing identifier names, or else the " \
	    "organisation of one that passed. DKIM and SPF: the share that " \
	    "passes aligned by each, of messages that pass or fail.") \
	X(SENT_BY_NOBODY, "unauthenticated") \
	X(SENT_OWN, "listed") \
	X(SENT_AUTHORISED, "authorised: in your SPF record") \
	X(SENT_KNOWN, "service that passes") \
	X(SENT_MARKED, "marked in your list") \
	X(SENT_SIGNED, "signed, perhaps forwarded") \
	X(SENT_SERVICE, "service") \
	X(SENT_UNKNOWN, "not known") \
	X(KNOWN_NONE, "none yet: give align-filter a list of them (--own)") \
	/* subdomains */ \
	X(SUBDOMAINS, "Subdomains in the From header") \
	X(SUBDOMAINS_NOTE, "Where Pass is 0, no mail of that name ever " \
	    "passed in this period. Doubtful: reporters that write the From " \
	    "domain where the record's domain belongs leave open whose " \
	    "policy it is.") \
	X(RECORD_OWN, "own") \
	X(RECORD_INHERITED, "inherited") \
	X(RECORD_DOUBTFUL, "doubtful") \
	X(RECORD_UNKNOWN, "not told") \
	X(RECORD_DIFFERS, "differs") \
	/* selectors */ \
	X(SELECTORS, "DKIM selectors") \
	X(SELECTORS_CAPTION, "Selectors that sign for the domains of the " \
	    "From header") \
	X(SELECTORS_NOTE, "Signatures are counted, not messages: one may " \
	    "carry several. First and last are the days of reports in this " \
	    "input, not of the key.") \
	/* policies over time */ \
	X(POLICY_HISTORY, "Policies over time") \
	X(POLICY_HISTORY_CAPTION, "What most reporters showed, and from " \
	    "which day") \
	/* what changed */ \
	X(MORE_FINDINGS, "{1} more, of less weight; see --domain.") \
	X(CHANGES, "What changed") \
	X(CHANGES_CAPTION, "Before and now") \
	N(KEYS, "{1} line", "{1} lines") \
	X(CHANGES_SAME, "Of {1} compared, {2} stayed the same.") \
	X(CHANGE_WORSE, "worse") \
	X(CHANGE_NEW, "new") \
	X(CHANGE_GONE, "gone") \
	X(CHANGE_MORE, "more") \
	X(CHANGE_LESS, "less") \
	X(CHANGE_BETTER, "better") \
	X(BEFORE_NOW, "{1} to {2}") \
	/* the map of reporters */ \
	X(HEAT, "Messages of each reporter by day (UTC)") \
	X(HEAT_WEEKS, "Messages of each reporter by week (UTC)") \
	X(HEAT_MONTHS, "Messages of each reporter by month (UTC)") \
	X(HEAT_DESCRIPTION, "A row for each reporter, a column for each " \
	    "time from {1} to {2}; a stronger shade is more, at most {3}. " \
	    "The table has every figure.") \
	X(HEAT_TABLE, "Table of these figures") \
	X(HEAT_FROM, "from {1}") \
	X(HEAT_ZERO, "no message") \
	X(HEAT_NONE, "no report") \
	X(HEAT_GAP, "report missing") \
	X(HEAT_CELL, "{1}, {2}: {3}") \
	X(FOLDED, "{1} ({2})") \
	/* days */ \
	X(DAYS, "Days") \
	X(WEEKS, "Weeks") \
	X(MONTHS, "Months") \
	X(DAYS_CAPTION, "Messages by day (UTC)") \
	X(WEEKS_CAPTION, "Messages by week (ISO 8601, UTC)") \
	X(MONTHS_CAPTION, "Messages by month (UTC)") \
	X(CHART_DESCRIPTION, "Bars from {1} to {2}; the highest stands for " \
	    "{3}. The table has every figure.") \
	X(UNDATED, "without a date") \
	X(DAYS_NOTE, "A report belongs to the day that holds most of its " \
	    "period; without figures there was no report. Reports come a " \
	    "day or more late, so the last days may be incomplete.") \
	/* reporters */ \
	X(WHO_REPORTS, "Reporters") \
	X(REPORTERS_CAPTION, "Who reported, and what they saw") \
	X(REPORTERS_NOTE, "Disagrees: the share of messages for which the " \
	    "reporter came to another result than the one recomputed from " \
	    "its own records.") \
	X(FAULTS_NOTE, "Faults: what had to be forgiven in its reports most " \
	    "often, in how many records, and how many other kinds.") \
	X(FAULT, "{1} ({2})") \
	X(FAULT_MORE, "{1} ({2}) +{3}") \
	/* TLS */ \
	X(TLS, "Encrypted connections") \
	X(TLS_CAPTION, "Sessions by policy, as sending servers report them") \
	X(TLS_NOTE, "Two policies of one domain may count the same session, " \
	    "so they are not added up. The mode is the latest one seen. In " \
	    "mode enforce a failing session means that mail waited and was " \
	    "tried again; in mode testing, and without a policy, it was " \
	    "sent all the same.") \
	X(FAILURES_CAPTION, "Failed sessions by kind") \
	X(FAILURES_NOTE, "One session may fail in several ways, so these " \
	    "may add up to more than the failed sessions.") \
	X(NOT_COUNTED, "not counted") \
	X(PARTLY_COUNTED, "{1} and more") \
	X(NO_POLICY, "none found") \
	X(NOT_TOLD, "not told") \
	/* notes */ \
	X(NOTES, "How these figures were made") \
	X(ROWS_RECORDS, "Records rows") \
	X(ROWS_ALIGNED, "Aligned records rows") \
	X(ROWS_ROLLUPS, "Rollups rows") \
	X(ROWS_REPORTS, "Reports rows") \
	X(ROWS_TLS, "TLS rows") \
	X(ROWS_SIGNATURES, "Signatures rows") \
	X(ROWS_QUALITY, "Quality rows") \
	X(ROWS_COVERAGE, "Coverage rows") \
	X(ROWS_DIFFERENCES, "Differences rows") \
	X(ROWS_REJECTS, "Rejects rows") \
	X(SIGNATURES_UNUSED, "{1}, not used: aligned records have the same " \
	    "signatures") \
	X(MADE_BY, "Made by") \
	X(MADE_BY_VALUE, "report-render, rua-tools {1}") \
	X(REPORTS_READ, "DMARC reports") \
	X(TLS_REPORTS_READ, "TLS reports") \
	X(REFUSED, "Inputs that were refused: {1}") \
	X(REFUSED_NOTE, "What these inputs said is not in the figures above; " \
	    "the manual of each program tells its codes under DIAGNOSTICS.") \
	X(ROWS_UNUSED, "{1}, not used: records are here, and adding their " \
	    "sums would count messages twice") \
	X(RECOMPUTED, "Recomputed results") \
	X(RECOMPUTED_VALUE, "{1}, from the SPF and DKIM results in the " \
	    "records") \
	X(AS_REPORTED, "Results as reported") \
	X(AS_REPORTED_VALUE, "{1}, whose records did not go through " \
	    "align-filter") \
	X(MIXED, "Results of either kind") \
	X(MIXED_VALUE, "{1}, in roll-ups that do not keep the two apart") \
	X(DISAGREEING, "Receiver disagrees") \
	X(DISAGREEING_VALUE, "{1} of those recomputed") \
	X(OTHER_DOMAIN, "Of other domains") \
	X(OTHER_DOMAIN_VALUE, "{1}, left out") \
	X(OTHER_TIME, "Of other days") \
	X(OTHER_TIME_VALUE, "{1}, outside the period of this page") \
	X(TWICE, "Given twice") \
	X(TWICE_VALUE, "{1}, left out: the report came before, as rows of " \
	    "another kind") \
	X(UNJUDGED_NOTE, "There are no records here, and the messages of " \
	    "reports rows come without a result.") \
	X(ACTION_NOTE, "“No action” means only that DMARC asked the " \
	    "receiver for none. It does not say where a message went.") \
	X(LIMITS, "What reports cannot tell") \
	X(LIMITS_NOTE, "No DMARC or TLS report says any of these, however " \
	    "many there are:") \
	X(LIMIT_INBOX, "whether a message reached the inbox, the junk " \
	    "folder or nobody") \
	X(LIMIT_SILENT, "what receivers saw that do not report") \
	X(LIMIT_EARLY, "mail that was rejected before DMARC was evaluated, " \
	    "for example on SPF -all") \
	X(LIMIT_TOTAL, "how much mail the sender sent in all") \
	X(LIMIT_WHO, "who stands behind an address that many share") \
	X(LIMIT_SPAM, "spam rates and unsubscribe requests") \
	X(LIMIT_NAMES, "whether a subdomain exists, or which DKIM keys are " \
	    "missing") \
	X(LIMIT_TLS, "which TLS version was used") \
	X(LIMIT_PERIOD, "anything outside the period reported on") \
	/* heads of columns and labels of facts */ \
	X(HEAD_DOMAIN, "Domain") \
	X(HEAD_MESSAGES, "Messages") \
	X(HEAD_PASS, "Pass") \
	X(HEAD_FAIL, "Fail") \
	X(HEAD_UNKNOWN, "Unknown") \
	X(HEAD_SHARE, "Pass share") \
	X(HEAD_TREND, "Trend") \
	X(HEAD_POLICY, "Policy") \
	X(HEAD_REPORTERS, "Reporters") \
	X(HEAD_PERIOD, "Period") \
	X(HEAD_KNOWN, "Known senders") \
	X(HEAD_OF_FAILING, "Of failing") \
	X(HEAD_ON_WAY, "Fwd. or broken") \
	X(HEAD_MISALIGNED, "Not aligned") \
	X(HEAD_BARE, "No auth") \
	X(HEAD_FAIL_OTHER, "Other fail") \
	X(HEAD_SENDER, "Sender") \
	X(HEAD_KIND, "Known as") \
	X(HEAD_DKIM, "DKIM") \
	X(HEAD_SPF, "SPF") \
	X(HEAD_SUBDOMAIN, "Subdomain") \
	X(HEAD_RECORD, "Record") \
	X(HEAD_SELECTOR, "Selector") \
	X(HEAD_FIRST, "First seen") \
	X(HEAD_LAST, "Last seen") \
	X(HEAD_CHANGE, "Change") \
	X(HEAD_KEY, "Key") \
	X(HEAD_DISAGREES, "Disagrees") \
	X(HEAD_DAYS, "Days") \
	X(HEAD_FAULTS, "Faults") \
	X(HEAD_PROGRAM, "Program") \
	X(HEAD_CODE, "Code") \
	X(HEAD_INPUTS, "Inputs") \
	X(HEAD_ADDRESS, "Address") \
	X(HEAD_NAME, "Name") \
	X(HEAD_VERDICT, "Verdict") \
	X(HEAD_AUTH, "Passes for") \
	X(HEAD_ACTION, "Receivers") \
	X(HEAD_IDENTIFIER, "Identifier") \
	X(HEAD_DAY, "Day") \
	X(HEAD_WEEK, "Week") \
	X(HEAD_MONTH, "Month") \
	X(HEAD_REPORTER, "Reporter") \
	X(HEAD_REPORTS, "Reports") \
	X(HEAD_TLS_POLICY, "Policy") \
	X(HEAD_MODE, "Mode") \
	X(HEAD_SUCCESSFUL, "Successful") \
	X(HEAD_FAILED, "Failed") \
	X(HEAD_SUCCESS_SHARE, "Success share") \
	X(HEAD_RESULT, "Failure") \
	X(HEAD_MX, "Receiving server") \
	X(HEAD_SESSIONS, "Sessions") \
	/* verdicts of failing sources, in the order of enum failure_class */ \
	X(FAILURE_FORWARDED, "forwarded") \
	X(FAILURE_BROKEN, "broken") \
	X(FAILURE_MISALIGNED, "misaligned") \
	/* what receivers did, in the order of enum auth_disposition */ \
	X(DISPOSITION_NONE, "no action") \
	X(DISPOSITION_QUARANTINE, "quarantined") \
	X(DISPOSITION_REJECT, "rejected") \
	X(DISPOSITION_OTHER, "not told") \
	X(ACTION_COUNT, "{1} {2}") \
	X(LIST_COMMA, ", ") \
	STRINGS_POSTURE(X, N) \
	STRINGS_FINDINGS(X)

#define STRING_NAME(name, text)		STRING_##name,
#define STRING_NAME_N(name, one, many)	STRING_##name,
enum string {
	STRINGS(STRING_NAME, STRING_NAME_N)
	STRING_COUNT
};
#undef STRING_NAME
#undef STRING_NAME_N

struct strings {
	const char	*lang;		/* for the lang attribute */
	const char	*thousands;	/* between groups of three digits */
	const char	*point;		/* before decimals */
	const char	*percent;	/* behind a share */
	const char	*day;		/* {1} year, {2} month, {3} day; NULL:
					   as 2026-11-16 */
	bool		 beyond_ascii;	/* nothing is left of it in ASCII */
	const char	*text[STRING_COUNT];
	const char	*one[STRING_COUNT];	/* NULL: as text */
};

extern const struct strings strings_en, strings_ja;

/* The strings of a language by its name, or NULL. */
const struct strings	*strings_of(struct bytes lang);

/* Appends the sentence. */
void	 strings_add(struct buf *b, const struct strings *w, enum string id);
/* The same with arg[0] for {1} and so on, n of them. */
void	 strings_fill(struct buf *b, const struct strings *w, enum string id,
	    const struct bytes *arg, size_t n);
/* The same with n for {1}, in the form that goes with n. */
void	 strings_count(struct buf *b, const struct strings *w, enum string id,
	    uint64_t n);

/* A day of ISO 8601, 2026-11-16, as a sentence of the language has it. */
void	 strings_day(struct buf *b, const struct strings *w, struct bytes iso);

/* 12,345 */
void	 strings_number(struct buf *b, const struct strings *w, uint64_t n);
/* 98.7 %, from thousandths. */
void	 strings_share(struct buf *b, const struct strings *w, int thousandths);

#endif
