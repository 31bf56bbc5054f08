/*
 * failure_shown: what of a failure report may be shown of people.
 *
 * A cell holds what was looked for and found in it: words of a standard,
 * names of hosts, products, terms of SPF. "…" stands for whatever else was
 * there, so that nothing of a person is left in any form that a reporter may
 * write it in, encoded or not. Each function appends to out, and nothing for
 * nothing.
 */
#ifndef REPORT_FAILURE_SHOWN_H
#define REPORT_FAILURE_SHOWN_H

#include "base/bytes.h"

/* Words of the list, which has a blank between any two, in any case. */
void	 shown_words(struct bytes s, const char *words, struct buf *out);

/* Numbers of at most `most` digits. */
void	 shown_number(struct bytes s, size_t most, struct buf *out);

/* A domain name in normal form. */
void	 shown_domain(struct bytes s, struct buf *out);

/* Labels with dots between: of a selector (RFC 6376 section 3.1). */
void	 shown_selector(struct bytes s, struct buf *out);

/*
 * Products and their versions, as in HTTP (RFC 9110 section 10.1.5): words
 * with a slash and a version.
 */
void	 shown_products(struct bytes s, struct buf *out);

/*
 * SPF-DNS (RFC 6591 section 3.2): txt or spf, a domain and a record, of
 * which terms with hosts and networks are shown.
 */
void	 shown_spf(struct bytes s, struct buf *out);

#endif
