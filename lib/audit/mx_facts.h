/*
 * mx_facts: what the data says of a domain's MX records (RFC 5321 section
 * 5.1, RFC 7505).
 */
#ifndef AUDIT_MX_FACTS_H
#define AUDIT_MX_FACTS_H

#include "audit/check.h"
#include "audit/subject.h"

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

/*
 * For requirements that make no sense on a domain without MX hosts: false
 * when it is proven to be one, and out says so.
 */
bool	 mx_facts_apply(const struct mx_facts *f, struct check *out);

#endif
