/*
 * types: types and classes of DNS records, by their names (IANA, Domain Name
 * System Parameters).
 */
#ifndef DNS_TYPES_H
#define DNS_TYPES_H

#include "base/bytes.h"

/* Those whose data is kept; the numbers are IANA's. */
enum dns_type {
	DNS_NO_TYPE = 0,
	DNS_A = 1,
	DNS_NS = 2,
	DNS_CNAME = 5,
	DNS_SOA = 6,
	DNS_PTR = 12,
	DNS_MX = 15,
	DNS_TXT = 16,
	DNS_AAAA = 28,
	DNS_DNAME = 39,
	DNS_TLSA = 52,
	DNS_SPF = 99,		/* obsolete: RFC 7208 section 3.1 */
	DNS_OTHER = 65535	/* any other: that it is there is kept */
};

/*
 * The type of that name, in any case; DNS_OTHER for types whose data is not
 * kept, also TYPE123 (RFC 3597 section 5); DNS_NO_TYPE for none known.
 */
enum dns_type	 dns_type_of(struct bytes name);

/* The name of a type that is kept; empty for others. */
struct bytes	 dns_type_name(enum dns_type type);

/* Could a type not known here have that name? Letters, digits, hyphens. */
bool		 dns_type_possible(struct bytes name);

enum dns_class {
	DNS_NO_CLASS,		/* not the name of a class */
	DNS_IN,
	DNS_OTHER_CLASS
};

/* The class of that name, in any case; also CLASS1 (RFC 3597). */
enum dns_class	 dns_class_of(struct bytes name);

#endif
