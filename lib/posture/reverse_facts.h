/*
 * reverse_facts: the names of a domain's own servers, by their addresses.
 *
 * An address has a forward-confirmed reverse name when a PTR record of it
 * names a host that has the address (RFC 8601 section 2.7.3, iprev). The
 * addresses come from evidence: known senders that SPF names the domain's.
 */
#ifndef POSTURE_REVERSE_FACTS_H
#define POSTURE_REVERSE_FACTS_H

#include "posture/subject.h"
#include "posture/traffic.h"

/* Names of one address that are looked at; RFC 7208 section 4.6.4 has 10. */
enum { REVERSE_NAMES = 10 };

enum reverse_state {
	REVERSE_UNKNOWN,	/* the data does not tell */
	REVERSE_ABSENT,		/* it has no name */
	REVERSE_OTHER,		/* its name does not have the address */
	REVERSE_CONFIRMED
};

struct reverse_host {
	struct ip		ip;
	enum reverse_state	state;
	struct bytes		name;	/* the first, or the one confirmed */
};

struct reverse_facts {
	struct reverse_host	*host;
	size_t			 n;
	bool			 more;	/* own servers than are looked at */
	int64_t			 as_of;
};

/* t may be NULL: there is no evidence, and nothing to ask. */
void	 reverse_facts_gather(struct reverse_facts *f,
	    const struct subject *s, const struct traffic *t);

#endif
