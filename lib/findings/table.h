/*
 * table: which findings there are, when each is told, and the
 * thresholds it is told by. rua-findings(7) is made from these tables.
 */
#ifndef FINDINGS_TABLE_H
#define FINDINGS_TABLE_H

#include <stdint.h>

/*
 * X(NAME, id, when it is told, and how grave it is), in order of weight
 * within one severity. Words with _ are thresholds.
 */
#define FINDINGS(X) \
	X(POLICY_WEAKENED, "policy-weakened", "p, sp or np is weaker, t " \
	    "went from absent to y, or pct fell; gate_reporters reporters " \
	    "showed the old policy first and the new one then. Critical.") \
	X(SENDER_BROKE, "sender-broke", "an address, its /24 or /48, a " \
	    "listed sender, a service's network or an aligned selector " \
	    "passed for broke_share of broke_messages messages in the " \
	    "broke_days days before some day, and since then " \
	    "fact_messages messages and fact_share of its mail fail. They " \
	    "count with a d= or return path of the domain's own, or all of " \
	    "them when passing mail is under broke_left of what the same " \
	    "weekdays had. Critical where receivers quarantined or " \
	    "rejected fact_messages, else high; medium when less than " \
	    "broke_volume of its former mail is left, and a note when it " \
	    "passes again.") \
	X(DKIM_KEY_FAILS, "dkim-key-fails", "of key_signatures signatures " \
	    "of known senders with an aligned selector less than key_share " \
	    "pass, or none of fact_messages; and it is so without the " \
	    "reporter that saw most fail, where there are others. Critical " \
	    "when fact_messages messages fail with them, else high.") \
	X(DATA_FELL, "data-fell", "no report came for more than silent_days " \
	    "days, and more than twice the longest silence of the " \
	    "fell_days days before; or none of a reporter with " \
	    "fell_weight of the weight and reports on silent_share of the " \
	    "baseline_days days before, on silent_days days with reports " \
	    "of others, though their mail makes fact_messages messages " \
	    "likely. High; a note for a domain that never had enough data.") \
	X(NO_REPORTS, "no-reports", "no report in no_reports_days days for " \
	    "a domain of the inventory, high if it sends, else a note; or " \
	    "none at all in the input. High.") \
	X(REPORTER_SILENT, "reporter-silent", "a reporter with reports on " \
	    "silent_share of baseline_days days is absent on silent_days " \
	    "days on which others reported. A note.") \
	X(RECORD_ERROR, "record-error", "fact_reporters reporters name " \
	    "the same error of the DMARC record, high; one, medium.") \
	X(OWN_SERVER_FAILS, "own-server-fails", "of an address that your " \
	    "own list labels own_messages messages and own_share fail. " \
	    "Critical where receivers quarantined or rejected " \
	    "fact_messages, else high.") \
	X(NONSENDING_SENDS, "nonsending-sends", "nonsending_messages " \
	    "messages pass for a domain with the role non-sending. High.") \
	X(SPF_PERMERROR, "spf-permerror", "permerror_messages messages met " \
	    "a permanent error of the domain's own SPF record, at " \
	    "permerror_reporters reporters. High.") \
	X(SPOOF_WAVE, "spoof-wave", "on one day wave_messages " \
	    "messages, and wave_factor times the median of the " \
	    "recent_days days before (of wave_median_days at least, none " \
	    "of a wave), that nothing authenticates or that " \
	    "pass only as organisations never seen before, from " \
	    "wave_sources networks (/24, /48). High under p=none, else a " \
	    "note.") \
	X(SERVICE_UNALIGNED, "service-unaligned", "sender_messages messages " \
	    "of one organisation pass for its own name only, on sender_days " \
	    "days at sender_reporters reporters; it is a known service, or " \
	    "signs by default for the domain, or it, or sources of so many " \
	    "of these messages, also pass. High if a policy is enforced, " \
	    "else medium.") \
	X(SPF_ONLY_SENDER, "spf-only-sender", "of sender_messages passing " \
	    "messages of a known sender spf_only_share pass by SPF alone. " \
	    "High under p=reject, else medium.") \
	X(SUBDOMAIN_WEAKER, "subdomain-weaker", "sp or np is weaker than p. " \
	    "High when subdomain_failures messages of subdomains fail, else " \
	    "medium.") \
	X(PCT_OR_TEST_LEFT, "pct-or-test-left", "pct is below 100, high; or " \
	    "t=y for test_days days, medium; and p is not none.") \
	X(POLICY_DIFFERS, "policy-differs", "reporters show another p or sp " \
	    "than most do, more than policy_settle_days days after a " \
	    "change. Medium.") \
	X(TLS_FAILING, "tls-failing", "fact_messages sessions fail in one " \
	    "way, of days on which tls_share of the sessions did. Critical " \
	    "when none succeeds any more under enforce or DANE; else high " \
	    "there, medium in testing, low without a policy. " \
	    "fact_reporters reporters say so, or one that reported on " \
	    "reporter_share of the last recent_days days says so on " \
	    "fact_days days, or a report whose mail authenticated; what " \
	    "one other report says alone is medium at most.") \
	X(DNS_ERRORS, "dns-errors", "dns_share of the messages met a " \
	    "temporary error of an aligned domain, on dns_days days. Medium " \
	    "when gate_reporters reporters each met so many on so many " \
	    "days, else a note.") \
	X(NEW_SENDER, "new-sender", "sender_messages messages of a service " \
	    "or organisation pass that was not in the baseline. Medium.") \
	X(SELECTOR_CHANGE, "selector-change", "an aligned selector passes " \
	    "for selector_messages messages that was not in the baseline, " \
	    "medium; or has been in use for selector_days days, low.") \
	X(NOT_ENFORCED, "not-enforced", "of enforced_messages failing " \
	    "messages at one reporter, which a policy asks to stop, it let " \
	    "enforced_share pass without a reason; the policy has not " \
	    "changed for enforced_days days. Low.") \
	X(BOUNCES_FAIL, "bounces-fail", "bounces messages with the null " \
	    "reverse-path of your own senders fail. Low.") \
	X(STRICT_BREAKS, "strict-breaks", "strict_messages messages of a " \
	    "known sender pass under relaxed alignment only. A note; " \
	    "medium where audit rows ask the domain, or one above it, for " \
	    "strict alignment.") \
	X(UNCLEAR_SENDER, "unclear-sender", "as service-unaligned, but " \
	    "nothing tells whether it sends for you. A note.") \
	X(DKIM_BREAKS_ON_WAY, "dkim-breaks-on-way", "of key_signatures " \
	    "signatures of known senders on_way_share pass, while of those " \
	    "from others less than key_share pass and on_way_messages fail. " \
	    "A note.") \
	X(SUBDOMAIN_SEEN, "subdomain-seen", "a From domain below the domain " \
	    "was not there before, or has only failed for subdomain_days " \
	    "days. A note.") \
	X(FORWARDER_INFERRED, "forwarder-inferred", "forwarder_messages " \
	    "messages from an address pass by DKIM and none by aligned SPF, " \
	    "at forwarder_reporters reporters, with selectors that mostly " \
	    "pass elsewhere; it is neither listed nor authorised, and no " \
	    "service passes beside it. A note.") \
	X(READY_QUARANTINE, "ready-quarantine", "for ready_days days the " \
	    "policy asked for nothing, ready_reporters reporters came in " \
	    "them, ready_reporter_days of the days with mail are complete, " \
	    "quarantine_share of the " \
	    "mail of known senders passes, and quarantine_service of each " \
	    "known sender's with service_messages messages; at most " \
	    "ready_unknown of the mail could not be evaluated, at most " \
	    "ready_risk is at risk and ready_undecided undecided, none of " \
	    "that from a named service. A note.") \
	X(READY_REJECT, "ready-reject", "the same from quarantine to " \
	    "reject, with reject_share and reject_service; there is no " \
	    "spf-only-sender, and reject_dkim of the mail of known senders " \
	    "passes by aligned DKIM. A note.") \
	X(NOT_READY, "not-ready", "what is missing for a stricter policy, " \
	    "or that there is not enough data to tell. A note.") \
	X(STS_READY, "sts-ready", "an MTA-STS policy has been in mode " \
	    "testing for sts_days days, sts_sessions sessions of it " \
	    "succeeded at sts_reporters reporters and none failed, and it " \
	    "covers every server that was met. A note.")

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
	X(gate_days, 7, "[E]: complete days, of the recent ones") \
	X(gate_reporters, 2, "[E]") \
	X(gate_messages, 100, "[E]; of TLS: sessions") \
	X(recent_days, 28, "[E]: who reports, and how much, is judged by " \
	    "the last of them; maturity looks back no further") \
	X(reporter_share, 500, "[E]: of the days of the most diligent " \
	    "reporter, for one that counts") \
	X(complete_share, 800, "[E]: of the weight of the reporters that " \
	    "count, a reporter's weight being its median of messages") \
	/* facts: of two reporters, or of one that counts on so many days */ \
	X(fact_messages, 10, "[E]: or sessions") \
	X(fact_reporters, 2, "[E]") \
	X(fact_days, 2, "[E]: of one reporter that counts") \
	X(fact_share, 100, "[E]: of a day's mail failing: since then") \
	/* sender-broke, data-fell */ \
	X(broke_days, 28, "[E]: before the day") \
	X(broke_messages, 50, "[E]") \
	X(broke_share, 950, "[E]: passing") \
	X(broke_left, 500, "[E]: of the passing mail of the same weekdays") \
	X(broke_volume, 100, "[E]: of its former mail a day") \
	X(fell_days, 35, "[E]") \
	X(fell_weight, 200, "[E]") \
	/* known senders without a list: the SPF record names the address */ \
	X(authorised_messages, 10, "[E]: passing SPF aligned") \
	X(authorised_reporters, 2, "[E]") \
	X(authorised_share, 500, "[E]: of its mail, passing") \
	X(baseline_days, 28, "[E]: what is compared with") \
	X(baseline_share, 800, "[E]: of these days must be complete") \
	/* no-reports, reporter-silent */ \
	X(no_reports_days, 7, "[E]") \
	X(silent_share, 800, "[E]: of the days before, reported on") \
	X(silent_days, 3, "[E]: without a report") \
	/* policy */ \
	X(policy_settle_days, 2, "[E]: longest time to live of the old " \
	    "record, and a day") \
	X(test_days, 30, "[E]: t=y for so long was forgotten") \
	X(enforced_days, 7, "[E]: policy unchanged") \
	X(enforced_messages, 50, "[E]: failing, of one reporter") \
	X(enforced_share, 50, "[E]: of them without action or reason") \
	X(subdomain_failures, 10, "[E]: makes it high") \
	X(subdomain_days, 28, "[E]: a From domain that only fails") \
	X(nonsending_messages, 1, "[E]") \
	/* senders */ \
	X(own_messages, 10, "[E]: failing, of one address") \
	X(own_share, 10, "[E]: of its messages") \
	X(sender_messages, 50, "[E]") \
	X(sender_days, 2, "[E]: weekly newsletters send on few days; of " \
	    "recent_days") \
	X(sender_reporters, 2, "[E]") \
	X(spf_only_share, 950, "[E]: of those that pass") \
	X(bounces, 10, "[E]") \
	X(strict_messages, 1, "[E]") \
	/* DKIM and SPF */ \
	X(key_signatures, 50, "[E]") \
	X(key_share, 500, "[E]: passing, below it") \
	X(on_way_share, 950, "[E]: passing, from known senders") \
	X(on_way_messages, 10, "[E]: failing, from others") \
	X(dns_share, 10, "[E]: of the messages") \
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
	X(wave_sources, 10, "[E]: networks") \
	X(forwarder_messages, 10, "[E]") \
	X(forwarder_reporters, 2, "[E]") \
	/* readiness */ \
	X(ready_days, 30, "RFC 9989 section 7.4 asks for enough time; [E]") \
	X(ready_reporters, 3, "[E]") \
	X(ready_reporter_days, 800, "[E]: of the days with mail") \
	X(quarantine_share, 980, "[E]: known senders") \
	X(reject_share, 990, "[E]: known senders") \
	X(quarantine_service, 950, "[E]: each known service") \
	X(reject_service, 980, "[E]: each known service") \
	X(service_messages, 100, "[E]") \
	X(ready_unknown, 50, "[E]: at most, of the messages") \
	X(ready_risk, 10, "[E]: at most, of the messages at risk") \
	X(ready_undecided, 10, "RFC 9989 section 5.1.6 asks to know them; " \
	    "the figure [E]: at most, of the messages undecided") \
	X(reject_dkim, 980, "RFC 9989 section 8: p=reject must not rely on " \
	    "SPF alone; the figure [E]") \
	/* TLS */ \
	X(tls_share, 10, "[E]: of the sessions") \
	X(tls_pause_days, 7, "[E]: days without such a failure end it") \
	X(sts_days, 14, "[E]") \
	X(sts_sessions, 100, "[E]") \
	X(sts_reporters, 2, "[E]")

#define THRESHOLD_FIELD(name, value, source)	uint64_t name;
struct thresholds {
	THRESHOLDS(THRESHOLD_FIELD)
};
#undef THRESHOLD_FIELD

#endif
