/*
 * threshold: what a profile may set a requirement's threshold to.
 *
 * Each returns NULL, or in our words what is wrong with the text.
 */
#ifndef CHECKS_THRESHOLD_H
#define CHECKS_THRESHOLD_H

#include <stdint.h>

#include "base/bytes.h"

const char	*threshold_number(struct bytes t);
/* none, quarantine or reject. */
const char	*threshold_policy(struct bytes t);
/* Letters of fo, with colons between (RFC 9989 section 4.7); DMARC_FO_… */
const char	*threshold_fo(struct bytes t);
unsigned	 threshold_fo_set(struct bytes t);
/* A mail address. */
const char	*threshold_address(struct bytes t);
/* Any words. */
const char	*threshold_text(struct bytes t);
/* testing or enforce. */
const char	*threshold_sts_mode(struct bytes t);
/* A number that threshold_number found good. */
uint64_t	 threshold_value(struct bytes t);

#endif
