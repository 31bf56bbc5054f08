/*
 * mail: a message with a page as text and as HTML (RFC 5322; RFC 2046
 * section 5.1.4), to be handed to sendmail.
 *
 * Nothing is taken from a clock or a host's name. Lines end in LF and have
 * at most 76 characters. What goes into a header is checked before, so none
 * can begin another.
 */
#ifndef RENDER_MAIL_H
#define RENDER_MAIL_H

#include "base/bytes.h"

struct mail {
	struct bytes		 from;
	const struct bytes	*to;
	size_t			 nto;
	struct bytes		 subject;
	struct bytes		 date, message_id;	/* empty: no header */
	const char		*lang;
	struct bytes		 text, html;
};

/*
 * Is it fit for its header? An address is alone or behind a name, in angle
 * brackets; the name may be UTF-8. A date is one of RFC 5322, a Message-ID
 * stands with or without its angle brackets. A subject may be any UTF-8
 * without control characters. NULL, or in our words what is wrong.
 */
const char	*mail_bad_address(struct bytes address);
const char	*mail_bad_date(struct bytes date);
const char	*mail_bad_id(struct bytes id);
const char	*mail_bad_subject(struct bytes subject);

/* Appends the message; what its headers get must be fit for them. */
void		 mail_write(struct buf *out, const struct mail *m);

#endif
