/*
 * record: all that evaluation reads of one record of a report, as values.
 *
 * Whoever reads rows fills it in; nothing in this room knows where it came
 * from. The bytes stay the owner's and must outlive it.
 */
#ifndef AUTH_RECORD_H
#define AUTH_RECORD_H

#include "auth/align.h"
#include "auth/policy.h"

struct auth_record {
	struct auth_results	results;
	struct auth_published	published;
	unsigned		reasons;	/* REASON_…, a set */
	bool			treewalk;	/* how the reporter says it
						   found the policy */
	/* what the reporter evaluated (policy_evaluated) */
	enum auth_outcome	reported_spf, reported_dkim, reported_dmarc;
};

#endif
