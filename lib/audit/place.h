/*
 * place: names below a domain at which its records stand.
 */
#ifndef AUDIT_PLACE_H
#define AUDIT_PLACE_H

#include "audit/subject.h"
#include "text/domain.h"

/*
 * Asks for prefix with the domain behind it; prefix ends in a dot. A name too
 * long for the DNS is DNS_NXDOMAIN. The answer's name lasts as long as
 * s->keep.
 */
struct dns_answer place_ask(const struct subject *s, const char *prefix,
		    struct bytes domain, enum dns_type type);

#endif
