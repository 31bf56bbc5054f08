/*
 * tls_fact: a row of TLS reports, read once.
 *
 * As fact.h is for records: whoever counts, sums or finds takes this struct,
 * and the words of a row's cells are compared nowhere else. Names (domain,
 * reporter, server) are not in it: they decide nothing.
 */
#ifndef FACTS_TLS_FACT_H
#define FACTS_TLS_FACT_H

#include <stdbool.h>
#include <stdint.h>

#include "io/rows.h"
#include "keywords/tls.h"
#include "records/sts_policy.h"

/* Which fields a reader asks for. */
enum {
	TLS_READ_WORDS = 1,	/* detail, authentic, type, mode, result */
	TLS_READ_PERIOD = 2,	/* begin, end, day */
	TLS_READ_SESSIONS = 4	/* successful, failed, counted; asks for
				   TLS_READ_WORDS, too */
};

struct tls_fact {
	bool		detail;		/* one kind of failure under a policy;
					   false: the totals of one */
	bool		authentic;	/* the report's mail authenticated */
	uint8_t		type;		/* enum tls_policy_type */
	uint8_t		mode;		/* enum sts_mode */
	uint8_t		result;		/* enum tls_result, of a detail */
	bool		counted;	/* a detail tells its sessions */
	uint64_t	successful;	/* sessions; 0 of a detail */
	uint64_t	failed;		/* of the policy, or in this way */
	int64_t		begin, end;	/* of the report's period; -1: not
					   known, or not to be believed */
	int64_t		day;		/* midnight of the day it counts on;
					   -1: not known */
};

/*
 * Reads fields (TLS_READ_…) of the row in r, of KIND_TLS. Numbers and times
 * that are none are told by r.
 */
void	 tls_fact_read(struct tls_fact *f, struct rows *r, unsigned fields);

#endif
