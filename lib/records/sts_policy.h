/*
 * sts_policy: the grammar of MTA-STS policy files (RFC 8461 section 3.2), and
 * which hosts such a policy allows.
 */
#ifndef RECORDS_STS_POLICY_H
#define RECORDS_STS_POLICY_H

#include <stdint.h>

#include "base/bytes.h"

enum {
	STS_POLICY_MOST = 64 * 1024,	/* bytes; section 3.3 advises senders
					   to take no more */
	STS_MAX_AGE_MOST = 31557600	/* seconds: a year */
};

enum sts_mode {
	STS_MODE_UNTOLD,	/* none, or one that there is not */
	STS_MODE_ENFORCE,
	STS_MODE_TESTING,
	STS_MODE_NONE
};

struct sts_policy {
	enum sts_mode	 mode;
	bool		 has_max_age;
	uint64_t	 max_age;	/* seconds */
	size_t		 patterns;	/* mx lines */
	const char	*fault;		/* what makes it invalid, in our
					   words; or NULL */
	const char	*doubt;		/* what is not in the grammar, but
					   mostly taken; or NULL */
	unsigned	 line;		/* of the fault, or else of the doubt,
					   from 1; 0: of no line */
	struct bytes	 text;		/* that was read */
};

/* Reads text. False when the policy is not valid: fault says why. */
bool	 sts_policy_read(struct bytes text, struct sts_policy *out);

/*
 * Does pattern allow host? "*.a.example" stands for one label in front, no
 * more and no less (section 4.1). Without regard to case.
 */
bool	 sts_mx_allows(struct bytes pattern, struct bytes host);

/* Does one of the policy's patterns? */
bool	 sts_policy_allows(const struct sts_policy *p, struct bytes host);

/* enforce, testing, none; empty for STS_MODE_UNTOLD. */
struct bytes	 sts_mode_word(enum sts_mode mode);
enum sts_mode	 sts_mode_of(struct bytes word);

#endif
