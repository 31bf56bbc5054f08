/*
 * columns_findings: the columns of findings; see tsv/columns.h.
 */
#ifndef TSV_COLUMNS_FINDINGS_H
#define TSV_COLUMNS_FINDINGS_H

#define COLUMNS_FINDINGS(X) \
	X(id, NEED, "name of the finding, see rua-findings(7)") \
	X(severity, NEED, "critical, high, medium, low or info") \
	X(domain, NEED, "domain it is about; empty: of none") \
	X(sender, MAY, "whose mail it is about; of TLS the receiving " \
	    "server; empty: not of one") \
	X(subject, MAY, "what of it: a selector, a reporter, a subdomain, a " \
	    "tag, a kind of failure") \
	X(messages, NEED, "messages, or of TLS sessions, that it is told " \
	    "for") \
	X(of, NEED, "of so many") \
	X(since, MAY, "UTC day on which it began, as 2026-11-16, of all " \
	    "input; empty: not known") \
	X(until, MAY, "last day of it; empty: it goes on, or is of no day") \
	X(share, MAY, "messages for each hundred of them, with one decimal") \
	X(receivers_none, MAY, "of failing messages: receivers took no " \
	    "action; this and the next two are empty where it is not of " \
	    "failing messages") \
	X(receivers_quarantine, MAY, "receivers quarantined") \
	X(receivers_reject, MAY, "receivers rejected") \
	X(evidence, MAY, "a command that lists its rows from aligned " \
	    "records; empty: there is none") \
	X(command, MAY, "a command that shows what is published or served; " \
	    "empty: there is none") \
	X(text, NEED, "what the page says, in its language")

#endif
