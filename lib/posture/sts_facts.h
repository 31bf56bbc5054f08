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
#include "posture/subject.h"
#include "records/sts_policy.h"

struct sts_facts {
	enum dns_state	 state;		/* of TXT at _mta-sts.DOMAIN */
	unsigned	 records;	/* that begin v=STSv1; several are
					   none */
	bool		 near;		/* a text was meant to be one */
	bool		 valid;		/* there is one, and it is valid */
	struct bytes	 text;		/* of the first, or of the near one */
	struct bytes	 id;
	const char	*doubt;		/* of a valid one; or NULL */
	const char	*fault;		/* of it, in our words */
	int64_t		 as_of;
	enum dns_state	 host;		/* of an address of mta-sts.DOMAIN */
	int64_t		 host_as_of;
	enum policy_file_state file;
	struct sts_policy policy;	/* when POLICY_FILE_READ */
};

void	 sts_facts_gather(struct sts_facts *f, const struct subject *s);

#endif
