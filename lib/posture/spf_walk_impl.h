/*
 * spf_walk_impl: what the files of spf_walk share.
 */
#ifndef POSTURE_SPF_WALK_IMPL_H
#define POSTURE_SPF_WALK_IMPL_H

#include "posture/spf_walk.h"

struct walker {
	struct lookup	*lookup;
	struct arena	*keep;
	struct spf_walk	*out;
};

/* Room for one more behind n items of that size; returns where they are. */
void	*walk_room(struct arena *keep, void *at, size_t n, size_t *room,
	    size_t size);

/* Sets the state of step i; notes what makes the record permerror. */
void	 walk_set(struct walker *w, size_t i, enum spf_state state);
/* An answer that step i rests on. */
void	 walk_dated(struct walker *w, size_t i, int64_t as_of);
/* A look-up of step i has no answer for senders of these families. */
void	 walk_void(struct walker *w, size_t i, bool for4, bool for6);
/* Step i needs an answer that is not in the data; mark is of the walk. */
void	 walk_open(struct walker *w, size_t i, size_t *mark);

/* Adds a network to step i. */
void	 walk_net(struct walker *w, size_t i, const struct ip_net *net,
	    bool v6);
/* What the target of step i, an a or exists, comes down to. */
void	 walk_addresses(struct walker *w, size_t i);
/* The same of an mx. */
void	 walk_mx(struct walker *w, size_t i);

#endif
