/*
 * tlsrpt_facts: what the data says of a domain's TLS-RPT (RFC 8460 section 3).
 */
#ifndef POSTURE_TLSRPT_FACTS_H
#define POSTURE_TLSRPT_FACTS_H

#include "posture/record_at.h"

struct tlsrpt_facts {
	struct published txt;		/* at _smtp._tls.DOMAIN */
	struct bytes	 rua;		/* of it, as it stands */
};

void	 tlsrpt_facts_gather(struct tlsrpt_facts *f, const struct subject *s);

#endif
