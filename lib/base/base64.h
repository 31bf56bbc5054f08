/* base64: bytes as text (RFC 4648 section 4), with padding. */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "base/bytes.h"

/* Appends s as base64, without line ends. */
void	 base64_add(struct buf *b, struct bytes s);

#endif
