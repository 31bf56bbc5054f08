/*
 * evidence: rows of reports (--evidence), read into what they say of each
 * audited domain.
 *
 * Taken are aligned records, TLS rows, and records without a verdict, which
 * tell selectors, what SPF came to and what receivers saw published, but not
 * whose mail passes. Rows that align-filter made of failure reports are of
 * failing messages only, and taken as the last.
 *
 * Memory grows with audited domains, and of each with days, reporters and the
 * addresses that mail comes from, as a page's (facts/facts.h); not with rows.
 */
#ifndef AUDIT_EVIDENCE_H
#define AUDIT_EVIDENCE_H

#include "auth/known_senders.h"
#include "calendar/dayset.h"
#include "facts/facts.h"
#include "io/rows.h"
#include "posture/traffic.h"
#include "text/inventory.h"

/* What one domain's counts need besides. */
struct evidence_domain {
	struct dayset	mail_days, tls_days;
	uint32_t	org;		/* number in orgs, or MAP_NONE */
};

/* Whether a source's mail is known depends on it. */
enum evidence_class {
	SENT_NOT_FAILING,
	SENT_FAILING,
	SENT_FAILING_MARKED	/* fact_marked */
};

/* Mail of a source, as one domain. */
struct evidence_sent {
	uint32_t		source, domain;	/* in facts; audited */
	enum evidence_class	class;
	struct traffic_mail	mail;
};

/* A selector that counts if the sender is known. */
struct evidence_waiting {
	uint32_t		source, domain;
	enum evidence_class	class;
	struct bytes		selector;
};

struct evidence {
	const struct inventory	*domains;
	struct known_senders	*known;		/* NULL: rows name them */
	struct traffic		*traffic;	/* by numbers in domains */
	struct evidence_domain	*domain;	/* the same */
	struct map		 orgs;	/* organisational domains of them */
	struct services		 services;	/* the built-in table */
	struct facts		 facts;	/* of mail of these organisations */
	struct map		 pages;	/* names of its domains */
	struct keyed		 sent;	/* evidence_sent: source, class */
	struct evidence_waiting	*waiting;
	size_t			 nwaiting, waiting_room;
	struct aligned_cells	 cells;
	struct auth_signatures	 signatures;
	struct map		 pairs;	/* what was seen of a domain */
	struct map		 receivers;
	struct map		 days;	/* keys of day */
	struct traffic_day	*day;
	size_t			 ndays, days_room;
	struct arena		 keep;
	struct buf		 key, text;
	uint64_t		 most_days;	/* of a report that is spread */
	uint64_t		 rows;
	bool			 failures;	/* rows of failure reports */
	bool			 overflow;	/* a sum stays at its end */
};

/*
 * domains: those audited. orgs tells their organisations; known whose mail is
 * whose, beside the column sender of rows, or NULL. All must outlive it.
 */
void	 evidence_start(struct evidence *e, const struct inventory *domains,
	    struct orgdomain *orgs, struct known_senders *known);
/*
 * Reads n files, after lock-down; faults are told. False after one that no
 * row can be read after: the program must not go on. most_days: a report of
 * more UTC days counts on none of them.
 */
bool	 evidence_read(struct evidence *e, struct cli *c,
	    const char *const *files, size_t n, uint64_t most_days);
/* After the last: what there is of domain number i, as long as e lasts. */
const struct traffic	*evidence_of(const struct evidence *e, uint32_t i);
void	 evidence_free(struct evidence *e);

#endif
