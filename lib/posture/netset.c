/* netset: networks without those that others of them hold. */
#include "posture/netset.h"

#include <stdlib.h>

static int
compare_items(const void *x, const void *y)
{
	const struct netset_item *a = x, *b = y;
	int c = memcmp(a->net.ip.a, b->net.ip.a, sizeof(a->net.ip.a));

	if (c != 0)
		return c;
	if (a->net.bits != b->net.bits)
		return a->net.bits < b->net.bits ? -1 : 1;
	return (a->from > b->from) - (a->from < b->from);
}

void
netset_sort(struct netset_item *at, size_t n)
{
	if (n != 0)
		qsort(at, n, sizeof(*at), compare_items);
}

bool
netset_holds(const struct ip_net *a, const struct ip_net *b)
{
	return a->bits <= b->bits && ip_net_has(a, &b->ip);
}

/* Do a and the one behind it, apart, make a network of one bit less? */
static bool
is_pair(const struct ip_net *a, const struct ip_net *b)
{
	struct ip_net both = { a->ip, a->bits - 1 };

	if (a->bits != b->bits)
		return false;
	ip_mask(&both.ip, both.bits);
	return netset_holds(&both, b);
}

size_t
netset_collapse(struct netset_item *at, size_t n)
{
	size_t i, kept = 0;

	for (i = 0; i < n; i++) {
		if (kept != 0 && netset_holds(&at[kept - 1].net, &at[i].net))
			continue;
		at[kept++] = at[i];
		while (kept > 1 && is_pair(&at[kept - 2].net,
		    &at[kept - 1].net))
			at[--kept - 1].net.bits--;
	}
	return kept;
}
