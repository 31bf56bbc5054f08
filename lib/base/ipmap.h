/*
 * ipmap: what belongs to networks, found by an address: the longest prefix
 * wins.
 *
 * Networks are added in any order, then the map is built once, then asked.
 * It is held as ranges that follow one another, at most two a network, so
 * looking one up is a binary search and memory is 20 bytes a range.
 */
#ifndef BASE_IPMAP_H
#define BASE_IPMAP_H

#include "base/ip.h"

#define IPMAP_NONE	UINT32_MAX

struct ipmap_number {		/* an address as a number */
	uint64_t	hi, lo;
};

struct ipmap_entry {
	struct ipmap_number	first;
	uint32_t		value;
	uint8_t			bits;
};

/* A zeroed one is empty and ready. */
struct ipmap {
	struct ipmap_entry	*entry;	/* until it is built */
	size_t			 nentries, entries_room;
	struct ipmap_number	*start;	/* of each range, ascending */
	uint32_t		*value;	/* of each range */
	size_t			 n, room;
};

/*
 * Adds a network. value: anything but IPMAP_NONE, which takes the network
 * out of a wider one. Of a network that is added twice the later value
 * stands, so that exceptions can be put behind a list.
 */
void		 ipmap_add(struct ipmap *m, const struct ip_net *net,
		    uint32_t value);
/* After the last ipmap_add, before the first ipmap_find. */
void		 ipmap_build(struct ipmap *m);
/* The value of the narrowest network the address is in, or IPMAP_NONE. */
uint32_t	 ipmap_find(const struct ipmap *m, const struct ip *ip);
/* The value that all addresses of net have, or IPMAP_NONE. */
uint32_t	 ipmap_find_net(const struct ipmap *m,
		    const struct ip_net *net);
void		 ipmap_free(struct ipmap *m);

#endif
