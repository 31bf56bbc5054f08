/*
 * lines: of messages. They end in LF or CR LF; see mail_lines for those that
 * end in CR.
 */
#ifndef MAIL_LINES_H
#define MAIL_LINES_H

#include "base/bytes.h"

/* Takes the first line off *rest, without its end; false when none is left. */
bool	 line_next(struct bytes *rest, struct bytes *line);

/* Do its lines end in CR alone, as those of classic Mac OS? */
bool	 mail_ends_in_cr(struct bytes text);

/*
 * message itself, or, when its lines end in CR alone, a copy in *out with LF
 * instead; so, too, in a message with such a header that others stand before.
 */
struct bytes	 mail_lines(struct bytes message, struct buf *out);

#endif
