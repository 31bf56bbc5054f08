/* dmarc_facts: what the data says of a domain's DMARC. */
#include "audit/dmarc_facts.h"

void
dmarc_facts_gather(struct dmarc_facts *f, const struct subject *s)
{
	(void)s;
	*f = (struct dmarc_facts){ 0 };
}
