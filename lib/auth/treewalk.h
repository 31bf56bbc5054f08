/*
 * treewalk: the organisational domain of a name by the DNS Tree Walk (RFC
 * 9989 section 4.10).
 *
 * It needs what the DNS says, which comes from outside by a function; what
 * that does not know leaves the walk undecided.
 */
#ifndef AUTH_TREEWALK_H
#define AUTH_TREEWALK_H

#include "records/dmarc_record.h"

/*
 * Where the walk asks. ask gives each TXT record at name, its strings
 * joined, to take(walk, txt); false when it is not known which there are.
 * The texts stay until the next call.
 */
struct treewalk_dns {
	bool	(*ask)(void *data, struct bytes name,
		    void (*take)(void *walk, struct bytes txt), void *walk);
	void	*data;
};

/* Does a name have a DMARC record of its own? */
enum treewalk_own {
	TREEWALK_OWN_UNKNOWN,
	TREEWALK_OWN_NONE,
	TREEWALK_OWN
};

struct treewalk_answer {
	bool			decided;	/* all that mattered is
						   known */
	size_t			org;		/* where in the name its org.
						   domain begins */
	enum treewalk_own	own;		/* may be known undecided */
	unsigned		queries;	/* 8 at most */
};

/* Walks from name, a normal form (text/domain.h) and not empty. */
struct treewalk_answer treewalk(const struct treewalk_dns *dns,
		    struct bytes name);

#endif
