/*
 * my_domains: the domains whose reports a user wants (--own-domains), in the
 * list that all programs read (text/inventory.h).
 *
 * Anybody may publish an address in a rua tag; reports for domains one does
 * not own are noise at best.
 */
#ifndef IO_MY_DOMAINS_H
#define IO_MY_DOMAINS_H

#include "cli/cli.h"
#include "text/inventory.h"

struct my_domains {
	struct cli		*cli;
	bool			 all;	/* no list was given */
	struct inventory	 list;
	uint64_t		 passed_over;
};

/*
 * Reads the list. file NULL: all domains are one's own. Ends the program with
 * a message when the file cannot be used.
 */
void	 my_domains_start(struct my_domains *d, struct cli *c,
	    const char *file);
/* Is domain one of them, or below one? */
bool	 my_domains_list(const struct my_domains *d, struct bytes domain);
/* The same; if not, it is told and counted. */
bool	 my_domains_have(struct my_domains *d, struct bytes source,
	    struct bytes domain);
void	 my_domains_finish(struct my_domains *d);

#endif
