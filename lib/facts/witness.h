/*
 * witness: who saw a thing.
 *
 * What two reporters say of one thing is a fact, and what one says that
 * counts, on two days; what one stranger says may be forged. Two names are
 * enough to tell, so no more are held.
 */
#ifndef FACTS_WITNESS_H
#define FACTS_WITNESS_H

#include <stdbool.h>
#include <stdint.h>

/* A zeroed one is of nobody. */
struct witness {
	uint32_t	one, two;	/* reporters + 1; two: another */
	bool		authenticated;	/* a report that is of whom it says */
};

static inline void
witness_add(struct witness *w, uint32_t reporter, bool authenticated)
{
	reporter++;
	w->authenticated |= authenticated;
	if (w->one == 0)
		w->one = reporter;
	else if (w->two == 0 && w->one != reporter)
		w->two = reporter;
}

/* What more saw, too. */
static inline void
witness_merge(struct witness *w, const struct witness *more)
{
	if (more->one != 0)
		witness_add(w, more->one - 1, more->authenticated);
	if (more->two != 0)
		witness_add(w, more->two - 1, more->authenticated);
}

#endif
