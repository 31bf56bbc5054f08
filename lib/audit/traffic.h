/*
 * traffic: what reports say of a domain's mail, as evidence for an audit.
 */
#ifndef AUDIT_TRAFFIC_H
#define AUDIT_TRAFFIC_H

#include "base/bytes.h"

struct traffic {
	uint64_t	messages;
};

#endif
