/*
 * own_domains: the domains whose reports a user wants (--own-domains).
 *
 * Anybody may publish an address in a rua tag; reports for domains one does
 * not own are noise at best.
 */
#ifndef REPORT_OWN_DOMAINS_H
#define REPORT_OWN_DOMAINS_H

#include "base/map.h"
#include "cli/cli.h"

struct own_domains {
	struct cli	*cli;
	bool		 all;		/* no list was given */
	struct map	 names;
	uint64_t	 passed_over;
};

/*
 * Reads a file of domains, one a line; blank lines and lines that begin
 * with # are skipped. file NULL: all domains are own. Ends the program
 * with a message when the file cannot be used.
 */
void	 own_domains_start(struct own_domains *o, struct cli *c,
	    const char *file);
/* Is domain one of them, or below one? */
bool	 own_domains_lists(const struct own_domains *o, struct bytes domain);
/* The same; if not, it is told and counted. */
bool	 own_domains_has(struct own_domains *o, struct bytes source,
	    struct bytes domain);
void	 own_domains_finish(struct own_domains *o);

#endif
