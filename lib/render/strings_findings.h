/*
 * strings_findings: what is said of each finding: X(FIND_…, title) and
 * X(SAY_…, sentence), in the order of findings/findings.h.
 *
 * In the sentences: {1} the domain, {2} the finding's subject, {3} and {4}
 * so many messages of so many, {5} their share, {6} and {7} what was and
 * what is, {8} a day.
 */
#ifndef RENDER_STRINGS_FINDINGS_H
#define RENDER_STRINGS_FINDINGS_H

#define STRINGS_FINDINGS(X) \
	X(FIND_POLICY_WEAKENED, "The policy of {2} became weaker") \
	X(FIND_DKIM_KEY_FAILS, "Signatures of {2} do not verify") \
	X(FIND_NO_REPORTS, "No reports for {2}") \
	X(FIND_REPORTER_SILENT, "{2} no longer reports on {1}") \
	X(FIND_RECORD_ERROR, "The DMARC record of {1} has an error") \
	X(FIND_OWN_SERVER_FAILS, "Mail of your own sender {2} fails") \
	X(FIND_NONSENDING_SENDS, "{2} should not send, and does") \
	X(FIND_SPF_PERMERROR, "The SPF record of {1} is in error") \
	X(FIND_SPOOF_WAVE, "A wave of forged mail as {1} on {8}") \
	X(FIND_SERVICE_UNALIGNED, "{2} sends as {1} without alignment") \
	X(FIND_SPF_ONLY_SENDER, "{2} passes for {1} by SPF alone") \
	X(FIND_SUBDOMAIN_WEAKER, "Subdomains of {1} have a weaker policy") \
	X(FIND_PCT_OR_TEST_LEFT, "{2}={7} is left in the record of {1}") \
	X(FIND_POLICY_DIFFERS, "Reporters see different policies of {1}") \
	X(FIND_TLS_FAILING, "TLS to {1} fails: {2}") \
	X(FIND_DNS_ERRORS, "The DNS of {1} did not answer") \
	X(FIND_NEW_SENDER, "A new sender for {1}: {2}") \
	X(FIND_SELECTOR_CHANGE, "The DKIM selector {2}") \
	X(FIND_NOT_ENFORCED, "{2} does not follow the policy of {1}") \
	X(FIND_BOUNCES_FAIL, "Bounces of {2} fail as {1}") \
	X(FIND_STRICT_BREAKS, "{2} needs relaxed alignment for {1}") \
	X(FIND_UNCLEAR_SENDER, "Who is {2}, sending as {1}?") \
	X(FIND_DKIM_BREAKS_ON_WAY, "Signatures of {2} break when others " \
	    "forward") \
	X(FIND_SUBDOMAIN_SEEN, "The From domain {2}") \
	X(FIND_READY_QUARANTINE, "{1} may go to p=quarantine") \
	X(FIND_READY_REJECT, "{1} may go to p=reject") \
	X(FIND_NOT_READY, "Not ready for p={7}: {1}") \
	X(FIND_STS_READY, "MTA-STS of {1} may go to mode enforce") \
	/* what to do */ \
	X(SAY_POLICY_WEAKENED, "On {8} it went from {6} to {7}. Was it you? " \
	    "If not, look at who may change your DNS.") \
	X(SAY_DKIM_KEY_FAILS, "{3} of {4} from known senders fail. The key " \
	    "is missing, was rotated too early, or is damaged: compare what " \
	    "is published with what signs.") \
	X(SAY_NO_REPORTS, "None in {3} days. Check rua in its record and, " \
	    "when reports go to another domain, the record below " \
	    "_report._dmarc there. Or nobody saw mail of it: reports cannot " \
	    "tell which.") \
	X(SAY_REPORTER_SILENT, "The last report is of {8}. One reporter may " \
	    "have had no mail; when all fall silent, check rua and the " \
	    "mailbox.") \
	X(SAY_RECORD_ERROR, "A reporter says so, last on {8}. Several DMARC " \
	    "records count as none.") \
	X(SAY_OWN_SERVER_FAILS, "{3} of {4}. Fix this first: turn DKIM on, " \
	    "or add the server to SPF.") \
	X(SAY_NONSENDING_SENDS, "{3} passed. A real sender, a wrong role in " \
	    "the inventory, or a stolen key.") \
	X(SAY_SPF_PERMERROR, "{3} of {4} met a permanent error: more than " \
	    "10 look-ups, more than 2 void ones, two records, or a fault in " \
	    "the syntax (RFC 7208 section 4.6).") \
	X(SAY_SPOOF_WAVE, "{3} that nobody authenticated; usual are {4} a " \
	    "day. Under an enforced policy receivers were asked to stop " \
	    "them; under p=none they were not.") \
	X(SAY_SERVICE_UNALIGNED, "{3} pass for its own name only. If it " \
	    "sends for you: first let it sign with d= your domain, then " \
	    "look at the return path.") \
	X(SAY_SPF_ONLY_SENDER, "{3} of {4}. These fail when forwarded, and " \
	    "a policy of reject must not rely on SPF alone (RFC 9989 " \
	    "section 8): switch DKIM on.") \
	X(SAY_SUBDOMAIN_WEAKER, "{2}={7}, while p={6}; {3} as a subdomain " \
	    "failed on complete days. Raise {2}, or give each subdomain a " \
	    "record of its own.") \
	X(SAY_PCT_OR_TEST_LEFT, "Since {8}. pct is gone from the standard, " \
	    "and receivers of RFC 9989 apply the full policy; t=y makes it " \
	    "one step weaker.") \
	X(SAY_POLICY_DIFFERS, "On {8}, long after the last change: name " \
	    "servers that differ, old caches, or a reporter's fault.") \
	X(SAY_TLS_FAILING, "{3} of {4} sessions, policy {7}.") \
	X(SAY_DNS_ERRORS, "{3} of {4} met a temporary error: your name " \
	    "servers, or the way to them.") \
	X(SAY_NEW_SENDER, "{3} since {8} that pass. Who set it up? If it is " \
	    "yours, add it to your list of senders.") \
	X(SAY_SELECTOR_CHANGE, "In use since {8}. When it is new, confirm " \
	    "who published it; when it is old, rotate the key (about every " \
	    "six months).") \
	X(SAY_NOT_ENFORCED, "{3} of {4} failing messages without action or " \
	    "reason. That is the receiver's right (RFC 9989 section 5.4), " \
	    "not your fault.") \
	X(SAY_BOUNCES_FAIL, "{3} with the null reverse-path. Sign bounces, " \
	    "and give the HELO name an SPF record below your domain.") \
	X(SAY_STRICT_BREAKS, "{3} of {4} would fail under strict alignment; " \
	    "d=, return path and From would have to be one name.") \
	X(SAY_UNCLEAR_SENDER, "{3} pass for its own name only. Ask the " \
	    "owners of the domain; do not authorise it on this evidence.") \
	X(SAY_DKIM_BREAKS_ON_WAY, "{3} of {4} from others fail, while those " \
	    "of your senders pass. Lists and gateways alter mail; do not " \
	    "rotate the key for this.") \
	X(SAY_SUBDOMAIN_SEEN, "First seen on {8}; {3} of {4} failed. Add it " \
	    "to the inventory; where it only fails and the name does not " \
	    "exist, np=reject would refuse it.") \
	X(SAY_READY_QUARANTINE, "Of known senders {5} passes. Mail that is " \
	    "sent less often than this period is long is not in the data.") \
	X(SAY_READY_REJECT, "Of known senders {5} passes. Domains whose " \
	    "people post to mailing lists should not publish p=reject (RFC " \
	    "9989 section 7.4); where a framework demands it, look at what " \
	    "is forwarded first.") \
	X(SAY_NOT_READY, "Of known senders {5} passes. Fix what is in the " \
	    "way first.") \
	X(SAY_STS_READY, "{3} sessions in mode testing without a failure. " \
	    "Set the mode, change the id of the record, lengthen max_age.") \
	/* around them */ \
	X(ACTIONS_HEADING, "What to do") \
	X(NO_FINDINGS, "Nothing in this input asks for action.") \
	X(NO_FINDING_ROWS, "Most of what somebody should do is found in " \
	    "aligned records and TLS rows only; this input has none.") \
	X(SEVERITY_CRITICAL, "Critical") \
	X(SEVERITY_HIGH, "High") \
	X(SEVERITY_MEDIUM, "Medium") \
	X(SEVERITY_LOW, "Low") \
	X(SEVERITY_INFO, "Note") \
	X(FINDING_LABEL, "{1}: {2}") \
	X(HEAPS, "Of mail that fails, a stricter policy would put {1} at " \
	    "risk, stop {2} as intended, and leave {3} undecided.") \
	X(ASSUME_HINT, "Which messages these are: align-filter " \
	    "--assume=p={1}.") \
	X(FINDING_TITLE, "{1} [{2}]") \
	X(FINDING_MORE, "There are {1} more like this.") \
	X(NOT_JUDGED, "Not enough data to judge p={7}: {1}") \
	X(SHARES_SHUT, "For {1} of {2} domains there is not enough data for " \
	    "percentage-based findings: they need {3} complete days, {4} " \
	    "reporters and {5} messages that pass or fail.") \
	/* evidence; {1} a name, {2} and {3} so many of so many */ \
	X(PROOF_SOURCE, "from {1} ({2} of {3})") \
	X(PROOF_IDENTIFIER, "passes as {1}") \
	X(PROOF_REPORTER, "reporter {1}") \
	X(PROOF_COMMENT, "“{1}”") \
	X(PROOF_ACTED, "receivers acted on {2} of {3}") \
	X(PROOF_BARE, "unauthenticated ({2})") \
	X(PROOF_MISALIGNED, "passes only for another domain ({2})") \
	X(PROOF_BROKEN, "broken signature or SPF record ({2})") \
	X(PROOF_FORWARDED, "forwarded ({2})") \
	/* what stands against a stricter policy */ \
	X(PROOF_KNOWN_FAIL, "mail of known senders fails ({2} of {3})") \
	X(PROOF_SERVICE_FAILS, "mail of {1} fails ({2} of {3})") \
	X(PROOF_UNKNOWN, "messages without a result ({2} of {3})") \
	X(PROOF_SPF_ONLY, "{1} passes by SPF alone ({2} of {3})") \
	X(PROOF_NO_DKIM, "known mail without an aligned signature ({2} of " \
	    "{3})") \
	/* what data there is, and what is asked for */ \
	X(PROOF_DAYS, "days under this policy: {2} of {3}") \
	X(PROOF_COMPLETE_DAYS, "complete days: {2} of {3}") \
	X(PROOF_REPORTERS, "reporters: {2} of {3}") \
	X(PROOF_REPORTED_DAYS, "days with enough reporters: {2} of {3}") \
	X(PROOF_MESSAGES, "messages that pass or fail: {2} of {3}") \
	X(PROOF_KNOWN_SENDERS, "no mail of known senders (--own names " \
	    "yours)") \
	X(PROOFS, "Evidence: {1}.") \
	X(PROOFS_MORE, "Evidence: {1}, and {2} more.") \
	X(BLOCKERS, "In the way: {1}.") \
	X(GATES, "What there is, of what is needed: {1}.")

#endif
