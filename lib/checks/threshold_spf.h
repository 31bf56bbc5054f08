/*
 * threshold_spf: what a profile may set the threshold of spf-all to; see
 * audit/threshold.h.
 */
#ifndef CHECKS_THRESHOLD_SPF_H
#define CHECKS_THRESHOLD_SPF_H

#include "base/bytes.h"

/* -all, ~all or ?all. */
const char	*threshold_spf_all(struct bytes t);
/* How strict a qualifier of all is: 3 for -, 0 for +. No all is neutral. */
int		 threshold_spf_rank(char qualifier);

#endif
