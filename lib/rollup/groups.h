/*
 * groups: what is known of each key of a roll-up, one group a key.
 *
 * Groups are small and never move. There may be millions, so an address is
 * kept as its 16 bytes and sums in 16 bits where they fit (figures.h).
 */
#ifndef ROLLUP_GROUPS_H
#define ROLLUP_GROUPS_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/ip.h"
#include "rollup/figures.h"

enum group_form {
	GROUP_TEXT,	/* cells, still escaped, tabs between them */
	GROUP_IP,
	GROUP_NET
};

/* SET(reporters) is the number of that set. */
#define SET(name)	(ROL_##name - ROL_header_froms)
enum { GROUP_SETS = SET(auth_domains) + 1 };

struct group_key {
	union {
		struct bytes	text;
		struct ip	ip;
	};
	uint8_t	form;		/* enum group_form */
	uint8_t	bits;		/* GROUP_NET: of 128, as in struct ip_net */
};

/* Two cache lines: what tells it from others, and its sums. */
struct group {
	struct group_key	key;
	uint32_t		attributes;	/* see rollup.c; 0: none */
	uint8_t			basis;	/* BASIS_… (facts/rollup_fact.h) */
	int64_t			first, last;	/* -1: not known */
	uint32_t		sets[GROUP_SETS];	/* see sets.h */
	struct figures		figures;
};

struct groups_slot {
	uint32_t	number;		/* of the group, + 1; 0 is free */
	uint32_t	hash;
};

struct groups {
	struct hash_key		 seed;
	struct groups_slot	*slot;
	size_t			 nslots;	/* a power of two, or 0 */
	struct group		**block;
	size_t			 nblocks;
	size_t			 n;
	struct arena		 text;
};

void		 groups_init(struct groups *g);
void		 groups_free(struct groups *g);

/*
 * Finding a group takes the time of two cache misses, so it is done in
 * steps, with other work to be done between them: seek, near, peek, at.
 */
uint32_t	 groups_seek(const struct groups *g,
		    const struct group_key *key);
/* hash: from groups_seek, here and below. */
void		 groups_near(const struct groups *g, uint32_t hash);
/* The group that is likely to have that hash, or NULL. */
const struct group *groups_peek(const struct groups *g, uint32_t hash);
/*
 * The group of that key, made if there is none; then *added is set. Its text
 * is copied.
 */
struct group	*groups_at(struct groups *g, const struct group_key *key,
		    uint32_t hash, bool *added);
/* Asks for the group's memory, which will be looked at soon. */
void		 group_prefetch(const struct group *group);
/* Forgets all groups, and keeps their memory for others. */
void		 groups_clear(struct groups *g);
/* Group number i, in the order they were made. */
struct group	*groups_get(const struct groups *g, size_t i);

bool		 group_key_equal(const struct group_key *a,
		    const struct group_key *b);
/* Appends the key to b as it stands in a row. */
void		 group_key_write(const struct group_key *key, struct buf *b);
/*
 * Two numbers that order keys as far as they can: keys with a smaller first
 * one, or with the same and a smaller second one, come before others in
 * group_key_compare's order.
 */
struct group_rank {
	uint64_t	part[2];
};
struct group_rank group_key_rank(const struct group_key *key);
/* <0, 0, >0 by the bytes that group_key_write makes. */
int		 group_key_compare(const struct group_key *a,
		    const struct group_key *b);

#endif
