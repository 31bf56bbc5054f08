/*
 * ipmap: networks, each with a number; the longest that has an address.
 *
 * Both families in one map, as in ip.h. It is filled, built once, and asked
 * from then on. Memory is that of its networks.
 */
#ifndef BASE_IPMAP_H
#define BASE_IPMAP_H

#include "base/ip.h"

enum { IPMAP_NONE = UINT32_MAX };

/* A zeroed one is empty and ready. */
struct ipmap {
	struct ipmap_entry	*at;
	size_t			 n, room;
};

/* Adds a network; value is any number but IPMAP_NONE. */
void		 ipmap_add(struct ipmap *m, struct ip_net net,
		    uint32_t value);
/*
 * Makes m ready to be asked, once, after the last ipmap_add. Of a network
 * that was added twice the later value counts.
 */
void		 ipmap_build(struct ipmap *m);
/* The value of the longest network that has ip, or IPMAP_NONE. */
uint32_t	 ipmap_find(const struct ipmap *m, const struct ip *ip);
void		 ipmap_free(struct ipmap *m);

#endif
