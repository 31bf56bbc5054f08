/* sender: who sent a record's messages, as far as the record tells. */
#include "facts/sender.h"

enum sender_origin
sender_of(struct authenticated *a, const struct services *services,
    struct bytes label, struct bytes list, struct bytes own,
    struct bytes *name)
{
	bool service;

	*name = label;
	if (name->n != 0)
		return ORIGIN_LISTED;
	*name = authenticated_sender(a, services, list, own, &service);
	if (service)
		return ORIGIN_SERVICE;
	return name->n != 0 ? ORIGIN_ORGANISATION : ORIGIN_NOBODY;
}

bool
sender_known(enum sender_origin origin, bool passes)
{
	return origin == ORIGIN_LISTED || (origin == ORIGIN_SERVICE && passes);
}
