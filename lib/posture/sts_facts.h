/*
 * sts_facts: what the data says of a domain's MTA-STS (RFC 8461).
 *
 * The policy file is asked from no web server: it is read from the folder of
 * policies, where it stands as DOMAIN.txt, or as wget -x leaves it,
 * mta-sts.DOMAIN/.well-known/mta-sts.txt.
 */
#ifndef POSTURE_STS_FACTS_H
#define POSTURE_STS_FACTS_H

#include "posture/policy_files.h"
#include "posture/record_at.h"
#include "posture/subject.h"
#include "records/sts_policy.h"

struct sts_facts {
	struct published txt;		/* at _mta-sts.DOMAIN */
	struct bytes	 id;		/* of it, as it stands */
	enum dns_state	 host;		/* of an address of mta-sts.DOMAIN */
	int64_t		 host_as_of;
	enum policy_file_state file;
	struct sts_policy policy;	/* when POLICY_FILE_READ */
};

void	 sts_facts_gather(struct sts_facts *f, const struct subject *s);

#endif
