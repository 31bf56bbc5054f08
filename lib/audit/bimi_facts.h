/*
 * bimi_facts: what the data says of a domain's BIMI.
 */
#ifndef AUDIT_BIMI_FACTS_H
#define AUDIT_BIMI_FACTS_H

#include "audit/subject.h"

struct bimi_facts {
	int64_t	as_of;
};

void	 bimi_facts_gather(struct bimi_facts *f, const struct subject *s);

#endif
