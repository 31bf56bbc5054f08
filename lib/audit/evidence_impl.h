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
	PAIR_SENDER
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
/* After the last row: services that are known senders count as own. */
void	 evidence_settle_services(struct evidence *e);

#endif
