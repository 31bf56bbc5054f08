/*
 * mail_text: words in headers of mail (RFC 5322, RFC 2047) and bodies as
 * quoted-printable (RFC 2045 section 6.7).
 *
 * column is where in its line the header stands; lines are folded so that
 * they have at most 76 characters where a blank allows it.
 */
#ifndef RENDER_MAIL_TEXT_H
#define RENDER_MAIL_TEXT_H

#include "base/bytes.h"

/* Begins a new line when n more characters would not fit in this one. */
void	 header_fold(struct buf *out, size_t n, size_t *column);
/* ASCII words as they are. */
void	 header_word(struct buf *out, struct bytes word, size_t *column);
/* Any text: as it is, or as encoded words. */
void	 header_text(struct buf *out, struct bytes text, size_t *column);
/* A name before an address: as it is, quoted, or as encoded words. */
void	 header_phrase(struct buf *out, struct bytes name, size_t *column);

/* "Name <a@b>" or "a@b" in parts; name is empty in the second. */
void		 mail_parts(struct bytes address, struct bytes *name,
		    struct bytes *spec);
struct bytes	 mail_inner_id(struct bytes id);

/* Appends content; ends in a line end. */
void	 mail_quoted(struct buf *out, struct bytes content);

#endif
