/*
 * known_senders: the user's list of networks and DKIM keys, which make a
 * sender known.
 *
 * A signature names its sender only when it passed: anybody can write a d=
 * that fails. And it counts before the network, for its key is the user's,
 * while an address may be that of a relay for many.
 */
#ifndef AUTH_KNOWN_SENDERS_H
#define AUTH_KNOWN_SENDERS_H

#include "auth/signatures.h"
#include "base/ipmap.h"

struct known_senders {
	struct map	 labels;	/* as cells */
	struct ipmap	 nets;		/* numbers of labels */
	struct map	 keys;		/* domain/selector */
	uint32_t	*key_label;	/* by the numbers of keys */
	size_t		 room;
	bool		 wild;		/* a key stands for all below a name */
	size_t		 longest;	/* bytes of such a name */
	struct buf	 scratch;
};

void		 known_senders_start(struct known_senders *o);
/*
 * Takes a line, of a struct known_senders: a network, or domain/selector,
 * blanks, and a label (rua-rows(5), OPTION FILES). Returns NULL, or in our
 * words what is wrong with it.
 */
const char	*known_senders_take(void *o, struct bytes line);
/* To be called after the last line. */
void		 known_senders_end(struct known_senders *o);
/* Does it name keys at all, so that signatures must be read? */
bool		 known_senders_has_keys(const struct known_senders *o);
/*
 * Who sent a record, as a cell; empty when that is not known. Of the
 * signatures that passed the first one listed counts, aligned ones before
 * others;
 * else the longest network that has the address, which is a cell.
 */
struct bytes	 known_senders_sender(struct known_senders *o,
		    const struct auth_signatures *l, struct bytes address);
void		 known_senders_free(struct known_senders *o);

#endif
