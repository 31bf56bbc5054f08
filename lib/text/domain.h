/*
 * domain: names in one form (lower case, no trailing dot, A-labels), so
 * that equal names are equal bytes. RFC 5890, RFC 9989 section 4.10.
 */
#ifndef TEXT_DOMAIN_H
#define TEXT_DOMAIN_H

#include "base/bytes.h"

enum { DOMAIN_TEXT = 256 };

/*
 * Writes the form of s to out, with a NUL: trimmed, one trailing dot
 * dropped, U-labels turned into A-labels (UTS #46, non-transitional), ASCII
 * lower case. Returns its length; 0 when s is empty or no domain name (an
 * empty label, over 253 bytes, blanks, control or markup characters).
 */
size_t		 domain_normal(struct bytes s, char out[DOMAIN_TEXT]);

/*
 * The same of a name of the DNS, whose labels may have any sign (RFC 2181
 * section 11): all of visible ASCII stays.
 */
size_t		 domain_dns(struct bytes s, char out[DOMAIN_TEXT]);

/*
 * Is a name, in that form, one of a host of some network's: with a dot, of
 * letters, digits, hyphens and underscores alone? What else may stand in
 * the DNS may be a mail address in disguise, and a name without a dot
 * somebody's computer.
 */
bool		 domain_is_host(struct bytes name);

/* Does name stand below parent ("a.b.c" below "b.c", not below itself)? */
bool		 domain_below(struct bytes name, struct bytes parent);

/* Version of the IDNA library, for --version. */
const char	*domain_library(void);

#endif
