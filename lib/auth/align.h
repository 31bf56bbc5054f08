/*
 * align: do a record's results authenticate its From domain?
 *
 * RFC 9989 section 4.4 and RFC 7489 section 3.1: SPF and DKIM count when a
 * domain that passed is aligned with the From domain: the same name (strict)
 * or the same organisational domain (relaxed). Nothing here knows rows.
 */
#ifndef AUTH_ALIGN_H
#define AUTH_ALIGN_H

#include "auth/orgdomain.h"
#include "keywords/keywords.h"

/* How near a domain is to the From domain, weakest first. */
enum auth_match {
	MATCH_NONE,		/* another organisation */
	MATCH_RELAXED,		/* the same organisation */
	MATCH_STRICT,		/* the same name */
	MATCH_UNKNOWN		/* the record does not tell */
};

struct bytes	 auth_match_keyword(enum auth_match m);

/* One signature, or one SPF check. */
struct auth_check {
	struct bytes		domain;	/* normal form; empty: none */
	enum auth_result	result;
	enum auth_match		match;
	bool			helo;	/* SPF of the name given in HELO */
};

/* A list of them that keeps its memory; a zeroed one is empty. */
struct auth_checks {
	struct auth_check	*at;
	size_t			 n, room;
};

/* Which alignment modes are published; relaxed is the default. */
struct auth_modes {
	bool	spf_strict, dkim_strict;
};

/* What a record says about how its messages were authenticated. */
struct auth_results {
	struct auth_name	from;	/* text empty: not told */
	struct auth_checks	dkim, spf;
	bool			null_sender;	/* MAIL FROM was <> */
	bool			has_envelope;	/* MAIL FROM had a domain */
};

/* What the checks of one mechanism show, as a set. */
enum {
	FACT_SEEN = 1,		/* there is a usable result */
	FACT_PASS = 2,		/* a domain passed */
	FACT_PASS_FOREIGN = 4,	/* … of another organisation */
	FACT_PASS_RELAXED = 8,	/* … of the same, by another name */
	FACT_PASS_STRICT = 16,	/* … the From domain itself */
	FACT_ALIGNED = 32,	/* … aligned under the mode */
	FACT_TEMPERROR = 64,	/* an aligned domain met a temporary error */
	FACT_TEMPERROR_OWN = 128, /* one of the same organisation did */
	FACT_PERMERROR = 256,	/* an aligned domain met a permanent error */
	FACT_UNTOLD = 4096,	/* an aligned one has no known result */
	FACT_UNVERIFIED = 512,	/* an aligned signature did not verify */
	FACT_OWN_FAIL = 1024,	/* SPF fails for the same organisation */
	FACT_HELO = 2048	/* a HELO check stands for MAIL FROM */
};

/* What it comes to, recomputed. */
struct auth_alignment {
	unsigned		spf_facts, dkim_facts;
	enum auth_match		spf_match, dkim_match;
	enum auth_outcome	spf, dkim, dmarc;
};

/*
 * Takes one check of domain into a list; one that tells nothing
 * (RESULT_UNUSABLE) and no domain is left out.
 */
void	 auth_checks_add(struct auth_checks *l, const struct auth_name *from,
	    const struct auth_name *domain, enum auth_result result,
	    bool helo);
void	 auth_checks_free(struct auth_checks *l);

/*
 * How near is domain to from? Equal names match strictly even if they are
 * public suffixes, which have no organisational domain (RFC 9989).
 */
enum auth_match	 auth_match_of(const struct auth_name *from,
		    const struct auth_name *domain);

/*
 * Recomputes SPF, DKIM and DMARC from results under modes. A mechanism
 * without results fails; when neither has any, or the From domain is no
 * domain, nothing is known. An aligned temperror leaves a mechanism unknown
 * unless something aligned passed (RFC 9989 section 5.3.6).
 */
struct auth_alignment	 auth_align(const struct auth_results *e,
			    struct auth_modes modes);

/*
 * May HELO checks stand for the MAIL FROM domain? A null reverse-path makes
 * the HELO name the MAIL FROM identity (RFC 7208 section 2.4); some
 * reporters then write scope helo. Only where no MAIL FROM is told.
 */
bool	 auth_helo_counts(const struct auth_results *e);

#endif
