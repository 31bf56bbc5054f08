/*
 * broke: what a sender's mail was like, day by day, and when it broke.
 *
 * A sender here is whatever breaks at once: a listed sender, a service's
 * network, an address, those around it, or a key.
 */
#ifndef FINDINGS_BROKE_H
#define FINDINGS_BROKE_H

#include "findings/impl.h"

/* Something that may break. */
struct breakable {
	bool		key;		/* it is a selector */
	bool		shared;		/* other customers send there, too */
	uint32_t	domain;
};

/* Its mail of one day. */
struct breakable_day {
	int64_t		day;
	uint64_t	pass, fail, marked;
	struct witness	failing, marking;
};

/* What is found of one. */
struct broken {
	int64_t		since, until;	/* until: passes again; -1 */
	bool		all;		/* failures count, marked or not */
	uint64_t	failed, mail;	/* since then */
	uint64_t	worst;		/* failed on the worst day … */
	bool		one_saw;	/* … which one reporter alone saw */
	uint64_t	days;		/* failing ones */
	struct witness	seen;
	bool		leftover;
};

/* Did it break, in the last 400 days? n days of one, in order. */
bool	 broke_find(const struct rules *f, const struct breakable *b,
	    const struct breakable_day *d, size_t n, struct broken *out);

#endif
