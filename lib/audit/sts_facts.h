/*
 * sts_facts: what the data says of a domain's MTA-STS.
 */
#ifndef AUDIT_STS_FACTS_H
#define AUDIT_STS_FACTS_H

#include "audit/subject.h"

struct sts_facts {
	int64_t	as_of;
};

void	 sts_facts_gather(struct sts_facts *f, const struct subject *s);

#endif
