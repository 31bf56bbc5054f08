/*
 * policy_seen: which policy a domain published, as its reporters show it.
 *
 * Around a change reporters show several, for name servers and caches differ;
 * what most of them show on a day counts. This is the one election: the page,
 * its history and the findings take what it says.
 */
#ifndef FACTS_POLICY_SEEN_H
#define FACTS_POLICY_SEEN_H

#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"

struct facts;

enum { TAG_P, TAG_SP, TAG_NP, TAG_PCT, TAG_TESTING, POLICY_TAGS };

/* What is seen of a policy domain on one day. */
struct policy_day {
	uint32_t	domain;		/* in names of the facts */
	int64_t		day;
	struct bytes	tag[POLICY_TAGS];	/* elected; empty: absent, or
						   what is true without it */
	uint32_t	reporters;	/* that show any */
	uint32_t	votes;		/* of them, that show this p and sp */
	bool		testing;	/* somebody shows t=y */
	bool		complete;	/* of the domain it belongs to */
};

/* By number of the domain, then by day. A zeroed one is empty. */
struct policy_history {
	struct policy_day	*at;
	size_t			 n;
};

/*
 * Elects, for each domain and day before end (UTC midnight; -1: all), first p,
 * then sp among those that show this p, then np, pct and t, each by the
 * number of reporters that show it. Reporters of RFC 7489 know neither np nor
 * t, those of RFC 9990 no pct: absence is no vote. What as many show goes to
 * that which is shown on the newest day, then to the first in byte order.
 * Texts live as long as w. Call after facts_settle.
 */
void	 policy_history_make(struct policy_history *h, const struct facts *w,
	    int64_t end);
void	 policy_history_free(struct policy_history *h);

/*
 * The days of that domain (a number in names): returns how many, and *first
 * is where they begin in h->at.
 */
size_t	 policy_history_of(const struct policy_history *h, uint32_t domain,
	    size_t *first);
/*
 * The day, of n, whose policy is in force: the newest that is complete, for
 * one that few have reported yet may show what only they see; else the
 * newest. n is not 0.
 */
const struct policy_day *policy_history_latest(const struct policy_day *at,
	    size_t n);

/* Takes the tags of a text apart, tabs between them (facts.h). */
void	 policy_tags(struct bytes text, struct bytes tag[POLICY_TAGS]);
/* Are p and sp, which all reporters show, the same? */
bool	 policy_tags_agree(const struct bytes *a, const struct bytes *b);
bool	 policy_tags_equal(const struct bytes *a, const struct bytes *b);

#endif
