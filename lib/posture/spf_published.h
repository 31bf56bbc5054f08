/*
 * spf_published: the SPF records that stand at a name (RFC 7208 sections 3
 * and 4.4 to 4.6).
 */
#ifndef POSTURE_SPF_PUBLISHED_H
#define POSTURE_SPF_PUBLISHED_H

#include "posture/lookup.h"
#include "records/spf_record.h"

enum {
	SPF_MESSAGE = 65535,	/* bytes; no answer of the DNS has more */
	SPF_RECORD_LEAST = 12,	/* of them, that each record has besides its
				   data */
	SPF_SET = 4096		/* addresses or MX at a name that fit */
};

struct spf_published {
	enum dns_state		 state;		/* of the TXT records; of more
						   than an answer can have:
						   DNS_UNKNOWN */
	size_t			 n;		/* that are SPF records; more
						   than one is permerror */
	struct bytes		 text;		/* the first of them */
	struct spf_record	 record;	/* the same, read */
	struct bytes		 near;		/* a text that is almost one;
						   empty: none */
	const char		*near_why;
	uint64_t		 bytes;		/* of all TXT records */
	int64_t			 as_of;
};

/* Asks for what stands at name, a normal form. */
void	 spf_published_ask(struct spf_published *p, struct lookup *ask,
	    struct bytes name);

#endif
