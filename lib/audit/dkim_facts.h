/*
 * dkim_facts: what the data says of a domain's DKIM.
 */
#ifndef AUDIT_DKIM_FACTS_H
#define AUDIT_DKIM_FACTS_H

#include "audit/subject.h"

struct dkim_facts {
	int64_t	as_of;
};

void	 dkim_facts_gather(struct dkim_facts *f, const struct subject *s);

#endif
