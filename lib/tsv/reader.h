/*
 * reader: TSV rows from a descriptor, columns found by name.
 *
 * Cells are handed out as they stand in the input, still escaped, and are
 * valid until the next call. Memory grows with the longest row only.
 */
#ifndef TSV_READER_H
#define TSV_READER_H

#include <stdint.h>

#include "tsv/columns.h"

enum tsv_result {
	TSV_ROW,	/* cells[0 … ncells-1] hold a row */
	TSV_HEADER,	/* a header was read: the first, or one that differs */
	TSV_END,
	TSV_FAULT	/* fault says what; nothing more can be read */
};

enum tsv_fault {
	TSV_EMPTY,		/* zero bytes */
	TSV_RAGGED,		/* want and got cells, at line */
	TSV_CUT,		/* last line without LF */
	TSV_CRLF,
	TSV_LINE_LIMIT,
	TSV_TOO_MANY,		/* more than TSV_COLUMNS_MOST columns */
	TSV_NO_HEADER,		/* a first line that is far too long for one */
	TSV_READ_ERROR,		/* error is the errno */
	TSV_BINARY		/* the first bytes are no TSV: see head */
};

struct tsv_reader {
	int		 fd;
	uint64_t	 line_limit;
	char		*block;		/* what was read and not yet used */
	size_t		 size, at, end;
	bool		 started;
	bool		 expect_header;
	uint64_t	 line;		/* of the row, from 1 */
	struct bytes	*cells;
	size_t		 ncells;
	size_t		 want;		/* cells a row must have */
	struct bytes	 row;		/* the row as it stands, no LF */
	struct buf	 header;	/* the header in force, no LF */
	enum tsv_fault	 fault;
	int		 error;
};

/*
 * Starts reading fd. With expect_header false the first line is a row
 * already (-N), unless it is a header all the same; rows then must have as
 * many cells as the first, and no bytes at all are no fault.
 */
void		 tsv_open(struct tsv_reader *r, int fd, bool expect_header,
		    uint64_t line_limit);
/* Gives bytes that were read off fd already; before the first tsv_next. */
void		 tsv_preload(struct tsv_reader *r, struct bytes head);
enum tsv_result	 tsv_next(struct tsv_reader *r);
void		 tsv_close(struct tsv_reader *r);

/*
 * The most specific kind (of those in the n candidates, most specific first)
 * whose needed columns the header has; KIND_NONE when there is none.
 * names: the header's cells.
 */
enum tsv_kind	 tsv_kind_of(const struct bytes *names, size_t n,
		    const enum tsv_kind *candidates, size_t ncandidates);

/*
 * Fills map[0 … columns of k - 1] with the cell number of each column, or
 * -1 where it is missing; returns the first needed one missing, or -1.
 */
int		 tsv_map(const struct bytes *names, size_t n,
		    enum tsv_kind k, int *map);

/*
 * The text of a cell: the cell itself when it has no backslash, else the
 * text in scratch, which must live as long as the result is used.
 */
struct bytes	 tsv_text(struct bytes cell, struct buf *scratch);

/*
 * The next item of a list cell: sets *item, shortens *list. False when the
 * list is at its end. An empty cell has no items; "a||b" has three.
 * Begin with *more = list.n != 0.
 */
static inline bool
tsv_item(struct bytes *list, bool *more, struct bytes *item)
{
	const char *bar;

	if (!*more)
		return false;
	bar = memchr(list->p, '|', list->n);
	*item = *list;
	*more = bar != NULL;
	if (bar != NULL) {
		item->n = (size_t)(bar - list->p);
		*list = bytes_from(*list, item->n + 1);
	}
	return true;
}

/*
 * Can it be the name of a column? At most 32 small letters, digits and _, at
 * least one.
 */
bool	 tsv_name_like(struct bytes s);

#endif
