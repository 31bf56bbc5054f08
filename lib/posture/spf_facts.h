/*
 * spf_facts: what the data says of a domain's SPF.
 */
#ifndef POSTURE_SPF_FACTS_H
#define POSTURE_SPF_FACTS_H

#include "posture/spf_walk.h"
#include "posture/subject.h"

struct spf_facts {
	struct spf_published	 own;		/* at the domain itself */
	struct spf_walk		 walk;		/* when own.n is 1; else
						   without a step */
	bool			 type_spf;	/* a record of type SPF is in
						   the data: obsolete (RFC
						   7208 section 3.1) */
};

/* Asks for the TXT records of the domain and for all that its SPF needs. */
void	 spf_facts_gather(struct spf_facts *f, const struct subject *s);

#endif
