/* tlsrpt_facts: what the data says of a domain's TLS-RPT. */
#include "audit/tlsrpt_facts.h"

void
tlsrpt_facts_gather(struct tlsrpt_facts *f, const struct subject *s)
{
	(void)s;
	*f = (struct tlsrpt_facts){ 0 };
}
