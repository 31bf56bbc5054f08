/*
 * docs_raw: documents as they stand in an operand, one after the other.
 *
 * A part of io/docs.c, and used by it only.
 */
#ifndef IO_DOCS_RAW_H
#define IO_DOCS_RAW_H

#include "io/docs.h"

/* Bytes that were read and not yet handed out. */
struct bytes	 raw_rest(const struct docs *d);
/* Reads more behind them; false at the end, or after an error was told. */
bool		 raw_more(struct docs *d);
/* Room for the rest of a file, so that one read does. */
void		 raw_room(struct docs *d);
/* The next document; false ends the operand. */
bool		 raw_next(struct docs *d, struct document *doc);

#endif
