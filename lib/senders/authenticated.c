/* authenticated: who sent a record's messages, as far as what passed tells. */
#include "senders/authenticated.h"

#include "text/domain.h"
#include "tsv/reader.h"

void
authenticated_start(struct authenticated *a)
{
	a->orgs = orgdomain_open(NULL, false);
}

void
authenticated_free(struct authenticated *a)
{
	if (a->orgs != NULL)
		orgdomain_close(a->orgs);
	arena_free(&a->names);
}

static struct bytes
organisation(struct authenticated *a, struct bytes name)
{
	struct auth_name n;
	struct bytes org;

	if (a == NULL || a->orgs == NULL || name.n == 0)
		return name;
	arena_reset(&a->names);
	n = orgdomain_name(a->orgs, name, &a->names);
	org = auth_name_org(&n);
	return org.n != 0 ? org : name;
}

/* The first name of another organisation; without one, the first. */
static struct bytes
first_of_others(struct bytes list, struct bytes own)
{
	struct bytes all = list, item;
	bool more = list.n != 0;

	while (tsv_item(&list, &more, &item))
		if (item.n != 0 && !bytes_equal(item, own) &&
		    !domain_below(item, own))
			return item;
	return bytes_first(all, bytes_find(all, BYTES("|"), 0));
}

struct bytes
authenticated_sender(struct authenticated *a, const struct services *s,
    struct bytes list, struct bytes own, bool *service)
{
	struct services_found found = { 0 };

	if (s != NULL && list.n != 0)
		services_add_list(s, &found, list);
	*service = found.name != 0 && !found.several;
	if (*service)
		return services_cell(s, &found, NULL, NULL);
	return organisation(a, first_of_others(list, own));
}
