/*
 * width: how many columns of a terminal text takes.
 *
 * As wcwidth would say, but the same everywhere: combining marks and what
 * cannot be seen take none, East Asian wide characters and emoji two.
 */
#ifndef RENDER_WIDTH_H
#define RENDER_WIDTH_H

#include "base/bytes.h"

/* Columns that s, well-formed UTF-8 without control characters, takes. */
size_t	 text_width(struct bytes s);
/* Bytes of the longest beginning of s that fits in width columns. */
size_t	 text_fits(struct bytes s, size_t width);

#endif
