/*
 * redact: mail addresses without the part that names a person.
 *
 * The local part becomes "…"; a digest that the reporter put there instead
 * (RFC 6590 section 3) stays, for it tells equal ones apart and nobody's
 * name.
 */
#ifndef MAIL_REDACT_H
#define MAIL_REDACT_H

#include "base/bytes.h"

/*
 * Appends an address, which may stand in <> and behind "rfc822;", with its
 * local part redacted and its domain in normal form; "…" alone when no
 * domain can be made out, or only the name of a computer. Nothing for
 * nothing.
 */
void	 redact_address(struct bytes address, struct buf *out);

/*
 * Is s text that was encoded, in base64 (also for URLs) or hexadecimal
 * digits? Of a few bytes that cannot be told.
 */
bool	 redact_is_encoded(struct bytes s);

/* The address within s as it stands: without "rfc822;" and <>. */
struct bytes	 redact_bare(struct bytes s);

#endif
