/*
 * selection: which records a user asked for.
 *
 * Conditions of different kinds must all hold; of several of one kind, one
 * must. Nothing asked for is everything.
 */
#ifndef FILTER_SELECTION_H
#define FILTER_SELECTION_H

#include <stdint.h>

#include "base/ip.h"
#include "facts/fact.h"

/* Texts to look for. A zeroed one is empty. */
struct select_patterns {
	struct select_pattern	*at;
	size_t			 n;
};

struct selection {
	unsigned		 results;	/* 1 << VERDICT_…: pass, fail
						   and undecided; 0: any */
	unsigned		 verdicts;	/* the same, named one by one */
	bool			 disagree;
	bool			 not_own;	/* sender not in a list of
						   known ones */
	bool			 listed;	/* From domain in an inventory,
						   or below one of it */
	struct select_patterns	 domains;	/* of the From header */
	struct select_patterns	 reporters;
	struct ip_net		*nets;		/* of the source address */
	size_t			 nnets;
	int64_t			 since, until;	/* a day's midnight must be in
						   [since, until); -1: open */
	uint64_t		 min_count;
	bool			 invert;
	struct buf		 scratch;
};

/* What of a record is looked at; only what was asked for must be there. */
struct selection_candidate {
	struct record_fact	fact;		/* evaluated */
	bool			own, listed;
	struct bytes		domain;		/* normal form, or as it came */
	struct bytes		reporter;
	struct bytes		ip;
};

/* Verdicts of messages that pass, fail, and that cannot be decided. */
enum {
	SELECT_PASS = 1 << VERDICT_ALIGNED | 1 << VERDICT_DKIM_ONLY |
	    1 << VERDICT_SPF_ONLY,
	SELECT_FAIL = 1 << VERDICT_FORWARDED | 1 << VERDICT_BROKEN |
	    1 << VERDICT_MISALIGNED | 1 << VERDICT_UNAUTHENTICATED,
	SELECT_UNDECIDED = 1 << VERDICT_UNKNOWN
};

void	 selection_start(struct selection *s);
void	 selection_free(struct selection *s);

/*
 * Each adds one condition and returns false when its text is none:
 * a comma separated list of verdicts (*wrong: the one that is none); a name,
 * a shell pattern (fnmatch), or
 * .example.com for it and all below it, letters without case; a network.
 */
bool	 selection_verdicts(struct selection *s, struct bytes list,
	    struct bytes *wrong);
bool	 selection_domain(struct selection *s, struct bytes pattern);
bool	 selection_reporter(struct selection *s, struct bytes pattern);
bool	 selection_net(struct selection *s, struct bytes net);

/* A date or RFC 3339 time; of several the widest span counts. */
bool	 selection_since(struct selection *s, struct bytes time);
bool	 selection_until(struct selection *s, struct bytes time);
/* Does the span end before it begins, so that nothing can be in it? */
bool	 selection_is_empty(const struct selection *s);

/* Is the record one that was asked for? */
bool	 selection_takes(struct selection *s,
	    const struct selection_candidate *c);

#endif
