/*
 * taglist: lists of tags, "name=value; name=value" (RFC 6376 section 3.2),
 * as DKIM key records and BIMI records are.
 *
 * A list with something that is no tag, or with a tag twice, is invalid as a
 * whole; so it is read to its end before anything of it counts.
 */
#ifndef RECORDS_TAGLIST_H
#define RECORDS_TAGLIST_H

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
/*
 * s without blanks and tabs around it: more is no white space in records of
 * DMARC (RFC 9989 section 4.8), MTA-STS and TLS-RPT.
 */
struct bytes	 tag_trim(struct bytes s);
/* tag-name: a letter, then letters, digits and underscores. */
bool		 taglist_is_name(struct bytes s);

void		 taglist_start(struct taglist *l, struct bytes text);
/* The next tag; false at the end of the list, or at a fault. */
bool		 taglist_next(struct taglist *l, struct tag *out);
void		 taglist_end(struct taglist *l);

#endif
