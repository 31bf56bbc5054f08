/*
 * tlsrpt_facts: what the data says of a domain's TLS-RPT (RFC 8460 section 3).
 */
#ifndef POSTURE_TLSRPT_FACTS_H
#define POSTURE_TLSRPT_FACTS_H

#include "posture/subject.h"

struct tlsrpt_facts {
	enum dns_state	 state;		/* of TXT at _smtp._tls.DOMAIN */
	unsigned	 records;	/* that begin v=TLSRPTv1; several are
					   none */
	bool		 near;		/* a text was meant to be one */
	bool		 valid;		/* there is one, and it is valid */
	struct bytes	 text;		/* of the first, or of the near one */
	struct bytes	 rua;		/* of it, as it stands */
	const char	*doubt;		/* of a valid one; or NULL */
	const char	*fault;		/* of it, in our words */
	int64_t		 as_of;
};

void	 tlsrpt_facts_gather(struct tlsrpt_facts *f, const struct subject *s);

#endif
