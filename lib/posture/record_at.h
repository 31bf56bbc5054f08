/*
 * record_at: names below a domain at which its records stand.
 */
#ifndef POSTURE_RECORD_AT_H
#define POSTURE_RECORD_AT_H

#include "posture/subject.h"
#include "records/reading.h"
#include "text/domain.h"

/* Records of a set that are looked at: many names may lead to one by CNAME
   records. Of more, nothing is known. */
enum { RECORD_AT_MOST = 256 };

/* A record of which a name may have one: several are none. */
struct published {
	enum dns_state	 state;		/* of TXT at the name */
	unsigned	 records;	/* that begin with its version */
	bool		 near;		/* a text was meant to be one */
	bool		 valid;		/* there is one, and it is valid */
	struct bytes	 text;		/* of the first, or of the near one */
	const char	*doubt;		/* of a valid one; or NULL */
	const char	*fault;		/* of it, in our words */
	int64_t		 as_of;
};

/*
 * Asks for prefix with the domain behind it; prefix ends in a dot. A name too
 * long for the DNS is DNS_NXDOMAIN. The answer's name lasts as long as
 * s->keep.
 */
struct dns_answer record_at_ask(const struct subject *s, const char *prefix,
		    struct bytes domain, enum dns_type type);
/* How many records a has; RECORD_AT_MOST + 1 when there are more than that. */
size_t		 record_at_count(const struct subject *s, struct dns_answer a);
/*
 * As record_at_ask for TXT, and hands each text to take; with too many none,
 * and the state is DNS_UNKNOWN.
 */
struct dns_answer record_at_texts(const struct subject *s, const char *prefix,
		    struct bytes domain,
		    void (*take)(void *to, struct bytes text), void *to);
/* The same into *p, which take adds to with published_take. */
void		 published_ask(struct published *p, const struct subject *s,
		    const char *prefix, struct bytes domain,
		    void (*take)(void *to, struct bytes text), void *to);
/* Takes a text; true when it is the one whose values count. */
bool		 published_take(struct published *p,
		    enum record_reading how, struct bytes text,
		    const char *doubt, const char *fault);

#endif
