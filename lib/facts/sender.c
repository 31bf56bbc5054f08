/* sender: who sent a record's messages, as far as the record tells. */
#include "facts/sender.h"

#include "text/domain.h"
#include "tsv/reader.h"

static struct bytes
first_item(struct bytes list)
{
	return bytes_first(list, bytes_find(list, BYTES("|"), 0));
}

/*
 * The first identifier of another organisation; aligned ones, which stand
 * first, say nothing of who sends. Without one: the first.
 */
static struct bytes
organisation(struct bytes list, struct bytes own)
{
	struct bytes all = list, item;
	bool more = list.n != 0;

	while (tsv_item(&list, &more, &item))
		if (item.n != 0 && !bytes_equal(item, own) &&
		    !domain_below(item, own))
			return item;
	return first_item(all);
}

static struct bytes
service_of(const struct services *services, struct bytes list)
{
	struct services_found found = { 0 };

	if (services == NULL || list.n == 0)
		return BYTES_NONE;
	services_add_list(services, &found, list);
	return services_cell(services, &found, NULL, NULL);
}

enum watch_origin
sender_of(const struct services *services, struct bytes label,
    struct bytes list, struct bytes own, struct bytes *name)
{
	*name = label;
	if (name->n != 0)
		return ORIGIN_OWN;
	*name = service_of(services, list);
	if (name->n != 0)
		return ORIGIN_SERVICE;
	*name = organisation(list, own);
	return name->n != 0 ? ORIGIN_ORGANISATION : ORIGIN_NOBODY;
}

bool
sender_known(enum watch_origin origin, bool passes)
{
	return origin == ORIGIN_OWN || (origin == ORIGIN_SERVICE && passes);
}
