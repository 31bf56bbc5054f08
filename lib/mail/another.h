/*
 * another: where, in the text of a message, another one begins that has no
 * business there: files of mail that cat(1) put behind each other.
 *
 * Mail has no end of its own, so the next one shows only by its header. How
 * much of one must be seen depends on what it stands in: people quote
 * headers, too.
 */
#ifndef MAIL_ANOTHER_H
#define MAIL_ANOTHER_H

#include "mail/mime.h"

enum another {
	ANOTHER_HEADER,	/* behind the last boundary, or base64: a field
			   that stands once in a header, such as From, and
			   another one of mail */
	ANOTHER_WIRE,	/* in text: a third, and one that people do not
			   quote */
	ANOTHER_REPORT	/* in a text that quotes a header of its own, as
			   failure reports do: and a report's subject,
			   or type */
};

/*
 * Offset of the line that another message begins at, or text.n. The first
 * line of text begins one, too, but not within a report in XML.
 */
size_t	 another_begin(struct bytes text, enum another what);

/*
 * Does one follow the failure report that m was, whose parts have all been
 * taken? Where boundaries do not end it that is not known.
 */
bool	 another_follows(const struct mime *m);

#endif
