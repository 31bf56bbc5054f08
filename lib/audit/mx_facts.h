/*
 * mx_facts: what the data says of a domain's MX.
 */
#ifndef AUDIT_MX_FACTS_H
#define AUDIT_MX_FACTS_H

#include "audit/subject.h"

struct mx_facts {
	int64_t	as_of;
};

void	 mx_facts_gather(struct mx_facts *f, const struct subject *s);

#endif
