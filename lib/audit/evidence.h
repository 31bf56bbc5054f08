/*
 * evidence: rows of reports (--evidence), read into what they say of each
 * audited domain.
 *
 * Taken are aligned records, TLS rows, and records without a verdict, which
 * tell selectors, what SPF came to and what receivers saw published, but not
 * whose mail passes. Rows that align-filter made of failure reports are of
 * failing messages only, and taken as the last.
 *
 * Memory grows with audited domains, their days and their reporters, not
 * with rows.
 */
#ifndef AUDIT_EVIDENCE_H
#define AUDIT_EVIDENCE_H

#include "auth/known_senders.h"
#include "calendar/dayset.h"
#include "facts/sender.h"
#include "io/rows.h"
#include "posture/traffic.h"
#include "text/inventory.h"

/* What one domain's counts need besides. */
struct evidence_domain {
	struct dayset	mail_days, tls_days;
	uint32_t	org;		/* number in orgs, or MAP_NONE */
};

/* Mail of one service, as one domain: known if it passes for that. */
struct evidence_service {
	uint32_t		domain;
	bool			passes;
	struct traffic_mail	mail;
};

struct evidence {
	const struct inventory	*domains;
	struct known_senders	*known;		/* NULL: rows name them */
	struct traffic		*traffic;	/* by numbers in domains */
	struct evidence_domain	*domain;	/* the same */
	struct map		 orgs;	/* organisational domains of them */
	struct services		 services;	/* the built-in table */
	struct map		 service_names;	/* number of the domain, name */
	struct evidence_service	*service;	/* of each */
	size_t			 service_room;
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
