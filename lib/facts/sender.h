/*
 * sender: who sent a record's messages, as far as the record tells.
 *
 * The user's own label (--own), else what authenticated it
 * (senders/authenticated.h), else nobody. Page, findings and audit ask here.
 */
#ifndef FACTS_SENDER_H
#define FACTS_SENDER_H

#include "senders/authenticated.h"

enum sender_origin {
	ORIGIN_NOBODY,
	ORIGIN_ORGANISATION,
	ORIGIN_SERVICE,
	ORIGIN_LISTED
};

/*
 * label: the user's, or empty; list: auth_domains as they stand in a cell;
 * own: the organisational domain of From. a and services may be NULL. *name
 * lasts until the next call, and as long as the arguments and services do.
 */
enum sender_origin sender_of(struct authenticated *a,
	    const struct services *services, struct bytes label,
	    struct bytes list, struct bytes own, struct bytes *name);

/*
 * Is it a known sender? One on the user's list, or a named service; passes:
 * some of its mail passes DMARC for the domain.
 */
bool	 sender_known(enum sender_origin origin, bool passes);

#endif
