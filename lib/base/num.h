/* num: unsigned decimal numbers as text, and sums that do not wrap. */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include <stdint.h>

#include "base/bytes.h"

enum { NUM_TEXT = 20 };		/* digits of 2^64 - 1 */

/* Digits only, at least one, up to 2^64 - 1; else false, *out untouched. */
bool	 num_parse(struct bytes s, uint64_t *out);
/* Writes n in decimal to out, without NUL; returns how many digits. */
size_t	 num_format(uint64_t n, char out[NUM_TEXT]);
/* *sum += n; false, and *sum stays at 2^64 - 1, when that is too much. */
bool	 num_add(uint64_t *sum, uint64_t n);
void	 buf_num(struct buf *b, uint64_t n);

#endif
