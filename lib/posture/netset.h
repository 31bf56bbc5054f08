/*
 * netset: networks without those that others of them hold.
 */
#ifndef POSTURE_NETSET_H
#define POSTURE_NETSET_H

#include <stdint.h>

#include "base/ip.h"

struct netset_item {
	struct ip_net	net;
	uint32_t	from;		/* whatever it is of */
};

/* Sorts: a network before those in it, equal ones by from. */
void	 netset_sort(struct netset_item *at, size_t n);

/*
 * Makes of sorted networks, of one family, the fewest that hold the same
 * addresses; returns how many.
 */
size_t	 netset_collapse(struct netset_item *at, size_t n);

/* Is all of b in a? */
bool	 netset_holds(const struct ip_net *a, const struct ip_net *b);

#endif
