/*
 * columns_failure: the columns of failure rows; see tsv/columns.h.
 */
#ifndef TSV_COLUMNS_FAILURE_H
#define TSV_COLUMNS_FAILURE_H

/*
 * One row for each failure report. Those of records come first, so that
 * align-filter takes these rows, too.
 */
#define COLUMNS_FAILURES(X) \
	X(source, NEED, "where the report came from; see SOURCES") \
	X(mail_auth, MAY, "as in documents rows") \
	X(org_name, NEED, "who reports: Reporting-MTA, else the domain of " \
	    "From of the report's mail") \
	X(report_id, NEED, "Message-ID of the report's mail; digits in " \
	    "front of its @ without --full") \
	X(begin, NEED, "when the message arrived: Arrival-Date") \
	X(end, NEED, "the same") \
	X(source_ip, NEED, "address that sent the message") \
	X(count, NEED, "messages this report stands for: Incidents, else 1") \
	X(header_from, NEED, "domain of From of the reported message") \
	X(envelope_from, MAY, "domain of its MAIL FROM; <> is the null " \
	    "reverse-path, empty is not told") \
	X(policy_domain, NEED, "domain that the report is about: where the " \
	    "DMARC record was found, if told") \
	X(dkim_domains, NEED, "d= of each signature that was checked (list)") \
	X(dkim_selectors, MAY, "s= of each signature (parallel list)") \
	X(dkim_results, NEED, "the reporter's result word of each " \
	    "(parallel list)") \
	X(spf_domains, NEED, "domain of each SPF check (list)") \
	X(spf_scopes, MAY, "mfrom or helo of each (parallel list)") \
	X(spf_results, NEED, "the reporter's result word of each " \
	    "(parallel list)") \
	X(reported_dmarc, NEED, "pass, fail or unknown: DMARC as the " \
	    "reporter evaluated it") \
	X(feedback_type, NEED, "what kind of report it is: auth-failure, " \
	    "abuse, fraud, virus, other; any other word with --full") \
	X(user_agent, MAY, "software that made the report") \
	X(source_port, MAY, "port that sent the message (RFC 6692)") \
	X(reported_domain, MAY, "domains the report is about (list)") \
	X(original_rcpt_to, MAY, "recipients of the message (list); local " \
	    "parts with --full only") \
	X(auth_failure, NEED, "what failed: adsp, bodyhash, revoked, " \
	    "signature, spf, dmarc") \
	X(identity_alignment, MAY, "its words: RFC 7489 and RFC 9991 mean " \
	    "opposite things by them") \
	X(delivery_result, MAY, "delivered, spam, policy, reject, other; " \
	    "the reporter's own words with --full") \
	X(dkim_identity, MAY, "i= of the signature; its local part with " \
	    "--full only") \
	X(spf_dns, MAY, "SPF records that were used (list)") \
	X(incidents, MAY, "Incidents as told") \
	X(message_id, MAY, "Message-ID of the reported message; what stands " \
	    "before its @ with --full only") \
	X(subject, MAY, "its subject, with --full") \
	X(quirks, MAY, "what had to be forgiven (list)") \
	X(report, MAY, "as in documents rows")

#endif
