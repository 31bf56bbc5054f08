/*
 * findings: what somebody should look at, and how sure the rows make us.
 *
 * A finding is told only when its gates hold; where they do not, nothing is
 * said, or (readiness) that there is not enough data. A false alarm costs
 * trust. The rules and their thresholds are tables (findings_table.h).
 */
#ifndef FINDINGS_FINDINGS_H
#define FINDINGS_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "findings/table.h"

enum severity {
	SEVERITY_CRITICAL,
	SEVERITY_HIGH,
	SEVERITY_MEDIUM,
	SEVERITY_LOW,
	SEVERITY_INFO,
	SEVERITIES
};

/* What a finding rests on: a few lines, each a word of the page's table. */
enum proof {
	PROOF_SOURCE,		/* text: an address, n: messages */
	PROOF_MX,		/* text: a receiving server, n: sessions */
	PROOF_IDENTIFIER,	/* text: what passed */
	PROOF_REPORTER,		/* text: its name */
	PROOF_COMMENT,		/* text: the reporter's own words */
	PROOF_ACTED,		/* n of so many: receivers acted on */
	PROOF_BARE,		/* why mail failed: n messages */
	PROOF_MISALIGNED,
	PROOF_BROKEN,
	PROOF_FORWARDED,
	/* what stands against a step: n messages of so many … */
	PROOF_KNOWN_FAIL,	/* … of known senders fail */
	PROOF_SERVICE_FAILS,	/* … of the known sender text fail */
	PROOF_UNKNOWN,		/* … could not be evaluated */
	PROOF_SPF_ONLY,		/* … of text pass by SPF alone */
	PROOF_NO_DKIM,		/* … of known senders pass no aligned DKIM */
	PROOF_RISK,		/* … would be at risk */
	PROOF_UNDECIDED,	/* … are undecided */
	PROOF_UNDECIDED_SERVICE,	/* … the same, of the service text */
	/* which gate is shut: n: what there is, of: what it asks for */
	PROOF_DAYS,		/* … days under the policy */
	PROOF_COMPLETE_DAYS,
	PROOF_REPORTERS,
	PROOF_REPORTED_DAYS,	/* … days with enough reporters */
	PROOF_MESSAGES,
	PROOF_KNOWN_SENDERS,
	PROOF_KINDS
};

struct finding_proof {
	enum proof	kind;
	struct bytes	text;
	uint64_t	n, of;
};

/* Sources, reporters … of one finding; blockers and gates are all told. */
enum { FINDING_PROOFS_MOST = 5 };

/*
 * Three classes of failing mail under a stricter policy; never one figure
 * that is called lost.
 */
struct finding_classes {
	uint64_t	at_risk, stopped, undecided;
};

/* Why mail fails, for the most part: each asks for another deed. */
enum finding_cause {
	CAUSE_NONE,
	CAUSE_DKIM,		/* a signature of the domain's own is broken */
	CAUSE_SPF,		/* SPF of the domain's own fails */
	CAUSE_MISALIGNED,	/* it passes in another name */
	CAUSE_BARE		/* nothing passes, nothing is there */
};

/* What receivers did with failing mail, as far as they tell. */
enum { RECEIVERS_NONE, RECEIVERS_QUARANTINE, RECEIVERS_REJECT, RECEIVERS };

struct finding {
	enum finding_id	id;
	enum severity	severity;
	bool		enough;		/* false: not enough data; proof
					   tells which gates are shut */
	bool		alone;		/* one report says so, and nothing
					   bears it out: medium at most */
	bool		total;		/* no session succeeded any more */
	struct bytes	domain;		/* the organisation's, or empty */
	struct bytes	subject;	/* a sender, selector, reporter … */
	struct bytes	sender;		/* whose mail it is about; or empty */
	struct bytes	from;		/* the From domain, where it is one;
					   or empty */
	struct bytes	key;		/* domain/selector that does not
					   verify; or empty */
	struct bytes	was, is;	/* of a change, or of a wish */
	uint64_t	messages, of;	/* so many of so many */
	enum finding_cause cause;
	uint64_t	receivers[RECEIVERS];	/* of the failing messages */
	int64_t		day, until;	/* -1: none */
	int64_t		since;		/* first day it was so, of all input;
					   -1: not known */
	struct bytes	evidence;	/* a line of align-filter that lists
					   its rows; or empty */
	struct bytes	command;	/* what to compare it with, as a line
					   of dig; or empty */
	struct finding_classes classes;	/* of the ready and not-ready ones */
	bool		assumed;	/* classes rest on --assume columns;
					   where they do not, the page tells
					   which command makes them */
	struct finding_proof *proof;
	size_t		nproofs, proof_room, more_proofs;
	uint64_t	more;		/* others of its kind and domain that
					   are not told */
};

/* Of one kind and domain the first ones are told, the rest counted. */
enum { FINDINGS_EACH_MOST = 10 };

/* Ordered by severity, then weight of the id, domain, messages, subject. */
struct findings {
	struct finding		*at;
	size_t			 n;
	size_t			 ndomains;	/* there are */
	size_t			 nshut;		/* too little of them for
						   what rests on shares */
	const struct thresholds	*thresholds;
	size_t			 nlittle;	/* … only for want of mail */
	/* the same of TLS policy domains */
	size_t			 ntls, ntls_shut;
	size_t			 nignored;	/* not told, for the user's
						   list says so */
	bool			 possible;	/* there were rows that
						   findings rest on */
};

struct inventory;
struct facts;
struct arena;

struct finding_options {
	const struct thresholds	*thresholds;
	int64_t			 begin, end;	/* the window in days, end not
						   in it; -1: all input */
	const struct inventory	*inventory;	/* NULL: none */
	bool			 empty;		/* rows of reports were looked
						   for, and none is of the
						   window */
};

/*
 * After facts_settle of w. Fills out, whose at is the caller's to free; texts
 * and proofs live as long as keep. What stands before the window in the rows
 * is what it is compared with.
 */
void	 findings_find(struct findings *out, struct facts *w,
	    const struct finding_options *o, struct arena *keep);

struct bytes	 finding_id(enum finding_id id);
/* The finding of that id, or FINDING_KINDS. */
enum finding_id	 finding_named(struct bytes id);
const struct thresholds *thresholds_default(void);
struct facts_rules;
/* What facts_settle goes by, of these thresholds. */
void	 thresholds_facts(const struct thresholds *t,
	    struct facts_rules *out);

#endif
