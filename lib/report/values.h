/*
 * values: the values of report elements, brought into one form.
 *
 * Each takes the trimmed text of an element and tells in quirks what was
 * odd. Text that changes is copied into the arena; none is ever guessed
 * into pass or fail.
 */
#ifndef REPORT_VALUES_H
#define REPORT_VALUES_H

#include "base/arena.h"
#include "base/ip.h"
#include "base/quirks.h"

/* In lower case; QUIRK_CASE when that changed something. */
struct bytes	 value_keyword(struct arena *a, struct bytes s,
		    struct quirks *q);

/* Is word one of the words in list, which has a blank between any two? */
bool		 value_among(struct bytes word, const char *list);

/*
 * A domain in its normal form (text/domain.h); of an address, the part
 * behind the @. What is no domain stands as it came, QUIRK_DOMAIN.
 */
struct bytes	 value_domain(struct arena *a, struct bytes s,
		    struct quirks *q);

/*
 * The domain of a mail address, which may stand in <> behind a name; empty
 * when s is none.
 */
struct bytes	 value_mail_domain(struct arena *a, struct bytes s);

/*
 * A begin or end: whole seconds since 1970. A fraction is cut off,
 * milliseconds and microseconds are told by their length, RFC 3339 is read
 * (each QUIRK_DATE_FORM). -1 and QUIRK_DATE_UNKNOWN when it is none of it.
 */
int64_t		 value_seconds(struct bytes s, struct quirks *q);

/* An address, cleaned of brackets, port and zone; false when it is none. */
bool		 value_ip(struct bytes s, struct ip *ip, struct quirks *q);

/*
 * A count of messages: up to 2^53; a fraction of zeros is cut off. Anything
 * else that is there is 0. Both QUIRK_COUNT.
 */
uint64_t	 value_count(struct bytes s, struct quirks *q);

/* A report id without the <> around it. */
struct bytes	 value_id(struct bytes s);

/*
 * begin and end together: order, more than 25 hours, and what cannot be
 * believed.
 */
void		 value_period(int64_t begin, int64_t end, struct quirks *q);

/*
 * No period ends days after the mail it is told in was sent (seconds; -1: not
 * known): QUIRK_FAR_PERIOD.
 */
void		 value_sent(int64_t end, int64_t sent, struct quirks *q);
/* The same for mail_date, as documents rows have it; may be empty. */
void		 value_mailed(int64_t end, struct bytes mail_date,
		    struct quirks *q);

#endif
