/*
 * layout: rows that are passed on with columns of the program's own.
 *
 * Cells of the input stay where they are. Of the program's own columns,
 * those that the input has already are written in their places, and the
 * others behind, in the order they were added in.
 */
#ifndef TSV_LAYOUT_H
#define TSV_LAYOUT_H

#include "tsv/reader.h"
#include "tsv/writer.h"

enum { LAYOUT_OURS = 96 };	/* columns of a program's own, at most */

/* A zeroed one has no columns of its own. */
struct tsv_layout {
	size_t		nours;
	struct bytes	ours[LAYOUT_OURS];	/* their names */
	bool		kept[LAYOUT_OURS];
	size_t		nin;			/* cells of an input row */
	int		at[TSV_COLUMNS_MOST];	/* which of ours cell i of the
						   input holds, or -1 */
	bool		in_place;		/* there is one */
	size_t		added[LAYOUT_OURS];	/* those behind them */
	size_t		nadded;
};

/*
 * Adds a column of the program's own; name must live as long as l. kept:
 * where the input has it, the cell stays as it stands. Returns its number,
 * from 0, by which tsv_layout_row knows it. More than LAYOUT_OURS abort.
 */
size_t	 tsv_layout_add(struct tsv_layout *l, struct bytes name, bool kept);

/* Finds places in rows of n columns of these names. */
void	 tsv_layout_plan(struct tsv_layout *l, const struct bytes *names,
	    size_t n);

/* Writes the header of these (unless quiet) and sets the row's width. */
void	 tsv_layout_header(const struct tsv_layout *l, struct tsv_writer *w,
	    const struct bytes *names, bool quiet);

/* Writes the row in r, with ours[0 … nours-1], escaped already. */
void	 tsv_layout_row(const struct tsv_layout *l, struct tsv_writer *w,
	    const struct tsv_reader *r, const struct bytes *ours);

#endif
