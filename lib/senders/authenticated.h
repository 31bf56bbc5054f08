/*
 * authenticated: who sent a record's messages, as far as what passed tells:
 * the derived key column of that name.
 *
 * The mail service that the names stand for (services.h); else the
 * organisational domain of the first name that passed, aligned ones first;
 * else nothing. Addresses and host names change from week to week, these
 * seldom do.
 */
#ifndef SENDERS_AUTHENTICATED_H
#define SENDERS_AUTHENTICATED_H

#include "auth/orgdomain.h"
#include "senders/services.h"

struct authenticated {
	struct orgdomain	*orgs;	/* NULL: names count as they are */
	struct arena		 names;
	struct buf		 text;
};

/* Opens the Public Suffix List: before lock-down. */
void		 authenticated_start(struct authenticated *a);
void		 authenticated_free(struct authenticated *a);
/* list: auth_domains as they stand in a cell. Valid until the next call. */
struct bytes	 authenticated_cell(struct authenticated *a,
		    const struct services *s, struct bytes list);

#endif
