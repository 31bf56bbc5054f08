/*
 * cell: text as a cell of a TSV row.
 *
 * Escapes are exactly \t \n \r \\. Every other control character (NUL, C0,
 * DEL, C1) and every invalid UTF-8 sequence becomes U+FFFD: this set, and
 * only this, survives PostgreSQL COPY, ClickHouse and Miller unchanged.
 */
#ifndef TEXT_CELL_H
#define TEXT_CELL_H

#include "base/bytes.h"

/* Appends s to b as a cell; true when a byte had to become U+FFFD. */
bool	 cell_add(struct buf *b, struct bytes s);
/* The same as an item of a list: a literal | becomes ¦ (U+00A6). */
bool	 cell_add_item(struct buf *b, struct bytes s);
/* Takes the escapes of a cell back, in place; returns the new length. */
size_t	 cell_unescape(char *p, size_t n);

#endif
