/*
 * known: whose mail a source's is, as far as all input tells.
 *
 * One definition for page, findings and audit. By the user's own list; else
 * because the domain's own SPF record named the address, so that mail from it
 * passes aligned; else as a named service that passes aligned for the domain.
 * Nobody becomes unknown by failing. What passes by an aligned signature
 * alone may be a forwarder: that is a weaker word.
 */
#ifndef FACTS_KNOWN_H
#define FACTS_KNOWN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ip.h"

enum known_by {
	KNOWN_BY_NOTHING,
	KNOWN_MARKED,		/* the user says: a forwarder, a partner, or
				   not ours; neither blamed nor claimed */
	KNOWN_SIGNED,		/* weaker: not among known senders */
	KNOWN_SERVICE,
	KNOWN_AUTHORISED,
	KNOWN_LISTED,
	KNOWN_KINDS
};

/* How much mail makes an address one that the domain's SPF record names. */
struct known_rules {
	uint64_t	messages;	/* that pass SPF aligned */
	uint64_t	reporters;	/* 1 or 2, that saw them */
	uint64_t	share;		/* of its mail, passing; thousandths */
};

struct facts;
struct fact_source;

/* Fills known of all sources, by all days before end: after places_settle. */
void	 known_settle(struct facts *w, const struct known_rules *t,
	    int64_t end);
/* Is it one of the known senders? */
bool	 known_is(const struct fact_source *s);
/*
 * Does failing mail of it count as known, with or without a d= or return path
 * of the domain's own? From a shared network or service only with one.
 */
bool	 known_when_failing(const struct fact_source *s, bool marked);
/* 127/8, RFC 1918 and the like: nobody's mail comes from there. */
bool	 known_is_special(const struct ip *ip);

#endif
