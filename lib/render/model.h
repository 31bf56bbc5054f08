/*
 * model: a page as sections of texts, facts, lists and tables, before it
 * is known in which form it will be printed.
 *
 * Texts are UTF-8. What comes from reports (names, domains, addresses) is
 * foreign: it stands between two marks and is scrubbed when it is put in,
 * by page_foreign and nothing else, so that each form can tell it from our
 * own words and dress it safely. Everything is copied into the page.
 */
#ifndef RENDER_MODEL_H
#define RENDER_MODEL_H

#include <stdint.h>

#include "base/arena.h"
#include "render/strings.h"
#include "summary/parts.h"
#include "summary/posture.h"

/* Around foreign text; scrubbing takes them out of the text itself. */
#define MARK_BEGIN	'\001'
#define MARK_END	'\002'

enum { TABLE_COLUMNS = 12, BAR_PARTS = PARTS };

enum cell_type { CELL_NONE, CELL_TEXT, CELL_NUMBER, CELL_SHARE };

struct cell {
	enum cell_type	type;
	struct bytes	text;
	uint64_t	number;		/* also CELL_SHARE: thousandths */
};

enum column_flags {
	COLUMN_NUMBER = 1,	/* flush right, never folded */
	COLUMN_SPARE = 2,	/* left out where there is no room: it
				   stands elsewhere on the page, too */
	COLUMN_LONG = 4,	/* domains: may be broken anywhere */
	COLUMN_TIGHT = 8	/* addresses, dates: better not broken */
};

struct column {
	struct bytes	head;
	unsigned	flags;
};

/* How many messages a row's bar stands for. */
struct bar {
	uint64_t	part[BAR_PARTS];	/* as enum summary_part */
};

/* Bars beside the rows of a table, or a chart above it. */
struct chart {
	struct bytes	title, description;
	struct bytes	from, to;		/* labels of the axis */
	struct bytes	legend[BAR_PARTS];	/* empty: no such part; the
						   first: one kind of bar */
	uint64_t	full;			/* sum of the longest bar */
	struct bar	*bar;			/* one a row */
	bool		 beside;		/* HTML shows them, too, beside
						   the rows: no time passes */
};

struct table {
	struct bytes	 caption;
	struct column	 column[TABLE_COLUMNS];
	size_t		 ncolumns;
	struct cell	*cell;			/* nrows * ncolumns */
	size_t		 nrows, room, next;
	bool		 sum;			/* the last row sums others */
	struct chart	*chart;			/* or NULL */
};

struct fact {
	struct bytes	label, value;
	bool		command;	/* value is a line to paste in a
					   shell; of notices only */
};

/* A map of shades: rows are reporters, columns are times. */
struct heat {
	struct bytes			 caption, description;
	struct bytes			*column, *row;
	size_t				 nrows;
	int				 unit;	/* enum period_unit */
	const struct summary_heat	*map;
};

/* What domains (rows) come to under requirements (columns). */
struct matrix {
	struct bytes		 caption;
	struct bytes		*column, *row;
	size_t			 ncolumns, nrows;
	const unsigned char	*status;	/* enum summary_status, row by
						   row */
};

/* Something that asks for attention. */
enum { NOTICE_LEVELS = 5 };

struct notice {
	struct bytes	id;		/* as in struct section */
	unsigned	level;		/* 0, the gravest … NOTICE_LEVELS - 1 */
	struct bytes	grade;		/* the word for that */
	struct bytes	title;
	struct bytes	text;		/* what it is; may be empty */
	struct bytes	*step;		/* what to do, one after the other */
	size_t		nsteps;
	struct fact	*fact;		/* the same as data */
	size_t		nfacts;
	struct bytes	fold;		/* what the data is, where it is
					   folded away; or empty */
	struct bytes	proof;		/* what it rests on; so may this be */
};

enum block_type {
	BLOCK_TEXT,
	BLOCK_NOTE,		/* a text that explains what is above it */
	BLOCK_FACTS,
	BLOCK_LIST,
	BLOCK_TABLE,
	BLOCK_NOTICE,
	BLOCK_HEAT,
	BLOCK_MATRIX
};

struct block {
	enum block_type	 type;
	struct bytes	 text;
	struct fact	*fact;		/* BLOCK_LIST: label only */
	size_t		 nfacts;
	struct table	*table;
	struct notice	*notice;
	struct heat	*heat;
	struct matrix	*matrix;
};

struct section {
	struct bytes	 id;		/* [a-z0-9.-] only */
	struct bytes	 heading;	/* empty: the page's beginning */
	struct block	*block;
	size_t		 nblocks;
};

struct page {
	const struct strings	*strings;
	struct bytes		 title;
	bool			 titled;	/* by the user */
	struct bytes		 logo;		/* a data: URI, for HTML; empty:
						   none */
	struct section		*section;
	size_t			 nsections;
	struct arena		 text;
};

/* title: the user's own words, or empty for ours, which may still change. */
void	 page_start(struct page *p, const struct strings *w,
		    struct bytes title);
/* Other words of ours, where the user has none. */
void	 page_retitle(struct page *p, enum string title);
void	 page_free(struct page *p);

/* Each goes behind what the page has; id and heading as in struct section. */
void	 page_section(struct page *p, struct bytes id, struct bytes heading);
void	 page_text(struct page *p, enum block_type type, struct bytes text);
/* A label with its value; several in a row stand together. */
void	 page_fact(struct page *p, struct bytes label, struct bytes value);
/* An item of a list; several in a row stand together. */
void	 page_item(struct page *p, struct bytes text);

/* Something that asks for attention; everything in n is copied. */
void	 page_notice(struct page *p, const struct notice *n);

/* A map, yet empty; good until the page ends. */
struct heat	*page_heat(struct page *p);
/* The same of a matrix. */
struct matrix	*page_matrix(struct page *p);

/* A new table without columns; good until the page ends. */
struct table	*page_table(struct page *p, struct bytes caption);
/* All columns are declared before the first cell. */
void	 table_column(struct page *p, struct table *t, enum string head,
	    unsigned flags);
/* The next cell, row by row. */
void	 table_none(struct table *t);
void	 table_text(struct page *p, struct table *t, struct bytes text);
void	 table_number(struct table *t, uint64_t n);
/* thousandths; -1: an empty cell. */
void	 table_share(struct table *t, int thousandths);
/* Gives a full table bars, all zero; full as in struct chart. */
struct chart	*table_chart(struct page *p, struct table *t, uint64_t full);

/* A copy that lives as long as the page. */
struct bytes	 page_copy(struct page *p, struct bytes text);

/* Appends text from a report to b: scrubbed, cut, between the marks. */
void	 page_foreign(struct buf *b, struct bytes text);
/* The next run of own or foreign words: shortens *text; false at its end. */
bool	 page_span(struct bytes *text, struct bytes *run, bool *foreign);

/* Appends a cell as plain text, marks and all. */
void	 cell_text(struct buf *b, const struct strings *w,
		    const struct cell *c);

#endif
