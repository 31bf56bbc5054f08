/*
 * subject: the domain that is audited, and where to look it up.
 */
#ifndef POSTURE_SUBJECT_H
#define POSTURE_SUBJECT_H

#include "auth/orgdomain.h"
#include "base/arena.h"
#include "posture/lookup.h"
#include "text/inventory.h"

/* What is gathered of a domain, in parts. */
enum {
	FACTS_DMARC = 1,
	FACTS_DMARC_HOSTS = 2,	/* of others, that agree to get reports */
	FACTS_BELOW = 4,
	FACTS_SPF = 8,
	FACTS_SPF_WALK = 16,	/* what its record leads to */
	FACTS_DKIM = 32,
	FACTS_MX = 64,
	FACTS_STS = 128,
	FACTS_TLSRPT = 256,
	FACTS_BIMI = 512,
	FACTS_REVERSE = 1024,
	FACTS_ALL = 2047
};

struct subject {
	struct bytes		 domain;	/* normal form */
	struct bytes		 org;		/* its organisational domain;
						   empty: it has none */
	unsigned		 roles;		/* ROLE_… of text/inventory.h;
						   0: the list does not tell */
	struct bytes		 group;
	const struct bytes	*selectors;	/* DKIM selectors that are
						   known, of the list and of
						   evidence */
	size_t			 nselectors;
	bool			 selectors_listed;	/* some are of the
						   list: these it answers
						   for */
	const struct inventory_entry *const *below;	/* names below it
						   that are listed */
	size_t			 nbelow;
	struct bytes		 above;		/* the nearest listed one
						   above it; empty: none */
	struct lookup		*lookup;
	struct orgdomain	*orgdomain;
	const char		*policy_dir;	/* NULL: no policy files */
	const char		*bimi_dir;	/* NULL: no BIMI files */
	struct arena		*keep;		/* lasts as long as facts */
	unsigned		 skip;		/* FACTS_… that nobody needs
						   and that are not asked for */
};

#endif
