/*
 * dmarc_facts: what the data says of a domain's DMARC.
 */
#ifndef AUDIT_DMARC_FACTS_H
#define AUDIT_DMARC_FACTS_H

#include "audit/subject.h"

struct dmarc_facts {
	int64_t	as_of;
};

void	 dmarc_facts_gather(struct dmarc_facts *f, const struct subject *s);

#endif
