/* canonical_cell: a cell in the one form that equal texts share. */
#ifndef TSV_CANONICAL_CELL_H
#define TSV_CANONICAL_CELL_H

#include "base/bytes.h"

/* Zeroed ones are ready. */
struct canonical_scratch {
	struct buf	text, cell;
};

/*
 * The cell as our own programs write it, still escaped: other escapes,
 * control characters and invalid UTF-8 are put right. As an item of a list
 * a | becomes ¦. The result is cell itself or stands in s until the next
 * call.
 */
struct bytes	 canonical_cell(struct canonical_scratch *s, struct bytes cell);
struct bytes	 canonical_item(struct canonical_scratch *s, struct bytes cell);
void		 canonical_free(struct canonical_scratch *s);

#endif
