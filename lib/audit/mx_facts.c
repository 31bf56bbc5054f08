/* mx_facts: what the data says of a domain's MX. */
#include "audit/mx_facts.h"

void
mx_facts_gather(struct mx_facts *f, const struct subject *s)
{
	(void)s;
	*f = (struct mx_facts){ 0 };
}
