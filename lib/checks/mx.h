/*
 * mx: requirements that make no sense on a domain without MX hosts.
 */
#ifndef CHECKS_MX_H
#define CHECKS_MX_H

#include "checks/check.h"
#include "posture/mx_facts.h"

/*
 * False when the domain is proven to have no MX host, and out says so: not
 * applicable.
 */
bool	 check_has_mx(const struct mx_facts *f, struct check *out);

#endif
