/*
 * services: which mail service sent a message, by names that passed.
 *
 * Only identifiers that passed DKIM or SPF name a service: a d= that failed
 * can be forged. A published network names the relay alone ("via NAME"),
 * since anybody's mail may come through it. A name that passed says by which
 * service mail was sent, not that it was sent for the From domain.
 *
 * The table share/rua-tools/services.tsv is part of the program; files of
 * the user add to it, and their lines win.
 */
#ifndef SENDERS_SERVICES_H
#define SENDERS_SERVICES_H

#include "base/ipmap.h"
#include "base/map.h"
#include "cli/cli.h"
#include "tsv/canonical_cell.h"

struct services_domain {	/* numbers of names, or MAP_NONE */
	uint32_t	whole;		/* of the domain and what is below */
	uint32_t	below;		/* of what is below it only */
};

struct services {
	struct map		 names;	/* as cells; 0 is the empty one */
	struct map		 domains;
	struct services_domain	*domain;	/* of each */
	size_t			 room;
	struct map		 ends;	/* last two labels of all domains */
	struct ipmap		 nets;
	struct canonical_scratch	 scratch;
};

/* The services that the names of one row or group stand for. */
struct services_found {
	uint32_t	name;		/* 0: none */
	bool		several;
};

/* Takes the table the program was built with. */
void		 services_start(struct services *s);
void		 services_free(struct services *s);
/*
 * Adds a file in the form of the table: kind (dkim, spf or net), pattern,
 * name, source; the last may be absent, and an empty name takes a pattern
 * out. Ends the program with a message when the file cannot be used.
 */
void		 services_read(struct services *s, struct cli *c,
		    const char *file);
/* After the last file, before what follows. */
void		 services_ready(struct services *s);

/* Adds what a passing identifier, in lower case, stands for. */
void		 services_add(const struct services *s,
		    struct services_found *f, struct bytes identifier);
/* The same of every item of a list as it stands in a cell. */
void		 services_add_list(const struct services *s,
		    struct services_found *f, struct bytes list);
/*
 * The cell: the one service found; else, also when several were found,
 * "via NAME" when all of net (may be NULL) is in one of a service's; else
 * nothing. The result is in s or in b until b is changed.
 */
struct bytes	 services_cell(const struct services *s,
		    const struct services_found *f, const struct ip_net *net,
		    struct buf *b);

#endif
