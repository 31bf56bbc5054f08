/*
 * taglist: lists of tags, "name=value; name=value" (RFC 6376 section 3.2),
 * as DKIM key records and BIMI records are.
 *
 * A list with something that is no tag, or with a tag twice, is invalid as a
 * whole; so it is read to its end before anything of it counts.
 */
#ifndef AUTH_TAGLIST_H
#define AUTH_TAGLIST_H

#include "base/map.h"

struct taglist {
	struct bytes	 rest;
	struct map	 names;		/* that came */
	unsigned	 count;		/* of tags that came */
	bool		 hollow;	/* nothing stands between two
					   semicolons: not in the grammar, and
					   mostly ignored */
	const char	*fault;		/* in our words, or NULL */
};

struct tag {
	struct bytes	name, value;	/* without blanks around them */
};

/* s without blanks, tabs and line ends around it. */
struct bytes	 taglist_trim(struct bytes s);

void		 taglist_start(struct taglist *l, struct bytes text);
/* The next tag; false at the end of the list, or at a fault. */
bool		 taglist_next(struct taglist *l, struct tag *out);
void		 taglist_end(struct taglist *l);

#endif
