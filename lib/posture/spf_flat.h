/*
 * spf_flat: what an SPF record comes down to: networks, and the terms that
 * cannot become networks.
 */
#ifndef POSTURE_SPF_FLAT_H
#define POSTURE_SPF_FLAT_H

#include "posture/spf_walk.h"

/* In the order in which receivers test them. */
struct spf_flat_item {
	char			 qualifier;
	const struct spf_step	*step;	/* its networks, or … */
	struct bytes		 kept;	/* … if not empty: a term as it must
					   stand; without qualifier + */
	unsigned		 lookups;	/* that it takes */
};

struct spf_flat {
	const struct spf_walk	*walk;
	struct arena		*keep;
	struct spf_flat_item	*item;
	size_t			 n, room;
	struct buf		 tail;	/* what ends the record: modifiers,
					   all or redirect, a blank before
					   each */
	struct bytes		 redirect;	/* in it; empty: none */
	unsigned		 redirect_lookups;
	bool			 resolved;	/* networks are of look-ups,
						   which may change */
};

/*
 * Goes over a walk. Kept is each mechanism that macros, ptr, exists, missing
 * answers or errors leave open; inside an include, the smallest include that
 * has it, as no other term means the same elsewhere. The same goes for an
 * include whose record has other qualifiers than + before its all. keep is
 * for what is new.
 */
void	 spf_flat_make(struct spf_flat *f, const struct spf_walk *w,
	    struct arena *keep);
void	 spf_flat_free(struct spf_flat *f);

#endif
