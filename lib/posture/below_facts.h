/*
 * below_facts: what the data says of the names below a domain.
 *
 * Names are those that the list of domains has, and when the zone of the
 * domain is in the data as a whole, all that stand in it. Nothing is asked
 * for them here: those of the list are asked for as domains of their own.
 */
#ifndef POSTURE_BELOW_FACTS_H
#define POSTURE_BELOW_FACTS_H

#include "posture/subject.h"

enum below_state { BELOW_UNKNOWN, BELOW_NO, BELOW_YES };

struct below_name {
	struct bytes		name;
	enum below_state	dmarc;	/* one valid record of its own */
	enum below_state	spf;	/* a record of its own */
	enum below_state	dkim;	/* a key, or the record for all */
};

struct below_facts {
	struct below_name	*at;
	size_t			 n;
	bool			 whole;	/* these are all there are */
	bool			 elsewhere;	/* a listed domain above has
						   them among its own */
	int64_t			 as_of;
};

void	 below_facts_gather(struct below_facts *f, const struct subject *s);

#endif
