/*
 * own: the user's own networks and DKIM keys, which make a sender known.
 *
 * A signature names its sender only when it passed: anybody can write a d=
 * that fails. And it counts before the network, for its key is the user's,
 * while an address may be that of a relay for many.
 */
#ifndef AUTH_OWN_H
#define AUTH_OWN_H

#include "auth/signatures.h"
#include "base/ipmap.h"

struct own {
	struct map	 labels;	/* as cells */
	struct ipmap	 nets;		/* numbers of labels */
	struct map	 keys;		/* domain/selector */
	uint32_t	*key_label;	/* by the numbers of keys */
	size_t		 room;
	bool		 wild;		/* a key stands for all below a name */
	size_t		 longest;	/* bytes of such a name */
	struct buf	 scratch;
};

void		 own_start(struct own *o);
/*
 * Takes a line, of a struct own: a network, or domain/selector, blanks, and
 * a label (see rua-rows(5), OPTION FILES). Returns NULL, or in our words
 * what is wrong with it.
 */
const char	*own_take(void *o, struct bytes line);
/* To be called after the last line. */
void		 own_end(struct own *o);
/* Does it name keys at all, so that signatures must be read? */
bool		 own_has_keys(const struct own *o);
/*
 * Who sent a record, as a cell; empty when that is not known. Of the
 * signatures that passed the first one listed counts, aligned ones before
 * others;
 * else the longest network that has the address, which is a cell.
 */
struct bytes	 own_sender(struct own *o, const struct auth_signatures *l,
		    struct bytes address);
void		 own_free(struct own *o);

#endif
