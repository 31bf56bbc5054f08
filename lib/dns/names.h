/*
 * names: names and texts of DNS records, without their escapes (RFC 1035
 * section 5.1).
 */
#ifndef DNS_NAMES_H
#define DNS_NAMES_H

#include "text/domain.h"

/* A name in its normal form (text/domain.h), or none. */
struct dns_name {
	char	text[DOMAIN_TEXT];
	size_t	n;
};

enum dns_name_kind {
	DNS_NAME,
	DNS_NAME_ROOT,		/* "." alone */
	DNS_NAME_ODD,		/* one that no mail domain has: blanks,
				   control characters, escaped dots, bytes
				   that are not ASCII by escapes */
	DNS_NAME_RELATIVE,	/* and there is nothing it is relative to */
	DNS_NAME_BROKEN		/* an escape is none */
};

/*
 * raw as a name: @ and names without a dot at their end are relative to
 * origin, NULL when there is none; origin->n is 0 for the root. out is
 * empty but for DNS_NAME.
 */
enum dns_name_kind dns_name_read(struct bytes raw,
		    const struct dns_name *origin, struct dns_name *out);

/* Is raw relative to an origin? */
bool	 dns_name_relative(struct bytes raw);

/*
 * Appends raw with \DDD, \" and the like turned into the bytes they stand
 * for; false when an escape is none.
 */
bool	 dns_unescape(struct bytes raw, struct buf *out);

struct bytes	 dns_name_view(const struct dns_name *n);

#endif
