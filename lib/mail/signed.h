/*
 * signed: what S/MIME signed without leaving it legible: CMS signed data
 * (RFC 5652 section 5.1) with its content within.
 *
 * Whose signature it is, is not asked: the content needs no key, and is worth
 * no more than mail without one.
 *
 * Read by a reader of our own, of six headers on a straight way: libcrypto
 * would decode certificates and signers, too, which strangers made and nobody
 * here looks at, and all of it before it tells whether there is content.
 */
#ifndef MAIL_SIGNED_H
#define MAIL_SIGNED_H

#include "base/bytes.h"

/* Does CMS signed data begin here, in DER or BER? */
bool	 signed_begins(struct bytes head);

enum signed_result {
	SIGNED_CONTENT,
	SIGNED_DETACHED,	/* has none: it stands elsewhere */
	SIGNED_BROKEN		/* cut, or no such data */
};

/* Appends the content of cms to *out; never more bytes than cms has. */
enum signed_result signed_content(struct bytes cms, struct buf *out);

#endif
