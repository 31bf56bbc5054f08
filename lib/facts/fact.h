/*
 * fact: a row of records, aligned or not, read once.
 *
 * Whoever counts, sums, finds or selects takes this struct; the words of a
 * row's cells are compared nowhere else. A row that went through
 * align-filter is evaluated, and then its own result counts, also where that
 * is "unknown" for lack of evidence; the reporter's word counts for rows that
 * were never evaluated, and for these alone.
 */
#ifndef FACTS_FACT_H
#define FACTS_FACT_H

#include "auth/verdict.h"
#include "io/rows.h"

/* Which fields a reader asks for: reading the others would take time. */
enum {
	READ_RESULT = 1,	/* evaluated, dmarc, verdict */
	READ_MECHANISMS = 2,	/* spf, dkim, strict, reported */
	READ_RAW = 4,		/* raw */
	READ_ACTION = 8,	/* disposition, reasoned */
	READ_POLICY = 16,	/* policy, policy_from */
	READ_BASIS = 32,	/* evidence, null_sender, differs */
	READ_PERIOD = 64,	/* begin, end, day, prorated */
	READ_MESSAGES = 128	/* messages */
};

/* What the results say, whether a domain is aligned or not: a set. */
enum {
	RAW_SPF_PASS = 1,
	RAW_DKIM_PASS = 2,
	RAW_TEMPERROR = 4,	/* of either */
	RAW_SPF_PERMERROR = 8
};

/* Enums stand in bytes: many facts are filled in a second. */
struct record_fact {
	uint64_t	messages;
	int64_t		begin, end;	/* of the report's period; -1: not
					   known, or not to be believed */
	int64_t		day;		/* midnight of the day it counts on;
					   -1: not known */
	bool		prorated;	/* the period is of several days: see
					   calendar/prorate.h; day is the one
					   that holds most of it */
	bool		evaluated;	/* by align-filter */
	uint8_t		verdict;	/* enum auth_verdict; VERDICT_KINDS:
					   not evaluated */
	uint8_t		dmarc;		/* enum auth_outcome, here and below:
					   what counts */
	uint8_t		spf, dkim;	/* for an aligned domain */
	uint8_t		reported;	/* DMARC, as the reporter says */
	bool		strict;		/* passes under strict alignment */
	uint8_t		raw;		/* RAW_…, a set */
	uint8_t		disposition;	/* enum auth_disposition */
	bool		reasoned;	/* a reason for it is given */
	uint8_t		policy;		/* enum auth_policy that applies;
					   POLICY_UNKNOWN: not evaluated */
	uint8_t		policy_from;	/* enum auth_policy_source;
					   POLICY_FROM_KINDS: not told */
	bool		null_sender;	/* MAIL FROM was <> */
	bool		differs;	/* from the reporter's result */
	unsigned	basis;	/* 1 << BASIS_…, a set */
};

/*
 * Reads fields (READ_…) of the row in r, of KIND_RECORDS or KIND_ALIGNED.
 * Numbers and times that are none are told by r.
 */
void	 fact_read(struct record_fact *f, struct rows *r, unsigned fields);

/*
 * Fills the fields of READ_RESULT, READ_MECHANISMS (but reported), and
 * READ_BASIS (but null_sender), policy and policy_from from what evaluation
 * came to: for align-filter, which has not written cells yet.
 */
void	 fact_evaluated(struct record_fact *f, const struct evaluation *e);

/* What receivers did, as far as findings tell it apart. */
enum {
	RECEIVED_NONE,
	RECEIVED_QUARANTINE,
	RECEIVED_REJECT,
	RECEIVED_OTHER,		/* not known */
	RECEIVED_KINDS
};

/* Why failing mail fails, as far as its row tells. */
enum failure_class {
	FAILURE_FORWARDED,
	FAILURE_BROKEN,
	FAILURE_MISALIGNED,
	FAILURE_UNAUTHENTICATED,
	FAILURE_UNKNOWN,	/* the row tells no reason */
	FAILURE_REPORTED,	/* not evaluated: the reporter says it failed */
	FAILURE_CLASSES
};

/* Of a fact whose dmarc is OUTCOME_FAIL. */
enum failure_class fact_failure(const struct record_fact *f);

/* Does mail that fails carry a d= or a return path of the domain's own? */
bool	 fact_marked(const struct record_fact *f);

/* Did the receiver quarantine or reject it? */
static inline bool
fact_acted_on(const struct record_fact *f)
{
	return f->disposition == DISPOSITION_QUARANTINE ||
	    f->disposition == DISPOSITION_REJECT;
}

static inline int
fact_received(const struct record_fact *f)
{
	if (f->disposition == DISPOSITION_QUARANTINE)
		return RECEIVED_QUARANTINE;
	if (f->disposition == DISPOSITION_REJECT)
		return RECEIVED_REJECT;
	return f->disposition == DISPOSITION_NONE ? RECEIVED_NONE :
	    RECEIVED_OTHER;
}

/* Does that basis hold, BASIS_…? */
static inline bool
fact_shows(const struct record_fact *f, enum verdict_basis k)
{
	return f->basis >> k & 1;
}

#endif
