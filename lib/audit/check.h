/*
 * check: what one requirement comes to for one domain.
 *
 * A check looks at what was gathered about a domain (audit/posture.h) and at
 * the threshold that a profile sets, and fills a struct check. It knows
 * nothing of profiles: how grave an unmet requirement is, is theirs.
 */
#ifndef AUDIT_CHECK_H
#define AUDIT_CHECK_H

#include <stdint.h>

#include "base/bytes.h"

enum check_state {
	CHECK_UNKNOWN,		/* not in the data */
	CHECK_PASS,
	CHECK_FAIL,
	CHECK_WARN,		/* met, but doubtful: found says why */
	CHECK_NOT_APPLICABLE	/* as MTA-STS on a domain without MX */
};

/* Times: -1 is not known. */
enum { AS_OF_UNKNOWN = -1, AS_OF_NONE = -2 };

struct check {
	enum check_state state;
	struct buf	 found;		/* text of strangers may stand in it,
					   as it is; the writer escapes */
	struct buf	 expected;	/* ours */
	int64_t		 as_of;		/* oldest of the answers it rests on;
					   AS_OF_NONE: it rests on none */
};

/* The older of two times; AS_OF_UNKNOWN goes before any, AS_OF_NONE last. */
int64_t	 as_of_older(int64_t a, int64_t b);

#endif
