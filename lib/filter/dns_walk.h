/*
 * dns_walk: saved DNS data (lib/dns) as that which the tree walk asks
 * (auth/treewalk.h).
 */
#ifndef FILTER_DNS_WALK_H
#define FILTER_DNS_WALK_H

#include "auth/treewalk.h"
#include "cli/cli.h"
#include "dns/store.h"

/* A zeroed one has no data. */
struct dns_walk {
	const char		**files;
	size_t			 n;
	struct dns		*dns;
	struct treewalk_dns	 walk;
};

/* Notes a file; the name must stay. */
void	 dns_walk_add(struct dns_walk *w, const char *file);
/*
 * Reads the files, up to limits.dns bytes in all; ends the program with a
 * message when one cannot be used. Returns what to ask, which lasts as long
 * as w, or NULL when there are no files.
 */
const struct treewalk_dns *dns_walk_open(struct dns_walk *w, struct cli *c);
void	 dns_walk_free(struct dns_walk *w);

#endif
