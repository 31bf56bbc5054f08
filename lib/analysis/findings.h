/*
 * findings: what somebody should look at, and how sure the rows make us.
 *
 * A finding is told only when its gates hold; where they do not, nothing is
 * said, or (readiness) that there is not enough data. A false alarm costs
 * trust. The rules are this table; their thresholds are the next one.
 */
#ifndef ANALYSIS_FINDINGS_H
#define ANALYSIS_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"

enum severity {
	SEVERITY_CRITICAL,
	SEVERITY_HIGH,
	SEVERITY_MEDIUM,
	SEVERITY_LOW,
	SEVERITY_INFO,
	SEVERITIES
};

/* X(NAME, id, when it is told) in order of weight within one severity. */
#define FINDINGS(X) \
	X(POLICY_WEAKENED, "policy-weakened", "p, sp or np is weaker, t " \
	    "went from absent to y, or pct fell; two reporters saw it") \
	X(DKIM_KEY_FAILS, "dkim-key-fails", "an aligned selector of known " \
	    "senders fails more often than it passes") \
	X(NO_REPORTS, "no-reports", "no report for a domain of the " \
	    "inventory") \
	X(REPORTER_SILENT, "reporter-silent", "a reporter that came almost " \
	    "daily stays away") \
	X(RECORD_ERROR, "record-error", "a reporter names an error of the " \
	    "DMARC record") \
	X(OWN_SERVER_FAILS, "own-server-fails", "mail of your own networks " \
	    "or selectors fails") \
	X(NONSENDING_SENDS, "nonsending-sends", "a domain that should not " \
	    "send passes DMARC") \
	X(SPF_PERMERROR, "spf-permerror", "the domain's own SPF record is " \
	    "in error") \
	X(SPOOF_WAVE, "spoof-wave", "far more mail than usual that nobody " \
	    "authenticated") \
	X(SERVICE_UNALIGNED, "service-unaligned", "a service passes for " \
	    "another name than the domain's") \
	X(SPF_ONLY_SENDER, "spf-only-sender", "a known sender passes by SPF " \
	    "alone") \
	X(SUBDOMAIN_WEAKER, "subdomain-weaker", "sp or np is weaker than p") \
	X(PCT_OR_TEST_LEFT, "pct-or-test-left", "pct below 100, or t=y for " \
	    "long") \
	X(POLICY_DIFFERS, "policy-differs", "reporters show different " \
	    "policies, long after a change") \
	X(TLS_FAILING, "tls-failing", "TLS sessions fail in one way") \
	X(DNS_ERRORS, "dns-errors", "temporary errors when the domain's " \
	    "records were asked for") \
	X(NEW_SENDER, "new-sender", "a sender that passes was not there " \
	    "before") \
	X(SELECTOR_CHANGE, "selector-change", "a new selector, or one that " \
	    "is old") \
	X(NOT_ENFORCED, "not-enforced", "a receiver does not follow the " \
	    "policy") \
	X(BOUNCES_FAIL, "bounces-fail", "bounces of your own servers fail") \
	X(STRICT_BREAKS, "strict-breaks", "known mail passes only because " \
	    "alignment is relaxed") \
	X(UNCLEAR_SENDER, "unclear-sender", "another organisation passes, " \
	    "and nothing tells whether it sends for you") \
	X(DKIM_BREAKS_ON_WAY, "dkim-breaks-on-way", "signatures that pass " \
	    "from your servers fail from others") \
	X(SUBDOMAIN_SEEN, "subdomain-seen", "a From domain that is new, or " \
	    "only fails") \
	X(READY_QUARANTINE, "ready-quarantine", "known mail would pass " \
	    "p=quarantine") \
	X(READY_REJECT, "ready-reject", "known mail would pass p=reject") \
	X(NOT_READY, "not-ready", "what stands against a stricter policy") \
	X(STS_READY, "sts-ready", "MTA-STS may go from testing to enforce")

#define FINDING_NAME(name, id, when)	FINDING_##name,
enum finding_id {
	FINDINGS(FINDING_NAME)
	FINDING_KINDS
};
#undef FINDING_NAME

/*
 * X(name, value, source). [E] is the judgement of practitioners, for lack
 * of a source. Shares are in thousandths.
 */
#define THRESHOLDS(X) \
	/* gates of every finding that rests on shares */ \
	X(gate_days, 7, "[E]: complete days") \
	X(gate_reporters, 2, "[E]") \
	X(gate_messages, 100, "[E]; of TLS: sessions") \
	X(complete_share, 800, "[E]: of the volume, by reporters that have " \
	    "covered a complete day") \
	X(baseline_days, 28, "[E]: what is compared with") \
	/* no-reports, reporter-silent */ \
	X(no_reports_days, 7, "[E]") \
	X(silent_share, 800, "[E]: of the baseline's days reported on") \
	X(silent_days, 3, "[E]: complete days without a report") \
	/* policy */ \
	X(policy_settle_days, 2, "[E]: longest time to live of the old " \
	    "record, and a day") \
	X(test_days, 30, "[E]: t=y for so long was forgotten") \
	X(enforced_days, 7, "[E]: policy unchanged") \
	X(enforced_messages, 50, "[E]: failing, of one reporter") \
	X(enforced_share, 50, "[E]: of them without action or reason") \
	X(subdomain_failures, 10, "[E]") \
	X(subdomain_days, 28, "[E]: a From domain that only fails") \
	/* senders */ \
	X(own_messages, 10, "[E]") \
	X(own_share, 10, "[E]") \
	X(sender_messages, 50, "[E]") \
	X(sender_days, 3, "[E]") \
	X(sender_reporters, 2, "[E]") \
	X(spf_only_share, 950, "[E]") \
	X(bounces, 10, "[E]") \
	/* DKIM and SPF */ \
	X(key_signatures, 50, "[E]") \
	X(key_share, 500, "[E]") \
	X(key_reporters, 2, "[E]") \
	X(on_way_share, 950, "[E]") \
	X(dns_share, 10, "[E]") \
	X(dns_days, 3, "[E]") \
	X(permerror_messages, 10, "[E]") \
	X(permerror_reporters, 2, "[E]") \
	X(selector_messages, 10, "[E]") \
	X(selector_days, 180, "M3AAWG DKIM Key Rotation Best Common " \
	    "Practices: about every six months") \
	/* spoof-wave */ \
	X(wave_messages, 100, "[E]") \
	X(wave_factor, 5, "[E]: times the median") \
	X(wave_median_days, 14, "[E]") \
	X(wave_sources, 10, "[E]") \
	/* readiness */ \
	X(ready_days, 30, "RFC 9989 section 7.4 asks for enough time; [E]") \
	X(ready_reporters, 3, "[E]") \
	X(ready_reporter_days, 800, "[E]: share of the days") \
	X(quarantine_share, 980, "[E]: known senders") \
	X(reject_share, 990, "[E]: known senders") \
	X(quarantine_service, 950, "[E]: each known service") \
	X(reject_service, 980, "[E]: each known service") \
	X(service_messages, 100, "[E]") \
	X(ready_unknown, 50, "[E]: at most") \
	X(reject_dkim, 980, "RFC 9989 section 8: p=reject must not rely on " \
	    "SPF alone; the figure [E]") \
	/* TLS */ \
	X(tls_sessions, 10, "[E]") \
	X(tls_share, 10, "[E]") \
	X(tls_days, 2, "[E]: or by so many reporters") \
	X(sts_days, 14, "[E]") \
	X(sts_sessions, 100, "[E]") \
	X(sts_reporters, 2, "[E]")

#define THRESHOLD_FIELD(name, value, source)	uint64_t name;
struct thresholds {
	THRESHOLDS(THRESHOLD_FIELD)
};
#undef THRESHOLD_FIELD

/* What a finding rests on: a few lines, each a word of the page's table. */
enum proof {
	PROOF_SOURCE,	/* text: an address, n: messages */
	PROOF_SIGNATURE,	/* text: domain/selector, n: messages */
	PROOF_IDENTIFIER,	/* text: what passed, n: messages */
	PROOF_REPORTER,	/* text, n: messages or days */
	PROOF_COMMENT,	/* text: the reporter's own words */
	PROOF_BLOCKER,	/* text: id of another finding, n: messages */
	PROOF_MISSING,	/* text: which gate, n: what there is; of: what
				   it asks for */
	PROOF_KINDS
};

struct finding_proof {
	enum proof	kind;
	struct bytes	text;
	uint64_t	n, of;
};

enum { FINDING_PROOFS_MOST = 5 };

/*
 * Three heaps of failing mail under a stricter policy; never one figure
 * that is called lost.
 */
struct finding_heaps {
	uint64_t	at_risk, stopped, undecided;
};

struct finding {
	enum finding_id	id;
	enum severity	severity;
	bool		enough;		/* false: not enough data, see
					   PROOF_MISSING */
	struct bytes	domain;		/* the organisation's, or empty */
	struct bytes	subject;	/* a sender, selector, reporter … */
	struct bytes	was, is;	/* of a change, or of a wish */
	uint64_t	messages, of;	/* so many of so many */
	int64_t		day, until;	/* -1: none */
	struct finding_heaps heaps;	/* of the ready and not-ready ones */
	bool		assumed;	/* heaps rest on --assume columns;
					   where they do not, the page tells
					   which command makes them */
	struct finding_proof proof[FINDING_PROOFS_MOST];
	size_t		nproofs, more_proofs;
};

/* Ordered by severity, then weight of the id, messages, domain, subject. */
struct findings {
	struct finding	*at;
	size_t		 n;
};

struct inventory;
struct watch;
struct arena;

struct finding_options {
	const struct thresholds	*thresholds;
	int64_t			 begin, end;	/* the window in days, end not
						   in it; -1: all input */
	const struct inventory	*inventory;	/* NULL: none */
};

/*
 * Fills out; texts live as long as keep. What stands before the window in
 * the rows is what it is compared with.
 */
void	 findings_find(struct findings *out, struct watch *w,
	    const struct finding_options *o, struct arena *keep);

struct bytes	 finding_id(enum finding_id id);
/* The finding of that id, or FINDING_KINDS. */
enum finding_id	 finding_named(struct bytes id);
const struct thresholds *thresholds_default(void);

#endif
