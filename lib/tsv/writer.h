/*
 * writer: TSV rows to a descriptor.
 *
 * Rows are built in memory and leave it whole, several at a time, so that
 * output ends at a row whatever ends the program. A write error is kept and
 * told by tsv_finish; nothing is written after it.
 */
#ifndef TSV_WRITER_H
#define TSV_WRITER_H

#include <stdint.h>

#include "base/ip.h"
#include "base/quirks.h"
#include "tsv/columns.h"

struct tsv_writer {
	int		 fd;
	struct buf	 out;
	size_t		 row;		/* where the row being built begins */
	size_t		 columns;	/* cells a row must have */
	size_t		 cells;		/* cells of it so far */
	int		 error;		/* errno of a failed write, or 0 */
	uint64_t	 repaired;	/* cells with a byte that had to go */
};

void	 tsv_start(struct tsv_writer *w, int fd);
/* Writes the header of a kind (unless quiet) and sets the row's width. */
void	 tsv_header(struct tsv_writer *w, enum tsv_kind k, bool quiet);
/* The same for names of one's own. */
void	 tsv_header_names(struct tsv_writer *w, const struct bytes *names,
	    size_t n, bool quiet);

/* One cell each, in column order. */
void	 tsv_put(struct tsv_writer *w, struct bytes text);
/* Text already escaped: a cell, or several with tabs between (n of them). */
static inline void
tsv_put_raw(struct tsv_writer *w, struct bytes cells, size_t n)
{
	if (n == 0)
		return;
	buf_room(&w->out, cells.n + 1);
	if (w->cells != 0)
		w->out.p[w->out.n++] = '\t';
	bytes_copy(w->out.p + w->out.n, cells);
	w->out.n += cells.n;
	w->cells += n;
}
void	 tsv_put_num(struct tsv_writer *w, uint64_t n);
/* A time, or an empty cell when t is negative. */
void	 tsv_put_time(struct tsv_writer *w, int64_t t);
void	 tsv_put_ip(struct tsv_writer *w, const struct ip *ip);
void	 tsv_put_quirks(struct tsv_writer *w, const struct quirks *q);
void	 tsv_put_empty(struct tsv_writer *w);
/* A list cell of n items. */
void	 tsv_put_list(struct tsv_writer *w, const struct bytes *items,
	    size_t n);

/* The same item by item: begin the cell, then each item in turn. */
void	 tsv_begin_list(struct tsv_writer *w);
void	 tsv_put_item(struct tsv_writer *w, struct bytes item, bool first);

/* Ends the row; aborts the program when cells are missing (our bug). */
void	 tsv_end_row(struct tsv_writer *w);
/* Writes what is left; returns errno of the first failed write, or 0. */
int	 tsv_finish(struct tsv_writer *w);

#endif
