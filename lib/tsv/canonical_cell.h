/* canonical_cell: a cell in the one form that equal texts share. */
#ifndef TSV_CANONICAL_CELL_H
#define TSV_CANONICAL_CELL_H

#include "base/bytes.h"

/* Zeroed ones are ready. */
struct cells_scratch {
	struct buf	text, cell;
};

/*
 * The cell as our own programs write it, still escaped: other escapes,
 * control characters and invalid UTF-8 are put right. As an item of a list
 * a | becomes ¦. The result is cell itself or stands in s until the next
 * call.
 */
struct bytes	 cells_normal(struct cells_scratch *s, struct bytes cell);
struct bytes	 cells_item(struct cells_scratch *s, struct bytes cell);
void		 cells_free(struct cells_scratch *s);

#endif
