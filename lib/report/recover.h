/*
 * recover: a document that is not well-formed, written anew so that it may
 * be. A second attempt only: what was strict stays strict, and everything
 * done here is told in quirks. Each takes time and memory linear in doc.
 */
#ifndef REPORT_RECOVER_H
#define REPORT_RECOVER_H

#include "base/quirks.h"

/*
 * XML: drops what stands before the report and a stray schema tag around
 * it; escapes a < that begins no element of a report and an & that begins
 * no reference; makes unknown entities blanks and control characters
 * U+FFFD. False when nothing was found to mend.
 */
bool	 recover_xml(struct bytes doc, struct buf *out, struct quirks *q);

/* Does a document type or entity declaration stand before the report? */
bool	 recover_has_doctype(struct bytes doc);

/*
 * JSON: drops what stands before the first brace; escapes raw control
 * characters and stray backslashes in strings; makes lone surrogates
 * U+FFFD; drops leading zeros and trailing commas; makes numbers past 2^63
 * text. False when nothing was found to mend.
 */
bool	 recover_json(struct bytes doc, struct buf *out, struct quirks *q);

#endif
