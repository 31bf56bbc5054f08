/*
 * spf_walk: what a domain's SPF record comes to, through include and
 * redirect, by saved answers.
 *
 * All terms count as if none matched: that is the worst that can happen to a
 * receiver, and only then the limits of RFC 7208 section 4.6.4 hold for every
 * sender. What the data does not tell, or the message decides (macros, ptr),
 * is left open and told. A walk is bounded whatever zones say: see SPF_WALK_
 * below.
 */
#ifndef POSTURE_SPF_WALK_H
#define POSTURE_SPF_WALK_H

#include "base/arena.h"
#include "posture/spf_published.h"

enum {
	SPF_WALK_LOOKUPS = 64,		/* no term past it is followed; 10 are
					   allowed */
	SPF_WALK_TERMS = 20000,		/* none past it is looked at */
	SPF_WALK_NETS = 100000,		/* no more networks are kept */
	SPF_MX_NAMES = 10		/* of one mx that may be looked up, and
					   of one ptr that are */
};

/* X(NAME, slug, meaning): what became of a term. */
#define SPF_STATES(X) \
	X(OK, "ok", "stands as it should; what it comes down to is known") \
	X(VOID, "void", "its look-up has no answer") \
	X(UNKNOWN, "unknown", "the answer is not in the data") \
	X(UNDECIDED, "undecided", "a macro, or ptr: each message decides") \
	X(IGNORED, "ignored", "never tested: behind all, redirect beside " \
	    "all, or an unknown modifier") \
	X(WRONG, "wrong", "a syntax error, which makes the whole record " \
	    "permerror") \
	X(NO_RECORD, "no-record", "include or redirect of a domain without " \
	    "SPF record: permerror") \
	X(SEVERAL, "several", "of a domain with several: permerror") \
	X(BROKEN, "broken", "of a domain whose record has a syntax error: " \
	    "permerror") \
	X(LOOP, "loop", "of a domain that leads here: permerror") \
	X(NAMES, "names", "mx with more than 10 names: permerror") \
	X(STOPPED, "stopped", "not followed: 64 look-ups, or 20000 terms, " \
	    "came before")

#define SPF_STATE_NAME(name, slug, meaning)	SPF_STATE_##name,
enum spf_state {
	SPF_STATES(SPF_STATE_NAME)
	SPF_STATE_KINDS
};
#undef SPF_STATE_NAME

struct bytes	 spf_state_word(enum spf_state s);

/* A term of the tree, in the order in which receivers test them. */
struct spf_step {
	struct spf_term	 term;
	unsigned	 level;		/* 0: of the domain's own record */
	struct bytes	 record_domain;	/* in whose record it stands */
	struct bytes	 target;	/* domain it asks, normal form; empty:
					   none, or not known */
	enum spf_state	 state;
	unsigned	 lookups, voids;	/* with this term */
	char		 result;	/* of a sender that it matches, for
					   the domain: + - ~ ?; 0: none, as
					   -all inside an include */
	struct bytes	 record;	/* of include and redirect: of target */
	size_t		 net, nnets;	/* in the walk's networks */
	int64_t		 as_of;		/* AS_OF_NONE: it asks nothing */
};

/* IPv4 and IPv6 apart: ip6 never matches an IPv4 address (section 5). */
struct spf_net {
	struct ip_net	net;
	bool		v6;
};

struct spf_walk {
	struct spf_step	*step;
	size_t		 n, room;
	struct spf_net	*net;
	size_t		 nnets, nets_room;

	/* Counts are at least: the marks say whether there may be more. */
	unsigned	 lookups;	/* terms that ask the DNS */
	unsigned	 names;		/* of mx, and 10 for each ptr, which
					   section 4.6.4 can be read to count,
					   too */
	unsigned	 most_names;	/* of one mx */
	unsigned	 voids;		/* without an answer, for any sender */
	unsigned	 voids4, voids6;	/* for one with an IPv4, IPv6
						   address */
	unsigned	 maybe_void;	/* macros decide */

	/* The first step that makes it so, or SPF_NO_STEP. */
	size_t		 open_lookups;	/* include, redirect: not in the data,
					   or a macro */
	size_t		 open_voids;	/* any look-up not in the data */
	size_t		 open_names;	/* an mx not in the data */
	size_t		 permerror;
	size_t		 loop, stopped;

	char		 all;		/* qualifier of what holds for all
					   others; 0: neutral, no all */
	bool		 all_open;	/* a redirect that is not in the data,
					   or a macro, would tell */
	int64_t		 as_of;		/* the oldest answer */
};

#define SPF_NO_STEP	SIZE_MAX

/*
 * Walks from the record that stands at domain (p; exactly one, of which terms
 * that are wrong are not followed). All memory is of keep, and lasts as long
 * as it and the data.
 */
void	 spf_walk(struct spf_walk *w, struct lookup *ask, struct arena *keep,
	    struct bytes domain, const struct spf_published *p);

/* Where the steps end that step i leads to: those up to there are below it. */
size_t	 spf_walk_end(const struct spf_walk *w, size_t i);

#endif
