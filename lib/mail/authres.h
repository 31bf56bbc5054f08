/*
 * authres: what an Authentication-Results field says (RFC 8601 section
 * 2.2), one result or property after the other.
 *
 * Read leniently: the authserv-id may be missing, comments and quotes may
 * stay open, and a semicolon between two results may be forgotten.
 */
#ifndef MAIL_AUTHRES_H
#define MAIL_AUTHRES_H

#include "base/bytes.h"

enum authres_kind {
	AUTHRES_END,
	AUTHRES_RESULT,		/* name is the method, value its result */
	AUTHRES_PROPERTY	/* name is "ptype.property", or "reason" */
};

struct authres {
	struct bytes	server;		/* authserv-id, or empty: not there */
	struct bytes	rest;
	bool		first;		/* of its segment */
};

/*
 * Begins with the value of a field. *text holds a copy of it, which must
 * stay while it is read; it is emptied first.
 */
void	 authres_start(struct authres *a, struct bytes value,
	    struct buf *text);
/*
 * The next item. name and value are parts of the copy, without quotes around
 * the whole of value; both as they stand, the method without its version.
 */
enum authres_kind authres_next(struct authres *a, struct bytes *name,
	    struct bytes *value);

/*
 * Appends s with its comments (RFC 5322 section 3.2.2) and folds replaced by
 * blanks; what opens and does not close is dropped as a character. Quoted
 * strings stay.
 */
void	 authres_plain(struct bytes s, struct buf *out);

#endif
