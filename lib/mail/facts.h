/*
 * facts: what a message's header says of the message itself.
 */
#ifndef MAIL_FACTS_H
#define MAIL_FACTS_H

#include <stdint.h>

#include "base/bytes.h"
#include "text/domain.h"

struct mail_facts {
	int64_t		 date;			/* seconds; -1: not told */
	char		 from[DOMAIN_TEXT];	/* domain of From, or "" */
};

/* Date and the domain of From (RFC 5322 section 3.6.1 and 3.6.2). */
void	 mail_facts(struct bytes head, struct mail_facts *out);

/*
 * DMARC's result in the first Authentication-Results field that the server
 * `authserv` wrote (RFC 8601 section 2.2; compared without case): "pass",
 * "fail", or "none" for any other and when there is no such field. Fields
 * further down may have come with the message and are not looked at.
 */
const char	*mail_auth(struct bytes head, struct bytes authserv);

/* Appends the subject, unfolded and decoded. May be empty. */
void	 mail_subject(struct bytes head, struct buf *out);

#endif
