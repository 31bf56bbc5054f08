/*
 * evidence_impl: what the parts of evidence share.
 */
#ifndef AUDIT_EVIDENCE_IMPL_H
#define AUDIT_EVIDENCE_IMPL_H

#include "audit/evidence.h"

/* What is remembered of a domain, each once. */
enum evidence_pair {
	PAIR_MAIL_REPORTER,
	PAIR_TLS_REPORTER,
	PAIR_PERMERROR_REPORTER,
	PAIR_BUSIEST,		/* of an organisation, not of a domain */
	PAIR_SELECTOR,
	PAIR_SENDER,
	PAIR_WAITING		/* of a source, not of a domain */
};

/* Is it new of that domain? */
bool	 evidence_new(struct evidence *e, enum evidence_pair kind,
	    uint32_t domain, struct bytes what);
/* *sum += n, and notes an overflow. */
void	 evidence_sum(struct evidence *e, uint64_t *sum, uint64_t n);
/* A row of a report of [begin, end) is about that domain. */
void	 evidence_cover(struct traffic_cover *c, struct dayset *days,
	    int64_t begin, int64_t end);
/*
 * Is what a report of [begin, end) has seen newer than all before? *same:
 * as new as the newest, which may differ.
 */
bool	 evidence_newest(struct traffic_seen *s, int64_t begin, int64_t end,
	    bool *same);

/* One row of records, aligned or not; of TLS reports. */
void	 evidence_mail(struct evidence *e, struct rows *r);
void	 evidence_tls(struct evidence *e, struct rows *r);
/* Notes a selector of the domain, in normal form. */
void	 evidence_selector(struct evidence *e, uint32_t domain,
	    struct bytes selector);

void	 evidence_start_senders(struct evidence *e);
void	 evidence_free_senders(struct evidence *e);
/*
 * Takes an aligned row for what tells who is known; label: the user's, or
 * none. Returns the number of its source in facts.
 */
uint32_t evidence_source(struct evidence *e, struct rows *r,
	    const struct record_fact *f, struct bytes label);
enum evidence_class evidence_class_of(const struct record_fact *f);
/* What its mail of that class is counted in; valid until the next call. */
struct traffic_mail *evidence_sent_by(struct evidence *e, uint32_t domain,
	    uint32_t source, enum evidence_class class);
/* The selector counts if the source turns out to be known. */
void	 evidence_wait(struct evidence *e, uint32_t domain, uint32_t source,
	    enum evidence_class class, struct bytes selector);
/* After the last row: mail of known senders, their servers and selectors. */
void	 evidence_settle_senders(struct evidence *e);

#endif
