/*
 * mx: requirements that make no sense on a domain without MX hosts.
 */
#ifndef CHECKS_MX_H
#define CHECKS_MX_H

#include "checks/check.h"
#include "posture/posture.h"

/*
 * False when the domain is proven to have no MX host, and out says so: not
 * applicable.
 */
bool	 check_has_mx(const struct mx_facts *f, struct check *out);

/*
 * The same, and then: true when the record t counts (it is said whether it
 * does); else out says what there is.
 */
bool	 check_mx_published(const struct posture *p,
	    const struct published *t, bool counts, struct check *out);

#endif
