/* base64: bytes as text (RFC 4648 section 4), with padding. */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "base/bytes.h"

/* Appends s as base64, without line ends. */
void	 base64_add(struct buf *b, struct bytes s);

/*
 * Appends what the text s stands for. Blanks and line ends may stand in it;
 * any other byte, missing or wrong padding, and bits that padding would
 * drop make it false, and b is as it was.
 */
bool	 base64_read(struct buf *b, struct bytes s);

#endif
