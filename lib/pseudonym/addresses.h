/*
 * addresses: pseudonyms of IP addresses, networks and AS numbers that keep
 * prefixes.
 *
 * Two addresses begin with as many equal bits before as after, so that what
 * is in one network stays in one. Each bit is turned or not by what the key
 * says of all bits before it, as in Crypto-PAn (Xu, Fan, Ammar and Moon,
 * "Prefix-Preserving IP Address Anonymization", ICNP 2002), which makes it a
 * bijection; IPv4 and IPv6 are apart. Bits that lead to a network that is
 * kept are not turned.
 */
#ifndef PSEUDONYM_ADDRESSES_H
#define PSEUDONYM_ADDRESSES_H

#include "pseudonym/kept.h"
#include "pseudonym/token.h"

struct addresses_slot;

struct addresses {
	struct prf		*prf;
	const struct kept	*kept;
	struct addresses_slot	*slots;	/* what the key says, of some
					   prefixes; a table of fixed size */
};

void		 addresses_start(struct addresses *a, struct prf *prf,
		    const struct kept *kept);
void		 addresses_free(struct addresses *a);

struct ip	 addresses_map(struct addresses *a, const struct ip *ip);
/* The same of a number of 32 bits, that of an autonomous system. */
uint32_t	 addresses_map_as(struct addresses *a, uint32_t number);

/*
 * Appends the pseudonym of an address, or of a network as 192.0.2.0/24.
 * False, and nothing is appended, when raw is neither.
 */
bool		 addresses_add(struct addresses *a, struct bytes raw,
		    struct buf *out);

#endif
