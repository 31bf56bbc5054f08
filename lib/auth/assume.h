/*
 * assume: what a record's messages would meet under another policy.
 *
 * An assumption sets tags of the DMARC record that a report tells of; those
 * it does not name keep what is published. It is made of whichever record
 * the report tells of: where a subdomain has one of its own, of that.
 *
 * There is no pct in it (RFC 9989 has none; RFC 7489 section 6.6.4): under
 * it, messages of one record would meet different policies. So what is
 * sampled_out today meets the whole policy.
 */
#ifndef AUTH_ASSUME_H
#define AUTH_ASSUME_H

#include "auth/verdict.h"

enum {
	ASSUME_MOST = 16,	/* assumptions at a time: three columns each,
				   of the 128 that a row may have */
	ASSUME_NAME = 24	/* bytes of a name: a column's has 32 */
};

/* Which tags are assumed, as a set. */
enum {
	ASSUME_P = 1, ASSUME_SP = 2, ASSUME_NP = 4, ASSUME_ADKIM = 8,
	ASSUME_ASPF = 16, ASSUME_T = 32
};

/* Columns of each: name_dmarc, name_action, name_change. */
enum { ASSUME_DMARC, ASSUME_ACTION, ASSUME_CHANGE, ASSUME_COLUMNS };

struct auth_assumption {
	struct buf		columns[ASSUME_COLUMNS];	/* names */
	unsigned		tags;		/* ASSUME_…, a set */
	enum auth_policy	p, sp, np;
	struct auth_modes	modes;
	bool			testing;
};

/* A zeroed one is empty. */
struct auth_assumptions {
	struct auth_assumption	at[ASSUME_MOST];
	size_t			n;
};

/*
 * Adds "[name:]tag=value,...": tags are p, sp, np, adkim, aspf and t, the
 * name is "assumed" if none is given. NULL, or what is wrong with *part.
 */
const char	*auth_assumptions_add(struct auth_assumptions *l,
		    struct bytes text, struct bytes *part);
void		 auth_assumptions_free(struct auth_assumptions *l);

/* X(NAME, word, when): the action asked for, against that of today. */
#define ASSUME_CHANGES(X) \
	X(UNKNOWN, "unknown", "one of both is not known") \
	X(WEAKER, "weaker", "it asks for less") \
	X(SAME, "same", "it asks for the same, or the assumption is what " \
	    "is published already") \
	X(STRICTER, "stricter", "it asks for more")

#define CHANGE_NAME(name, word, meaning)	CHANGE_##name,
enum auth_change {
	ASSUME_CHANGES(CHANGE_NAME)
	CHANGE_KINDS
};
#undef CHANGE_NAME

struct bytes	 auth_change_keyword(enum auth_change c);

struct auth_assumed {
	enum auth_outcome	dmarc;
	enum auth_policy	action;	/* POLICY_UNKNOWN: cannot be known */
	enum auth_change	change;
};

/*
 * What a policy asks for (RFC 9989 section 4.7): nothing where DMARC passes,
 * else itself. Unknown where the outcome is, unless the policy is none.
 */
enum auth_policy	 auth_action(enum auth_outcome dmarc,
			    enum auth_policy policy);

/* Evaluates r under a; today is its finding under the published policy. */
struct auth_assumed	 auth_assume(const struct auth_assumption *a,
			    const struct auth_record *r,
			    const struct evaluation *today);

/* The same of all in l, as words: ASSUME_COLUMNS of each, in order. */
void	 auth_assume_words(const struct auth_assumptions *l,
	    const struct auth_record *r, const struct evaluation *today,
	    struct bytes *out);

#endif
