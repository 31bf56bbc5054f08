/*
 * docs: the report documents of all operands, one after the other.
 *
 * What every parser does before it parses: an operand holds documents rows
 * (dmarc-unpack), or one or many documents as they are. Either way each
 * document is handed out whole, in UTF-8. Memory grows with the largest.
 */
#ifndef IO_DOCS_H
#define IO_DOCS_H

#include "base/quirks.h"
#include "io/operands.h"
#include "text/charset.h"
#include "text/split.h"
#include "tsv/reader.h"

/* DOCS_MAIL: one message is all of an operand. */
enum docs_form { DOCS_XML, DOCS_JSON, DOCS_MAIL };

/* One document; all of it is valid until the next docs_next. */
struct document {
	struct bytes	 source;
	struct bytes	 mail_date, mail_from, mail_auth; /* may be empty */
	struct quirks	 quirks;
	struct bytes	 text;		/* UTF-8, without BOM */
	struct bytes	 report;	/* its cell; empty: there is none */
};

struct docs {
	struct cli		*cli;
	struct charsets		*charsets;
	enum docs_form		 form;
	struct bytes		 kind;		/* of rows: "aggregate" */
	uint64_t		 limit;		/* bytes of one document */
	enum message		 too_large;	/* … and what is said then */
	struct operands		 operands;
	struct tsv_reader	 reader;
	int			 map[DOC_COLUMNS];
	enum { DOCS_CLOSED, DOCS_ROWS, DOCS_RAW } state;
	bool			 header;	/* rows: one was seen */
	bool			 eof;
	bool			 broken;	/* by an error that was told */
	bool			 hide;		/* names within operands: set it
						   after docs_start */
	struct buf		 bytes;		/* raw: read so far */
	size_t			 at;		/* raw: of them already done */
	size_t			 number;	/* raw: of it, from 1 */
	struct split		 split;
	bool			 wide;		/* raw: it was UTF-16 */
	bool			 list;		/* raw: it is a JSON list */
	struct buf		 source, hidden, text, cell[5];
	uint64_t		 other;		/* rows of other kinds passed */
	uint64_t		 taken;		/* documents handed out */
};

/*
 * kind: which documents rows to take; limit: bytes of one document, and
 * too_large what is said of a larger one.
 */
void	 docs_start(struct docs *d, struct cli *c, enum docs_form form,
	    struct bytes kind, uint64_t limit, enum message too_large);
/* The next document; false at the end of all operands. */
bool	 docs_next(struct docs *d, struct document *doc);
void	 docs_end(struct docs *d);

#endif
