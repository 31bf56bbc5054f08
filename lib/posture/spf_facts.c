/* spf_facts: what the data says of a domain's SPF. */
#include "posture/spf_facts.h"

void
spf_facts_gather(struct spf_facts *f, const struct subject *s)
{
	*f = (struct spf_facts){ 0 };
	spf_published_ask(&f->own, s->lookup, s->domain);
	/* Nobody needs it, so it is not among what is asked for. */
	f->type_spf = dns_find(s->lookup->dns, s->domain, DNS_SPF).state ==
	    DNS_FOUND;
	if (f->own.n == 1 && !(s->skip & FACTS_SPF_WALK))
		spf_walk(&f->walk, s->lookup, s->keep, s->domain, &f->own);
}
