/* bimi_facts: what the data says of a domain's BIMI. */
#include "audit/bimi_facts.h"

void
bimi_facts_gather(struct bimi_facts *f, const struct subject *s)
{
	(void)s;
	*f = (struct bimi_facts){ 0 };
}
