/*
 * rows: the rows of all operands, one after the other, faults told.
 *
 * What every program that reads rows does between its options and its work:
 * opens operands, finds the kind by the header, skips equal headers, tells
 * what is wrong in words of cli/messages.h.
 */
#ifndef IO_ROWS_H
#define IO_ROWS_H

#include "io/operands.h"
#include "tsv/reader.h"

struct rows {
	struct cli		*cli;
	struct operands		 operands;
	struct tsv_reader	 reader;
	bool			 open;
	const enum tsv_kind	*accepts;	/* most specific first */
	size_t			 naccepts;
	bool			 one_layout;	/* headers must not differ */
	enum tsv_kind		 kind;		/* of the row */
	enum tsv_kind		 order;		/* without a header: the kind
						   in whose order cells are */
	int			 map[TSV_COLUMNS_MOST];
	struct buf		 first_header;
	bool			 new_header;	/* the row is the first after
						   a header that differs */
	bool			 fresh;		/* no row of the reader yet */
	bool			 waiting;	/* rows_begin read a row */
	bool			 stopped;	/* a fault ends the program */
	/* the row that bad-cell was last said of, and of which columns */
	uint64_t		 said_line;
	size_t			 said_operand;
	bool			 said[TSV_COLUMNS_MOST];
	bool			 turn;
	struct buf		 scratch[2];
};

/*
 * accepts: the kinds the program reads, most specific first. one_layout:
 * pass-through programs, which must stop at a header that differs.
 */
void	 rows_start(struct rows *r, struct cli *c,
	    const enum tsv_kind *accepts, size_t naccepts, bool one_layout);
/* The same of the n files of an option, which must stay, in any layouts. */
void	 rows_start_list(struct rows *r, struct cli *c,
	    const char *const *files, size_t n, const enum tsv_kind *accepts,
	    size_t naccepts);
/* Reads the next row into r->reader; false at the end. */
bool	 rows_next(struct rows *r);
/*
 * Reads on to the first row or header, so that r->kind and the header's
 * names are known before a header must be written; false when there is no
 * header at all. rows_next then returns that row first.
 */
bool	 rows_begin(struct rows *r);
void	 rows_end(struct rows *r);

/*
 * The names of the columns of these rows, from the header in force or,
 * without one, from their kind; returns how many. They stand in the reader.
 */
size_t	 rows_names(const struct rows *r,
	    struct bytes names[TSV_COLUMNS_MOST]);
/* Which of n names is that one, or -1. */
int	 rows_name_find(const struct bytes *names, size_t n,
	    struct bytes name);

/* Column `column` of r->kind in this row, as it stands; empty if absent. */
static inline struct bytes
rows_raw(const struct rows *r, int column)
{
	return r->map[column] < 0 ? BYTES_NONE :
	    r->reader.cells[r->map[column]];
}

/* The same as text; valid until the next call but one. */
struct bytes	 rows_text(struct rows *r, int column);
/* Is the column there at all? */
bool		 rows_has(const struct rows *r, int column);
/*
 * A cell that must be a number; says bad-cell, once however often it is
 * asked for, and gives 0 otherwise.
 */
uint64_t	 rows_num(struct rows *r, int column);
/* A cell that must be a time; -1 when it is empty or none (then told). */
int64_t		 rows_time(struct rows *r, int column);
/* Has the row a period that cannot be believed (quirk far-period)? */
bool		 rows_far(const struct rows *r, int quirks);
/*
 * The reporting period in these columns, as rows_time gives its bounds; both
 * are -1 where rows_far: so the row counts, and says nothing of any day.
 */
void		 rows_period(struct rows *r, int begin, int end, int quirks,
		    int64_t period[2]);

#endif
