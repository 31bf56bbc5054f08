/*
 * utf8: well-formed UTF-8 (Unicode 15, table 3-7) and what is not.
 */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stdint.h>

#include "base/bytes.h"

/*
 * Length of the well-formed sequence at s.p (1 to 4) and its code point, or
 * 0 when there is none; then *skip is how many bytes to replace by one
 * U+FFFD (the maximal subpart, Unicode 15 section 3.9).
 */
size_t	 utf8_next(struct bytes s, uint32_t *code, size_t *skip);

/* Offset of the first byte that is not part of well-formed UTF-8, or s.n. */
size_t	 utf8_valid(struct bytes s);

/* Appends code as UTF-8; no surrogates, at most U+10FFFF. */
void	 utf8_add(struct buf *b, uint32_t code);

/* The largest n' <= n at which s is not cut inside a sequence. */
size_t	 utf8_border(struct bytes s, size_t n);

#endif
