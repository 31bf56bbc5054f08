/*
 * policy: which of the published policies applies to a From domain.
 *
 * RFC 9989 section 4.10.1, RFC 7489 section 6.6.3: the record of the From
 * domain itself gives p; a record found above it gives sp, or np for names
 * that do not exist; for lack of np sp counts, for lack of sp p. A report
 * does not tell whether a name exists.
 */
#ifndef AUTH_POLICY_H
#define AUTH_POLICY_H

#include "auth/orgdomain.h"
#include "keywords/keywords.h"

/* policy_published of a report. */
struct auth_published {
	struct auth_name	domain;		/* where the record was; some
						   reporters write the From
						   domain: its own tells */
	enum auth_policy	p, sp, np;
	bool			testing;	/* t=y (RFC 9989) */
};

/* X(NAME, word, what it means): whence the policy that applies is known. */
#define POLICY_SOURCES(X) \
	X(ABSENT, "absent", "no usable policy, no domain of it, or no From " \
	    "domain is told") \
	X(P, "p", "p: of the domain itself, or inherited for lack of sp") \
	X(SP, "sp", "sp: the From domain is a subdomain") \
	X(OWN, "own", "p of the subdomain's own record") \
	X(AMBIGUOUS_NP, "ambiguous-np", "sp or np, which differ: whether " \
	    "the name exists is not told") \
	X(DOUBTFUL, "record-domain-doubtful", "p if the record is the " \
	    "subdomain's own, else sp, and these differ: some reporters " \
	    "write the From domain there") \
	X(UNRELATED, "unrelated", "the policy is of another domain")

#define POLICY_SOURCE_NAME(name, word, meaning)	POLICY_FROM_##name,
enum auth_policy_source {
	POLICY_SOURCES(POLICY_SOURCE_NAME)
	POLICY_FROM_KINDS
};
#undef POLICY_SOURCE_NAME

struct bytes	 auth_policy_source_keyword(enum auth_policy_source s);
/* The source of that word, or POLICY_FROM_KINDS. */
enum auth_policy_source auth_policy_source_of(struct bytes word);

struct auth_policy_answer {
	enum auth_policy	policy;	/* POLICY_UNKNOWN: cannot be known */
	enum auth_policy_source	from;
};

/*
 * The policy that applies to messages from `from`, for which the reporter
 * gave reasons (REASON_…, a set). Test mode weakens it by one step (t=y,
 * RFC 9989 section 4.7), and so does sampled_out, the reason given where pct
 * spared a message (RFC 7489 section 6.6.4).
 */
struct auth_policy_answer auth_policy_for(const struct auth_published *p,
		    const struct auth_name *from, unsigned reasons);

#endif
