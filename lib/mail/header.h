/*
 * header: the fields in front of a message or of one of its parts
 * (RFC 5322 section 2.2 and 3.6, RFC 2045 section 5.1), as they are found:
 * folded wrongly, misspelt, without the blank line behind them.
 */
#ifndef MAIL_HEADER_H
#define MAIL_HEADER_H

#include <stdint.h>

#include "mail/lines.h"

/*
 * Offset of the first field: behind a byte order mark, blank lines, and the
 * "From " line of a mailbox.
 */
size_t	 header_begin(struct bytes message);

/* Does the line begin with a field name and a colon (RFC 5322 2.2)? */
bool	 header_is_field(struct bytes line);

enum {
	MAIL_KNOWN = 1,		/* such as only mail has, and its parts */
	MAIL_FROM = 2,
	MAIL_ONCE = 4,		/* stands once in a header: From, Date … */
	MAIL_WIRE = 8		/* servers write it; people do not show it */
};

/* What the field that the line begins is; 0: none that mail is known by. */
unsigned	 header_marks(struct bytes line);

enum header_result {
	HEADER_GOOD,
	HEADER_ODD,	/* has lines that are no fields, or no end */
	HEADER_LONG	/* is longer than most bytes: nothing was split */
};

/*
 * Splits text into the fields and what is behind the blank line. A line of
 * blanks counts as blank, unless fields that mail has go on behind it
 * (obs-FWS of RFC 5322 section 4.2). Without a blank line the body begins at
 * the first line that is no field; at one that begins with "--", a report or
 * base64 in any case; and before the fields of another mail.
 */
enum header_result header_split(struct bytes text, uint64_t most,
	    struct bytes *head, struct bytes *body);

/*
 * The next field of head, with its value as it stands, folds and all. Lines
 * that are no field belong to the value before them.
 */
bool	 header_next(struct bytes *head, struct bytes *name,
	    struct bytes *value);

/* The first field of that name, in any case; false when there is none. */
bool	 header_find(struct bytes head, const char *name,
	    struct bytes *value);

/* Appends the value with its folds taken out (RFC 5322 section 2.2.3). */
void	 header_unfold(struct bytes value, struct buf *out);

#endif
