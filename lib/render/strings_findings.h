/*
 * strings_findings: what is said of each finding: X(FIND_…, title) and
 * X(SAY_…, sentence), in the order of findings/findings.h.
 *
 * In the sentences: {1} the domain, {2} the finding's subject, {3} and {4}
 * so many messages of so many, {5} their share, {6} and {7} what was and
 * what is, {8} a day, {9} the sender, or the receiving server.
 */
#ifndef RENDER_STRINGS_FINDINGS_H
#define RENDER_STRINGS_FINDINGS_H

#define STRINGS_FINDINGS(X) \
	X(FIND_POLICY_WEAKENED, "The policy of {2} became weaker") \
	X(FIND_SENDER_BROKE, "Mail of {9} as {1} no longer passes DMARC") \
	X(FIND_DKIM_KEY_FAILS, "Signatures of {2} do not verify") \
	X(FIND_DATA_FELL, "{2} reports on {1} no more, and had much of its " \
	    "mail") \
	X(FIND_NO_REPORTS, "No reports for {2}") \
	X(FIND_REPORTER_SILENT, "{2} no longer reports on {1}") \
	X(FIND_RECORD_ERROR, "The DMARC record of {1} has an error") \
	X(FIND_OWN_SERVER_FAILS, "Mail of your sender {9} as {1} fails " \
	    "DMARC") \
	X(FIND_NONSENDING_SENDS, "{2} should not send, and does") \
	X(FIND_SPF_PERMERROR, "The SPF record of {1} is in error") \
	X(FIND_SPOOF_WAVE, "A wave of forged mail as {1} on {8}") \
	X(FIND_SERVICE_UNALIGNED, "{9} sends as {1} and is not aligned") \
	X(FIND_SPF_ONLY_SENDER, "{2} passes for {1} by SPF alone") \
	X(FIND_SUBDOMAIN_WEAKER, "Subdomains of {1} have a weaker policy") \
	X(FIND_PCT_OR_TEST_LEFT, "{2}={7} is left in the record of {1}") \
	X(FIND_POLICY_DIFFERS, "Reporters see different policies of {1}") \
	X(FIND_TLS_FAILING, "TLS connections to {9} fail: {2}") \
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
	X(FIND_FORWARDER_INFERRED, "{2} seems to forward mail of {1}") \
	X(FIND_READY_QUARANTINE, "{1} may go to p=quarantine") \
	X(FIND_READY_REJECT, "{1} may go to p=reject") \
	X(FIND_NOT_READY, "Not ready for p={7}: {1}") \
	X(FIND_STS_READY, "MTA-STS of {1} may go to mode enforce") \
	/* what to do */ \
	X(SAY_POLICY_WEAKENED, "On {8} it went from {6} to {7}. Was it you? " \
	    "If not, look at who may change your DNS.") \
	X(SAY_SENDER_BROKE, "Since {8} {3} of {4} fail, of mail that used " \
	    "to pass. Look at what was changed that day.") \
	X(SAY_DKIM_KEY_FAILS, "{3} of {4} signatures of known senders do " \
	    "not verify. The key is missing, was rotated too early, or is " \
	    "damaged.") \
	X(SAY_DATA_FELL, "The last report is of {8}; {3} days without are " \
	    "more than usual. Check rua in the record, the record below " \
	    "_report._dmarc of another domain it names, the mailbox, and " \
	    "what takes reports out of it.") \
	X(SAY_NO_REPORTS, "None in {3} days. Check rua in its record and, " \
	    "when reports go to another domain, the record below " \
	    "_report._dmarc there. Or nobody saw mail of it: reports cannot " \
	    "tell which.") \
	X(SAY_REPORTER_SILENT, "The last report is of {8}. One reporter may " \
	    "have had no mail; when all fall silent, check rua and the " \
	    "mailbox.") \
	X(SAY_RECORD_ERROR, "A reporter says so, last on {8}. Several DMARC " \
	    "records count as none.") \
	X(SAY_OWN_SERVER_FAILS, "{3} of {4} fail DMARC.") \
	X(SAY_NONSENDING_SENDS, "{3} passed. A real sender, a wrong role in " \
	    "the inventory, or a stolen key.") \
	X(SAY_SPF_PERMERROR, "{3} of {4} met a permanent error: more than " \
	    "10 look-ups, more than 2 void ones, two records, or a fault in " \
	    "the syntax (RFC 7208 section 4.6).") \
	X(SAY_SPOOF_WAVE, "{3} that nobody authenticated; usual are {4} a " \
	    "day. Under an enforced policy receivers were asked to stop " \
	    "them; under p=none they were not.") \
	X(SAY_SERVICE_UNALIGNED, "{3} pass only for its own domain, so they " \
	    "do not pass DMARC as {1}. If it sends for you:") \
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
	X(SAY_TLS_FAILING, "{3} of {4} sessions for {1} have failed since " \
	    "{8}, under policy {7}.") \
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
	X(SAY_SUBDOMAIN_SEEN, "{3} of {4} failed. If it is yours, add it to " \
	    "the inventory.") \
	X(SAY_FORWARDER_INFERRED, "{3} pass by a signature that mostly " \
	    "passes elsewhere, none by SPF. It is neither yours nor forged: " \
	    "nothing is to be done.") \
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
	/* of failing TLS, in the order of enum tls_result; {1} the domain, {2}
	   the receiving server */ \
	X(DO_STARTTLS_NOT_SUPPORTED, "Turn on STARTTLS on port 25 of {2}, " \
	    "and check that no firewall or filter in front of it removes " \
	    "STARTTLS from the EHLO reply.") \
	X(DO_CERTIFICATE_HOST_MISMATCH, "Install a certificate on {2} that " \
	    "has this name in subjectAltName, or correct the MX record of " \
	    "{1}.") \
	X(DO_CERTIFICATE_EXPIRED, "Renew the certificate of {2}, reload the " \
	    "mail server so that it uses it, and check why it was not " \
	    "renewed in time.") \
	X(DO_CERTIFICATE_NOT_TRUSTED, "Install a certificate of a public CA " \
	    "on {2}, with all intermediate certificates: senders do not " \
	    "trust a private CA or an incomplete chain.") \
	X(DO_VALIDATION_FAILURE, "The report gives no more than that the " \
	    "validation failed. Check name, chain and dates of the " \
	    "certificate of {2}, and that it offers TLS 1.2 or later.") \
	X(DO_TLSA_INVALID, "Publish the TLSA record of {2} again, made of " \
	    "the key it uses now. Next time publish the record of the new " \
	    "key first, and change the key when the old record has expired " \
	    "from caches (RFC 7671 section 8).") \
	X(DO_DNSSEC_INVALID, "Check the DNSSEC chain of {1} and {2}: the DS " \
	    "record of the parent zone against the keys in use, and " \
	    "signatures that have expired.") \
	X(DO_DANE_REQUIRED, "A sender requires DANE and found no TLSA record " \
	    "of {2} that DNSSEC proves. Publish one for each MX host and " \
	    "sign the zone, or ask the sender not to require it.") \
	X(DO_STS_POLICY_FETCH_ERROR, "Check that " \
	    "https://mta-sts.{1}/.well-known/mta-sts.txt answers with status " \
	    "200, without a redirect, under a valid certificate. If only one " \
	    "sender cannot fetch it, wait: the fault may be there.") \
	X(DO_STS_POLICY_INVALID, "Correct the MTA-STS policy file of {1}: " \
	    "version, mode, max_age and at least one mx line (RFC 8461 " \
	    "section 3.2). Then change the id of the record at " \
	    "_mta-sts.{1}.") \
	X(DO_STS_WEBPKI_INVALID, "Renew the certificate of the web server " \
	    "mta-sts.{1}: it must be valid for this name.") \
	X(DO_TLS_OTHER, "The reports do not say why. Check certificate and " \
	    "STARTTLS of each MX host of {1}, then ask the reporter.") \
	/* what to do where mail fails, by cause; {1} the From domain, {2} the
	   sender, {3} the selector's record */ \
	X(STEP_DKIM_COMPARE, "Compare the key that is published at {3} with " \
	    "the one that {2} signs with.") \
	X(STEP_DKIM_FIND, "Find the selector with d={1} that fails (DKIM " \
	    "selectors, below) and compare its published key with the one " \
	    "that {2} signs with.") \
	X(STEP_DKIM_PUBLISH, "Publish the key again, or let it sign with a " \
	    "selector whose key is there. Remove an old key only when " \
	    "nothing signs with it any more.") \
	X(STEP_SPF, "Check that the SPF record of the return path at {1} has " \
	    "the addresses of {2}, and that it needs at most 10 look-ups.") \
	X(STEP_SPF_DKIM, "Turn on DKIM signing with d={1}, too: SPF fails " \
	    "when mail is forwarded.") \
	X(STEP_SIGN_SERVICE, "In the settings of {2}, turn on DKIM signing " \
	    "with d={1} (domain authentication, custom domain) and publish " \
	    "the records that it shows.") \
	X(STEP_RETURN_PATH, "Then set a return path below {1} there (custom " \
	    "bounce or MAIL FROM domain).") \
	X(STEP_NO_SPF, "Do not add its addresses to the SPF record of {1}: " \
	    "SPF is checked for the return path, so that does not help.") \
	X(STEP_SIGN_OWN, "Turn on DKIM signing with d={1} on {2} and publish " \
	    "its key.") \
	X(STEP_SPF_ADD, "Add the addresses of {2} to the SPF record of its " \
	    "return path, which must be {1} or below it.") \
	/* the same as data */ \
	X(FACT_SENDER, "Sender") \
	X(FACT_SERVER, "Server") \
	X(FACT_FROM, "From domain") \
	X(FACT_SINCE, "Since") \
	X(FACT_MESSAGES, "Messages") \
	X(FACT_SESSIONS, "Sessions") \
	X(FACT_SIGNATURES, "Signatures") \
	X(FACT_RECEIVERS, "Receivers") \
	X(FACT_ROWS, "Rows") \
	X(FACT_COMPARE, "Compare") \
	X(FACT_OF, "{1} of {2} ({3})") \
	X(FACT_DID, "took no action on {1}, quarantined {2}, rejected {3}") \
	/* several findings of a kind: {1} so many */ \
	X(GROUP_NO_REPORTS, "No reports for {1} domains") \
	X(GROUP_SUBDOMAIN_WEAKER, "Subdomains have a weaker policy: {1} " \
	    "domains") \
	X(GROUP_PCT_OR_TEST_LEFT, "pct or t=y is left in the records of {1} " \
	    "domains") \
	X(GROUP_SUBDOMAIN_SEEN, "{1} From domains are new, or only fail") \
	X(GROUP_NOT_READY, "Not ready for a stricter policy: {1} domains") \
	X(GROUP_NAMES, "The {1} names") \
	X(TLS_UNTOLD, "reason not reported") \
	X(TLS_TOTAL, "On the last days no session succeeded.") \
	X(TLS_WAITS, "Senders keep this mail and try again; after four or " \
	    "five days they return it (RFC 5321 section 4.5.4.1).") \
	X(SAY_UNTIL, "The last day of it is {1}.") \
	X(SAY_ALONE, "One reporter alone says so. Check it; a second report " \
	    "would confirm it.") \
	/* around them */ \
	X(ACTIONS_HEADING, "What to do") \
	X(SAY_SUBDOMAIN_FAILS, "{3} of {4} failed, and nothing of it ever " \
	    "passed. Where the name does not exist, np=reject would refuse " \
	    "it.") \
	X(IGNORED, "Not told, as your list asks: {1}.") \
	X(FIND_DATA_FELL_ALL, "Reports on {1} no longer come") \
	X(FIND_NO_REPORTS_AT_ALL, "No reports at all") \
	X(SAY_NO_REPORTS_AT_ALL, "There is no report in the input, or none " \
	    "of this time. Check rua, the mailbox, and what takes reports " \
	    "out of it.") \
	/* the page's verdict */ \
	X(VERDICT_ACTION, "Action needed.") \
	X(VERDICT_RISK, "At risk.") \
	X(VERDICT_NONE, "No action needed.") \
	X(VERDICT_OPEN, "Cannot tell, because {1}.") \
	X(OPEN_NOTHING, "no report is of this time") \
	X(OPEN_ROWS, "the input has no aligned records and no TLS rows") \
	X(OPEN_REFUSED, "some of the input was refused") \
	X(OPEN_DATA, "for {1} of {2} domains reports are too few, or not " \
	    "complete") \
	X(OPEN_LITTLE, "for {1} of {2} domains there is too little mail") \
	X(OPEN_TLS, "for {1} of {2} domains there are too few TLS reports") \
	X(NO_FINDING_ROWS, "Most of what somebody should do is found in " \
	    "aligned records and TLS rows only; this input has none.") \
	X(SEVERITY_CRITICAL, "Critical") \
	X(SEVERITY_HIGH, "High") \
	X(SEVERITY_MEDIUM, "Medium") \
	X(SEVERITY_LOW, "Low") \
	X(SEVERITY_INFO, "Note") \
	X(FINDING_LABEL, "{1}: {2}") \
	X(FAILURE_CLASSES, "Of mail that fails, a stricter policy would " \
	    "put {1} at risk, stop {2} as intended, and leave {3} " \
	    "undecided.") \
	X(ASSUME_HINT, "Which messages these are: align-filter " \
	    "--assume=p={1}.") \
	X(FINDING_TITLE, "{1} [{2}]") \
	X(FINDING_MORE, "There are {1} more like this.") \
	X(NOT_JUDGED, "Not enough data to judge p={7}: {1}") \
	X(SHARES_SHUT, "For {1} of {2} domains there is not enough data for " \
	    "percentage-based findings: they need {3} complete days of " \
	    "the last {6}, {4} reporters and {5} messages that pass or fail.") \
	X(TLS_SHUT, "For {1} of {2} domains there are too few TLS reports " \
	    "for percentage-based findings: they need {3} days, {4} " \
	    "reporters and {5} sessions.") \
	/* evidence; {1} a name, {2} and {3} so many of so many */ \
	X(PROOF_SOURCE, "from {1} ({2} of {3})") \
	X(PROOF_MX, "at {1} ({2} sessions)") \
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
	X(PROOF_RISK, "mail at risk ({2} of {3})") \
	X(PROOF_UNDECIDED, "undecided mail ({2} of {3})") \
	X(PROOF_UNDECIDED_SERVICE, "whose mail {1} sends is undecided ({2} " \
	    "of {3})") \
	/* what data there is, and what is asked for */ \
	X(PROOF_DAYS, "days under this policy: {2} of {3}") \
	X(PROOF_COMPLETE_DAYS, "complete days: {2} of {3}") \
	X(PROOF_REPORTERS, "reporters: {2} of {3}") \
	X(PROOF_REPORTED_DAYS, "days that are complete: {2} of {3}") \
	X(PROOF_MESSAGES, "messages that pass or fail: {2} of {3}") \
	X(PROOF_KNOWN_SENDERS, "no mail of known senders (--own names " \
	    "yours)") \
	X(PROOFS, "Evidence: {1}.") \
	X(PROOFS_MORE, "Evidence: {1}, and {2} more.") \
	X(BLOCKERS, "In the way: {1}.") \
	X(GATES, "What there is, of what is needed: {1}.")

#endif
