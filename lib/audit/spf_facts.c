/* spf_facts: what the data says of a domain's SPF. */
#include "audit/spf_facts.h"

void
spf_facts_gather(struct spf_facts *f, const struct subject *s)
{
	(void)s;
	*f = (struct spf_facts){ 0 };
}
