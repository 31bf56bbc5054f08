/*
 * mx_facts: what the data says of a domain's MX records (RFC 5321 section
 * 5.1, RFC 7505).
 */
#ifndef POSTURE_MX_FACTS_H
#define POSTURE_MX_FACTS_H

#include "posture/as_of.h"
#include "posture/subject.h"

struct mx_host {
	struct bytes	name;		/* normal form; empty: an odd one */
	unsigned	preference;
};

struct mx_facts {
	enum dns_state	 state;
	struct mx_host	*host;		/* by preference, then name; without
					   those of null MX */
	size_t		 n;
	bool		 null;		/* "." is there: no mail is taken */
	unsigned	 null_preference;	/* 0, as it should be, or that
						   of a record with another */
	int64_t		 as_of;
};

void	 mx_facts_gather(struct mx_facts *f, const struct subject *s);

#endif
