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
 * domain can be made out. Nothing for nothing.
 */
void	 redact_address(struct bytes address, struct buf *out);

/* Appends text with the local part of whatever has an @ in it redacted. */
void	 redact_text(struct bytes text, struct buf *out);

/* The address within s as it stands: without "rfc822;" and <>. */
struct bytes	 redact_bare(struct bytes s);

#endif
