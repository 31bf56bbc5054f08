/* authenticated: who sent a record's messages, as far as what passed tells. */
#include "senders/authenticated.h"

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
	buf_free(&a->text);
}

static struct bytes
organisation(struct authenticated *a, struct bytes name)
{
	struct auth_name n;
	struct bytes org;

	if (a->orgs == NULL || name.n == 0)
		return name;
	arena_reset(&a->names);
	n = orgdomain_name(a->orgs, name, &a->names);
	org = auth_name_org(&n);
	return org.n != 0 ? org : name;
}

struct bytes
authenticated_cell(struct authenticated *a, const struct services *s,
    struct bytes list)
{
	struct services_found found = { 0 };
	struct bytes first = bytes_first(list,
	    bytes_find(list, BYTES("|"), 0));

	services_add_list(s, &found, list);
	if (found.name != 0 && !found.several)
		return services_cell(s, &found, NULL, &a->text);
	return organisation(a, first);
}
