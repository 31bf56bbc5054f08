/*
 * ip: addresses of both families in one shape, and networks.
 *
 * IPv4 is held as an IPv4-mapped IPv6 address (RFC 4291 section 2.5.5.2),
 * so that ::ffff:192.0.2.1 and 192.0.2.1 are one address.
 */
#ifndef BASE_IP_H
#define BASE_IP_H

#include <stdint.h>

#include "base/bytes.h"

enum {
	IP_TEXT = 46,		/* longest text, with NUL */
	IP_REVERSE = 74		/* longest reverse name, with NUL */
};

struct ip {
	uint8_t	a[16];
};

struct ip_net {
	struct ip	ip;	/* bits past the prefix are zero */
	unsigned	bits;	/* 0 … 128; an IPv4 /24 is 120 */
};

/* An address and nothing else: no blanks, brackets, zone or port. */
bool	 ip_parse(struct bytes s, struct ip *out);
/* Canonical text (inet_ntop; IPv4-mapped as IPv4); returns its length. */
size_t	 ip_format(const struct ip *ip, char out[IP_TEXT]);
/*
 * The name of its PTR record: 1.2.0.192.in-addr.arpa (RFC 1035 section 3.5),
 * or 32 digits below ip6.arpa (RFC 3596 section 2.5); returns its length.
 */
size_t	 ip_reverse(const struct ip *ip, char out[IP_REVERSE]);
bool	 ip_is_v4(const struct ip *ip);
/* Zeroes all bits past the first `bits` of 128. */
void	 ip_mask(struct ip *ip, unsigned bits);

/* 192.0.2.0/24, 2001:db8::/32, or one address alone. */
bool	 ip_net_parse(struct bytes s, struct ip_net *out);
bool	 ip_net_has(const struct ip_net *net, const struct ip *ip);
/* 192.0.2.0/24; returns its length. */
size_t	 ip_net_format(const struct ip_net *net, char out[IP_TEXT + 4]);

#endif
