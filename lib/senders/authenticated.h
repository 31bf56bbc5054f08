/*
 * authenticated: who sent a record's messages, as far as what passed tells.
 *
 * The mail service that the names stand for (services.h); else the
 * organisational domain of the first name of another organisation, for names
 * that are aligned say nothing of who sends; else that of the first name; else
 * nobody. Addresses and host names change from week to week, these seldom do.
 * Roll-ups have it as the key column of that name; page, findings and audit
 * ask it for senders that nobody labelled (facts/sender.h).
 */
#ifndef SENDERS_AUTHENTICATED_H
#define SENDERS_AUTHENTICATED_H

#include "auth/orgdomain.h"
#include "senders/services.h"

struct authenticated {
	struct orgdomain	*orgs;	/* NULL: names count as they are */
	struct arena		 names;
};

/* Opens the Public Suffix List: before lock-down. */
void		 authenticated_start(struct authenticated *a);
void		 authenticated_free(struct authenticated *a);
/*
 * list: auth_domains as they stand in a cell; own: the organisational domain
 * of From, or empty. a may be NULL: then names count as they are; so may s.
 * Valid until the next call. *service becomes: does it name a service?
 */
struct bytes	 authenticated_sender(struct authenticated *a,
		    const struct services *s, struct bytes list,
		    struct bytes own, bool *service);

#endif
