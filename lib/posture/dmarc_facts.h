/*
 * dmarc_facts: what the data says of a domain's DMARC.
 *
 * Which record counts for the domain is looked for twice: with the Public
 * Suffix List (RFC 7489 section 6.6.3) and by the tree walk (RFC 9989 section
 * 4.10), for receivers of either kind are about.
 */
#ifndef POSTURE_DMARC_FACTS_H
#define POSTURE_DMARC_FACTS_H

#include "posture/subject.h"
#include "records/dmarc_record.h"

enum {
	DMARC_RECORDS_MOST = 9,	/* 8 of the walk, and that of the list */
	DMARC_HOSTS = 32,	/* elsewhere that are looked at */
	DMARC_TEXTS = 256	/* TXT records at a name; more are not looked
				   at, and what counts there is not known */
};

/* What stands at _dmarc.NAME. */
struct dmarc_record_at {
	struct bytes		 name;		/* without _dmarc: the domain
						   or an end of it */
	enum dns_state		 state;
	int64_t			 as_of;
	unsigned		 n;		/* records with the version;
						   several are none */
	bool			 valid;		/* there is one, and its tags
						   are a list */
	bool			 doubtful;	/* that one begins V=DMARC1,
						   which many do not see */
	bool			 near;		/* a text was meant to be one */
	struct bytes		 text;		/* the first record, or that
						   text; else empty */
	struct dmarc_record	 record;	/* when valid */
};

/* Where one of the standards finds the record that counts. */
struct dmarc_discovery {
	bool				 known;
	const struct dmarc_record_at	*at;	/* NULL: none counts */
};

/* A host outside of the organisation to which reports go. */
struct dmarc_host {
	struct bytes	name;
	bool		rua, ruf;
	enum dns_state	state;		/* of its agreeing; DNS_NODATA also
					   when what is there is no record */
	bool		rua_astray, ruf_astray;	/* it sends them on to another
					   host, so that they go nowhere */
	int64_t		as_of;
};

struct dmarc_facts {
	struct dmarc_record_at	 at[DMARC_RECORDS_MOST];	/* own first */
	size_t			 n;
	struct dmarc_discovery	 by_list, by_walk;
	struct dmarc_discovery	 counts;	/* the walk's where that is
						   known, else the list's */
	struct bytes		 org_walk;	/* empty: not decided */
	bool			 missing;	/* the domain does not exist */
	int64_t			 as_of;		/* of what counts rests on */
	struct dmarc_host	*host;
	size_t			 nhosts;
	bool			 more_hosts;	/* than DMARC_HOSTS */
};

void	 dmarc_facts_gather(struct dmarc_facts *f, const struct subject *s);

/*
 * The policy for mail from the domain by the record at `at` (NULL: none):
 * p of its own one; of one above sp, or np when the domain does not exist.
 * POLICY_UNKNOWN when DMARC does not apply by it.
 */
enum auth_policy dmarc_facts_policy(const struct dmarc_facts *f,
		    const struct dmarc_record_at *at);

#endif
