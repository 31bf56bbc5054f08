/*
 * check: what one requirement comes to for one domain.
 *
 * A check looks at what was gathered about a domain (posture/posture.h) and at
 * the threshold that a profile sets, and fills a struct check. It knows
 * nothing of profiles: how grave an unmet requirement is, is theirs.
 */
#ifndef CHECKS_CHECK_H
#define CHECKS_CHECK_H

#include "base/bytes.h"
#include "posture/as_of.h"

enum check_state {
	CHECK_UNKNOWN,		/* not in the data */
	CHECK_PASS,
	CHECK_FAIL,
	CHECK_WARN,		/* met, but doubtful: found says why */
	CHECK_NOT_APPLICABLE	/* as MTA-STS on a domain without MX */
};

struct check {
	enum check_state state;
	struct buf	 found;		/* text of strangers may stand in it,
					   as it is; the writer escapes */
	struct buf	 expected;	/* ours */
	int64_t		 as_of;		/* oldest of the answers it rests on;
					   AS_OF_NONE: it rests on none */
};

#endif
