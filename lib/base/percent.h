/*
 * percent: shares of messages or sessions, as thresholds and as text.
 */
#ifndef BASE_PERCENT_H
#define BASE_PERCENT_H

#include <stdint.h>

#include "base/bytes.h"

/*
 * A threshold: 0 to 100, with one decimal perhaps (98, 99.5). NULL, or in
 * our words what is wrong with it.
 */
const char	*threshold_percent(struct bytes t);
/* In tenths of a percent, of a text that threshold_percent found good. */
unsigned	 percent_value(struct bytes t);

/* Is part of whole at least, or more than, so many tenths of a percent? */
bool		 percent_reaches(uint64_t part, uint64_t whole,
		    unsigned tenths);
bool		 percent_exceeds(uint64_t part, uint64_t whole,
		    unsigned tenths);
/*
 * The one share: part of whole in tenths of a percent, rounded down; 1000
 * only when it is all, 0 only when it is none. -1 when whole is 0.
 */
int		 percent_share(uint64_t part, uint64_t whole);
/* Appends that share as "70.6 %"; nothing when whole is 0. */
void		 buf_percent(struct buf *b, uint64_t part, uint64_t whole);

#endif
