/*
 * identities: the domains that a record's messages were authenticated as.
 */
#ifndef AUTH_IDENTITIES_H
#define AUTH_IDENTITIES_H

#include "auth/align.h"
#include "base/map.h"

/* A list that keeps its memory; a zeroed one is empty. */
struct auth_identities {
	struct bytes	*at;
	size_t		 n, room;
	struct map	 known;		/* the same once they are many */
};

/*
 * Fills l with each domain that passed, once: those aligned under modes
 * first, in each part DKIM before SPF, else in the record's order.
 */
void	 auth_identities_of(struct auth_identities *l,
	    const struct auth_results *e, struct auth_modes modes);
void	 auth_identities_free(struct auth_identities *l);

#endif
