/*
 * scrub: text of strangers, made fit for a terminal and a log line.
 *
 * No control character (C0, DEL, C1), no invalid UTF-8 and no bidirectional
 * control (UAX #9) gets through: each becomes U+FFFD. A double
 * quote becomes a single one, so that no text can end its own quotes.
 */
#ifndef TEXT_SCRUB_H
#define TEXT_SCRUB_H

#include "base/bytes.h"

/* Appends s, scrubbed, cut at most bytes of it on a character border. */
void	 scrub_add(struct buf *b, struct bytes s, size_t most);

/* Appends s in double quotes, scrubbed, cut at 64 bytes with … behind. */
void	 scrub_quote(struct buf *b, struct bytes s);

/*
 * Appends the name of a source: as it is when it has only the bytes
 * A-Za-z0-9._/!@+=,- and at most 200 of them; else shortened in the middle
 * to 200 bytes and quoted.
 */
void	 scrub_source(struct buf *b, struct bytes s);

#endif
