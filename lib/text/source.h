/*
 * source: the levels of a source (SOURCES of rua-rows(5)).
 *
 * In front of the first // stands the operand, which the user named; each
 * name behind it was chosen by whoever sent the mail or packed the archive.
 */
#ifndef TEXT_SOURCE_H
#define TEXT_SOURCE_H

#include "base/bytes.h"

/*
 * Is the level the number of a message or document, of at most six digits,
 * or of a part, as 2.1? More may be a number that reaches somebody.
 */
bool	 source_is_number(struct bytes level);

/*
 * Where the ends of a file name begin that tell its form, two at most, as
 * .xml.gz; name.n where it has none.
 */
size_t	 source_ends_at(struct bytes name);

/*
 * Appends source with "…" and eight hexadecimal digits in the place of each
 * name behind the operand's; numbers and ends of file names stay. The digits
 * depend on text, which the source is of, too, so that nobody who has not
 * got the text can find the name by trying.
 */
void	 source_hide(struct bytes source, struct bytes text,
	    struct buf *out);

#endif
