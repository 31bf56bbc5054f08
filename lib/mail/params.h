/*
 * params: what a structured header field says behind its first word, and
 * the names that come encoded (RFC 2045 section 5.1, RFC 2231, RFC 2047).
 *
 * The names are labels: bytes of no certain charset, never a path.
 */
#ifndef MAIL_PARAMS_H
#define MAIL_PARAMS_H

#include "base/bytes.h"

/* The first word of a field's value: "text/plain" of "text/plain; a=b". */
struct bytes	 params_word(struct bytes value);

/*
 * Appends the value of a parameter, in any of its forms: a token, a quoted
 * string, in pieces (name*0=, name*1=), with percent signs (name*=). False,
 * and nothing appended, when it is not there.
 */
bool		 params_find(struct bytes value, const char *name,
		    struct buf *out);

/*
 * Appends text with its encoded words ("=?utf-8?Q?a?=") decoded and the
 * blanks between two of them dropped. What is no encoded word stays.
 */
void		 params_words(struct bytes text, struct buf *out);

#endif
