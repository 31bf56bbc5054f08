/*
 * places: addresses, networks, services' networks, listed senders and
 * selectors, and the sources that are part of each.
 */
#ifndef FACTS_PLACES_H
#define FACTS_PLACES_H

#include "facts/facts.h"

/* What an address is; by its number in names. */
struct fact_address {
	struct ip	ip;
	uint32_t	service;	/* whose network, or IPMAP_NONE */
	bool		known;		/* the rest is filled */
	bool		valid;		/* it is one, and of no special use */
};

/* Orders days by source, and sources by place. */
void	 places_settle(struct facts *w);
/* The places of a scope: *n of them. */
struct fact_place *places_of(const struct facts *w, enum place_scope scope,
	    size_t *n);

#endif
