/*
 * mbox: the messages of a mailbox file, one at a time (RFC 4155; of the
 * quoting forms, mboxrd, which undoes mboxo's too), or of what doveadm fetch
 * shows of one.
 */
#ifndef CONTAINER_MBOX_H
#define CONTAINER_MBOX_H

#include "container/stream.h"

enum mbox_result {
	MBOX_MESSAGE,
	MBOX_LARGE,	/* over most bytes: was passed over */
	MBOX_END	/* or the stream failed */
};

/*
 * Does a record of doveadm fetch begin here: the lines of other fields, then
 * "text:", then a header? Of those lines, all must be there.
 */
bool	 mbox_is_fetched(struct bytes text);

/*
 * Fills *out with the next message of s, which stands at a separator line:
 * without that line, with one ">" taken off lines like ">>From ", without
 * the blank line behind it.
 */
enum mbox_result mbox_next(struct stream *s, uint64_t most, struct buf *out);
/*
 * The same of what doveadm fetch writes, where a form feed ends a record: the
 * text of the record that s stands at.
 */
enum mbox_result mbox_next_fetched(struct stream *s, uint64_t most,
		    struct buf *out);

#endif
