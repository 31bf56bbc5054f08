/* origins: where mail comes from, by lists the user brings. */
#include "senders/origins.h"

#include <stdlib.h>

#include "base/mem.h"
#include "tsv/columns.h"

void
origins_start(struct origins *o)
{
	*o = (struct origins){ 0 };
	labels_start(&o->labels);
	labels_start(&o->hosts);
	services_start(&o->services);
}

void
origins_free(struct origins *o)
{
	size_t i;

	labels_free(&o->labels);
	labels_free(&o->hosts);
	services_free(&o->services);
	for (i = 0; i < o->ndb; i++)
		mmdb_close(o->db[i]);
	free(o->db);
}

void
origins_database(struct origins *o, struct cli *c, const char *file)
{
	o->db = mem_resize(o->db, o->ndb + 1, sizeof(*o->db));
	o->db[o->ndb++] = mmdb_open(c, file);
}

void
origins_ready(struct origins *o)
{
	labels_ready(&o->labels);
	labels_ready(&o->hosts);
	services_ready(&o->services);
}

void
origins_say(const struct origins *o, struct cli *c)
{
	size_t i;

	for (i = 0; i < o->ndb; i++)
		mmdb_say(o->db[i], c);
}

int
origins_attribute(struct bytes name)
{
	int column = tsv_column_find(KIND_ROLLUPS, name) - ROL_label;

	return column < ATTRIBUTES ? column : -1;
}

bool
origins_have(const struct origins *o, int attribute)
{
	switch (attribute) {
	case ATTRIBUTE(label):
		return o->labels.given;
	case ATTRIBUTE(host):
		return o->hosts.given;
	case ATTRIBUTE(service):
		return true;
	default:
		return o->ndb != 0;
	}
}

const char *
origins_option(int attribute)
{
	return attribute == ATTRIBUTE(label) ? "labels" :
	    attribute == ATTRIBUTE(host) ? "hosts" : "mmdb";
}

static struct bytes
fact(struct mmdb *db, int attribute, const struct ip_net *net)
{
	struct mmdb_facts facts = mmdb_of(db, net);

	return attribute == ATTRIBUTE(country) ? facts.country :
	    attribute == ATTRIBUTE(as_number) ? facts.as_number :
	    facts.as_name;
}

struct bytes
origins_of(const struct origins *o, int attribute, const struct ip_net *net)
{
	struct bytes cell = BYTES_NONE;
	size_t i;

	if (attribute == ATTRIBUTE(label))
		return labels_of(&o->labels, net);
	if (attribute == ATTRIBUTE(host))
		return labels_of(&o->hosts, net);
	for (i = o->ndb; i > 0 && cell.n == 0; i--)
		cell = fact(o->db[i - 1], attribute, net);
	return cell;
}
