/*
 * encrypted: parts of mail that only a key, or another program, can open.
 */
#ifndef MAIL_ENCRYPTED_H
#define MAIL_ENCRYPTED_H

#include "mail/mime.h"

enum encrypted {
	ENCRYPTED_NOT,
	ENCRYPTED_OPENPGP,	/* RFC 9580, RFC 3156 */
	ENCRYPTED_SMIME,	/* CMS enveloped data (RFC 8551) */
	ENCRYPTED_SIGNED	/* CMS signed data: opaque, yet no secret */
};

/* By the part's first bytes; CMS also by smime-type. */
enum encrypted	 encrypted_part(const struct mime_part *part);

#endif
