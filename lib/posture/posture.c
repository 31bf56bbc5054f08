/* posture: all that the data says of one domain, gathered once. */
#include "posture/posture.h"

void
posture_gather(struct posture *p, const struct subject *s,
    const struct traffic *traffic)
{
	*p = (struct posture){ .subject = *s, .traffic = traffic };
	dmarc_facts_gather(&p->dmarc, s);
	below_facts_gather(&p->below, s);
	spf_facts_gather(&p->spf, s);
	dkim_facts_gather(&p->dkim, s);
	mx_facts_gather(&p->mx, s);
	sts_facts_gather(&p->sts, s);
	tlsrpt_facts_gather(&p->tlsrpt, s);
	bimi_facts_gather(&p->bimi, s);
	reverse_facts_gather(&p->reverse, s, traffic);
}
