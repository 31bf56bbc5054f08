/* attributes: the cells label … as_name of a group of a roll-up. */
#include "rollup/attributes.h"

/*
 * The service that the names in the merged set stand for. Where the set was
 * capped, those that stayed decide: they are the same however the parts
 * were merged.
 */
static struct bytes
service(const struct rollup *u, const struct group *g,
    const struct ip_net *net, struct buf *cell)
{
	const struct services *s = &u->keys.origins->services;
	struct services_found found = { 0 };

	cell->n = 0;
	sets_write(&u->sets, g->sets[SET(auth_domains)], cell);
	services_add_list(s, &found, buf_view(cell));
	return services_cell(s, &found, net, cell);
}

/* What all rows of the group agree on. */
static struct bytes
agreed(const struct rollup *u, const struct group *g, int attribute,
    struct buf *cell)
{
	cell->n = 0;
	if (g->attributes != 0)
		sets_write(&u->sets,
		    u->attributes[g->attributes - 1].value[attribute], cell);
	return buf_view(cell);
}

/* One that is not in the key; cell may be used for it. */
static struct bytes
attribute(const struct rollup *u, const struct group *g, int i,
    const struct ip_net *net, struct buf *cell)
{
	const struct origins *o = u->keys.origins;

	if (i == ATTRIBUTE(service))
		return service(u, g, net, cell);
	if (net != NULL && origins_have(o, i))
		return origins_of(o, i, net);
	return agreed(u, g, i, cell);
}

void
attributes_put(const struct rollup *u, struct tsv_writer *w,
    const struct group *g, struct buf *cell)
{
	struct ip_net at, *net = keys_net(&u->keys, &g->key, &at) ? &at :
	    NULL;
	int i;

	for (i = 0; i < ATTRIBUTES; i++)
		if (!u->keys.keyed[i])
			tsv_put_raw(w, attribute(u, g, i, net, cell), 1);
}

void
attributes_add(const struct rollup *u, const struct group *g, int i,
    struct buf *b)
{
	struct ip_net at, *net = keys_net(&u->keys, &g->key, &at) ? &at :
	    NULL;
	struct buf cell = { 0 };

	buf_add(b, attribute(u, g, i, net, &cell));
	buf_free(&cell);
}
