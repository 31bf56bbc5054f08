/*
 * pool: mail by domain, failing source, identifier and subdomain.
 *
 * What records, roll-ups, the list of domains and its parts share.
 */
#ifndef SUMMARY_POOL_H
#define SUMMARY_POOL_H

#include "summary/impl.h"

struct domain_entry {
	struct result_counts	outcome, previous;
	uint64_t	reporters;
	struct dayset	days;		/* of its reports */
	uint32_t	policy;		/* number in policies, + 1; 0: none;
					   settled by summary_finish */
	bool		more_reporters;
	bool		several;	/* of roll-ups by no domain */
};

/* Key: domain number (4 bytes), address, cause (1 byte). */
struct source_entry {
	uint64_t	messages, done[DISPOSITIONS];
	uint32_t	domain;
	uint32_t	name, auth;	/* numbers in names, + 1; 0: none */
	uint32_t	auths, reporters;
	uint8_t		cause;
	bool		more_reporters;
};

/* Key: domain number (4 bytes), From domain below it. */
struct subdomain_entry {
	struct result_counts	outcome;
	uint32_t	domain;
	uint8_t		records;	/* bits 1 << enum summary_record */
};

/* Key: domain number (4 bytes), identifier. */
struct sender_entry {
	struct result_counts	outcome;
	uint32_t	domain;
};

/*
 * Records and roll-ups of them must not be added together, so each fill a
 * pool of their own, and one of the two is shown.
 */
struct pool {
	struct keyed	domains, sources, senders, subdomains;
	struct numset	pairs;		/* see summary_pair */
	/* messages, by what their result rests on */
	uint64_t	recomputed, reported, mixed;
};

/* Which numbers a pair of a pool holds. */
enum summary_pair {
	PAIR_DOMAIN_REPORTER,
	PAIR_DOMAIN_POLICY,
	PAIR_SOURCE_REPORTER,
	PAIR_SOURCE_NAME
};

/* Number of a failing source in p->sources, added if it is new. */
uint32_t summary_source(struct summary *s, struct pool *p, uint32_t domain,
	    enum failure_class cause, struct bytes address);
/* Hands what reports rows and policies say on to the domains of p. */
void	 summary_settle(struct summary *s, struct pool *p);
void	 summary_order_domains(struct summary *s, struct pool *p);
void	 summary_order_subdomains(struct summary *s, struct pool *p);

/* A record, aligned or not: who sent it, for which subdomain. */
void	 summary_add_service(struct summary *s, struct rows *r,
	    const struct record_fact *f, struct bytes domain, uint64_t n);
void	 summary_add_subdomain(struct summary *s, struct rows *r,
	    const struct record_fact *f, uint32_t domain, uint64_t n);

/*
 * The number on the page of the domain of that name, or of the nearest above
 * it; NO_DOMAIN_ROW when there is none. From nsections on it has no section.
 */
enum { NO_DOMAIN_ROW = UINT32_MAX };
uint32_t summary_domain_row(const struct summary *s, struct bytes name);

#endif
