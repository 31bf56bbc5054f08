/* posture: all that the data says of one domain, gathered once. */
#include "posture/posture.h"

void
posture_gather(struct posture *p, const struct subject *s,
    const struct traffic *traffic)
{
	*p = (struct posture){ .subject = *s, .traffic = traffic };
	if (!(s->skip & FACTS_DMARC))
		dmarc_facts_gather(&p->dmarc, s);
	if (!(s->skip & FACTS_BELOW))
		below_facts_gather(&p->below, s);
	if (!(s->skip & FACTS_SPF))
		spf_facts_gather(&p->spf, s);
	if (!(s->skip & FACTS_DKIM))
		dkim_facts_gather(&p->dkim, s);
	if (!(s->skip & FACTS_MX))
		mx_facts_gather(&p->mx, s);
	if (!(s->skip & FACTS_STS))
		sts_facts_gather(&p->sts, s);
	if (!(s->skip & FACTS_TLSRPT))
		tlsrpt_facts_gather(&p->tlsrpt, s);
	if (!(s->skip & FACTS_BIMI))
		bimi_facts_gather(&p->bimi, s);
	if (!(s->skip & FACTS_REVERSE))
		reverse_facts_gather(&p->reverse, s, traffic);
}
