/*
 * spf_facts: what the data says of a domain's SPF.
 */
#ifndef AUDIT_SPF_FACTS_H
#define AUDIT_SPF_FACTS_H

#include "audit/subject.h"

struct spf_facts {
	int64_t	as_of;
};

void	 spf_facts_gather(struct spf_facts *f, const struct subject *s);

#endif
