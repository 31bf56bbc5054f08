/*
 * sealed: parts of mail that only a key, or another program, can open.
 */
#ifndef MAIL_SEALED_H
#define MAIL_SEALED_H

#include "mail/mime.h"

enum sealed {
	SEALED_NOT,
	SEALED_OPENPGP,		/* encrypted (RFC 9580, RFC 3156) */
	SEALED_SMIME,		/* encrypted: CMS enveloped data (RFC 8551) */
	SEALED_SIGNED		/* CMS signed data: opaque, yet no secret */
};

/* By the part's first bytes; CMS also by smime-type. */
enum sealed	 sealed_part(const struct mime_part *part);

#endif
