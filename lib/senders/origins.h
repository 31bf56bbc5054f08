/*
 * origins: where mail comes from, by lists the user brings: labels, names
 * of hosts, databases of countries and networks, and mail services.
 *
 * These are functions of an address, or of a network where all of it has
 * the same; services are found by names that passed (services.h).
 */
#ifndef SENDERS_ORIGINS_H
#define SENDERS_ORIGINS_H

#include "senders/labels.h"
#include "senders/mmdb.h"
#include "senders/services.h"
#include "tsv/columns.h"

/* ATTRIBUTE(host) is the number of that attribute of an address. */
#define ATTRIBUTE(name)	(ROL_##name - ROL_label)
enum { ATTRIBUTES = ATTRIBUTE(as_name) + 1 };

struct origins {
	struct labels	 labels, hosts;
	struct mmdb	**db;
	size_t		 ndb;
	struct services	 services;
};

void		 origins_start(struct origins *o);
void		 origins_free(struct origins *o);
/* Adds a database; the others are read by labels.h and services.h. */
void		 origins_database(struct origins *o, struct cli *c,
		    const char *file);
/* After the last list, before what follows. */
void		 origins_ready(struct origins *o);
/* Says which database was found damaged while it was asked. */
void		 origins_say(const struct origins *o, struct cli *c);

/* The attribute of that name, or -1. */
int		 origins_attribute(struct bytes name);
/* Can it be derived: was the option given that does? Services always. */
bool		 origins_have(const struct origins *o, int attribute);
/* The option that gives it, without --. */
const char	*origins_option(int attribute);

/*
 * Any attribute but the service, of all of net, as a cell; empty when it is
 * not known. Of several databases that know it the last one given decides.
 */
struct bytes	 origins_of(const struct origins *o, int attribute,
		    const struct ip_net *net);

#endif
