/*
 * tlsrpt_facts: what the data says of a domain's TLS-RPT.
 */
#ifndef AUDIT_TLSRPT_FACTS_H
#define AUDIT_TLSRPT_FACTS_H

#include "audit/subject.h"

struct tlsrpt_facts {
	int64_t	as_of;
};

void	 tlsrpt_facts_gather(struct tlsrpt_facts *f, const struct subject *s);

#endif
