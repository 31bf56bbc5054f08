/*
 * texts: pseudonyms of what stands in cells, that is neither prose nor a
 * word. Each function appends the pseudonym of s; false, and nothing is
 * appended, when s is not what it is for.
 */
#ifndef PSEUDONYM_TEXTS_H
#define PSEUDONYM_TEXTS_H

#include "pseudonym/prose.h"

/* A name, a pattern *.NAME, an address, also in brackets, or <>. */
bool	 texts_add_domain(struct prose *p, struct bytes s, struct buf *out);
/* A mail address, or anything without blanks, as prose. */
bool	 texts_add_contact(struct prose *p, struct bytes s, struct buf *out);
/* A name that is kept, or a domain with a dot. */
bool	 texts_add_name(struct prose *p, struct bytes s, struct buf *out);
/* The same, or either behind "via". */
bool	 texts_add_service(struct prose *p, struct bytes s, struct buf *out);
/*
 * A source, level by level (SOURCES of rua-rows(5)): numbers of levels and
 * the ends of file names stay.
 */
bool	 texts_add_path(struct prose *p, struct bytes s, struct buf *out);
/*
 * A line of an MTA-STS policy (RFC 8461 section 3.2), several with line ends
 * or semicolons between, or a TLSA record.
 */
bool	 texts_add_sts(struct prose *p, struct bytes s, struct buf *out);
/* A word, time, address or domain with a dot, by its form alone. */
bool	 texts_add_guess(struct prose *p, struct bytes s, struct buf *out);

#endif
