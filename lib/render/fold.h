/*
 * fold: where a line of text may end.
 *
 * At a blank; between the characters of scripts that are written without
 * blanks, Japanese above all, but never so that a line begins with what
 * closes or goes on (。 、 ） 」 ー ・ ょ …) or ends with what opens (（ 「).
 */
#ifndef RENDER_FOLD_H
#define RENDER_FOLD_H

#include "base/bytes.h"

/*
 * The last place in s, well-formed UTF-8, where a line may end that has
 * room for its first n bytes; n is less than s.n and the border of a
 * character. Where there is none: behind a dot or the like in its second
 * half, else n.
 */
size_t	 fold_at(struct bytes s, size_t n);

#endif
