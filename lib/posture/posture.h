/*
 * posture: all that the data says of one domain, gathered once.
 *
 * Gathering asks every question an audit of the domain needs, whatever the
 * profile, but those of facts that the subject says to skip; so it is
 * gathering that decides what --queries prints. Checks only look at what was
 * gathered. All of it lasts until the next domain.
 */
#ifndef POSTURE_POSTURE_H
#define POSTURE_POSTURE_H

#include "posture/as_of.h"
#include "posture/below_facts.h"
#include "posture/bimi_facts.h"
#include "posture/dkim_facts.h"
#include "posture/dmarc_facts.h"
#include "posture/lookup.h"
#include "posture/mx_facts.h"
#include "posture/reverse_facts.h"
#include "posture/spf_facts.h"
#include "posture/sts_facts.h"
#include "posture/tlsrpt_facts.h"
#include "posture/traffic.h"

struct posture {
	struct subject		 subject;
	struct dmarc_facts	 dmarc;
	struct below_facts	 below;
	struct spf_facts	 spf;
	struct dkim_facts	 dkim;
	struct mx_facts		 mx;
	struct sts_facts	 sts;
	struct tlsrpt_facts	 tlsrpt;
	struct bimi_facts	 bimi;
	const struct traffic	*traffic;	/* NULL: no evidence at all */
	struct reverse_facts	 reverse;
};

/* traffic: what reports say of the domain, or NULL. */
void	 posture_gather(struct posture *p, const struct subject *s,
	    const struct traffic *traffic);

#endif
