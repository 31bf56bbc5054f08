/*
 * kept: what stands as it is in a case that is shared.
 *
 * Words of the standards and of our own, which decide and tell nothing of
 * anybody; address ranges that are nobody's; and, unless the user wants all
 * gone, the names, domains and networks of well-known reporters and mail
 * services, which findings rest on. share/rua-tools/kept.tsv and
 * services.tsv have them; the user may add domains.
 */
#ifndef PSEUDONYM_KEPT_H
#define PSEUDONYM_KEPT_H

#include "auth/orgdomain.h"
#include "base/ip.h"
#include "base/map.h"
#include "cli/cli.h"
#include "pseudonym/classes.h"

struct kept {
	struct map	 words;
	uint64_t	*classes;	/* of each: bits of those it is a
					   keyword of, see kept_keyword */
	size_t		 words_room;
	struct map	 names;		/* of reporters and services */
	struct map	 domains;	/* and those above, down from their
					   organisational domain */
	bool		*below;		/* of each: all below it is kept, too */
	size_t		 room;
	struct ip_net	*nets;
	size_t		 nnets, nets_room;
};

/* The words, and what is nobody's. */
void	 kept_start(struct kept *k, struct orgdomain *orgs);
/* Well-known reporters and services, too. */
void	 kept_known(struct kept *k, struct orgdomain *orgs);
/*
 * Adds the domains of a file, one a line; .NAME is NAME and all below it.
 * Ends the program with a message when the file cannot be used. NULL: none.
 */
void	 kept_read(struct kept *k, struct cli *c, const char *file,
	    struct orgdomain *orgs);
void	 kept_free(struct kept *k);

/* Is it a word of prose? Those of keywords are, too. */
bool	 kept_word(const struct kept *k, struct bytes word);
/* Is it a word of that class of keywords? */
bool	 kept_keyword(const struct kept *k, enum class class,
	    struct bytes word);
bool	 kept_name(const struct kept *k, struct bytes name);
/*
 * Where in name, a domain in normal form, the part begins that is kept:
 * name.n when none is.
 */
size_t	 kept_domain(const struct kept *k, struct bytes name);
/*
 * How many bits of 128, from the left, are those of networks kept, or of
 * what these have in common with others.
 */
unsigned kept_bits(const struct kept *k, const struct ip *ip);

#endif
