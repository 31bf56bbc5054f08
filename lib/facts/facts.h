/*
 * facts: what findings rest on, counted while rows come in.
 *
 * A page shows sums; findings ask who, on which days, by how many reporters,
 * so each count here is of one day; a report over several days is divided
 * among them (calendar/prorate.h). Days that no one has fully reported yet
 * (facts_complete) feed no finding, nor do messages that nobody could
 * evaluate. Memory grows with distinct keys: days, senders, selectors, From
 * domains, reporters and policies of each domain.
 * Whether a sender (facts/sender.h) is known is settled at the end.
 */
#ifndef FACTS_FACTS_H
#define FACTS_FACTS_H

#include "base/keyed.h"
#include "base/numset.h"
#include "facts/fact.h"
#include "facts/policy_seen.h"
#include "facts/sender.h"
#include "io/rows.h"

/* Messages of one sender, on one day. */
enum daily_count {
	DAILY_MESSAGES,
	DAILY_PASS,
	DAILY_FAIL,
	DAILY_UNKNOWN,
	DAILY_SPF_ONLY,		/* of those that pass … */
	DAILY_DKIM,		/* … by DKIM, SPF or not */
	DAILY_RELAXED,		/* … but not under strict alignment */
	DAILY_FORWARDED,	/* of those that fail … */
	DAILY_BROKEN,
	DAILY_MISALIGNED,
	DAILY_BARE,		/* … unauthenticated */
	DAILY_BOUNCES,		/* … with the null reverse-path */
	DAILY_ACTED,		/* … bare or misaligned, and the receiver
				   quarantined or rejected them */
	DAILY_NOT_CHECKED,	/* with a temperror of an aligned domain */
	DAILY_PERMERROR,	/* with an SPF permerror of one */
	DAILY_ASSUMED,		/* --assume was there; it asks to stop … */
	DAILY_STOP_FORWARDED,	/* … of these; as DAILY_FORWARDED … */
	DAILY_STOP_BROKEN,
	DAILY_STOP_MISALIGNED,
	DAILY_STOP_BARE,
	DAILY_STOP_PASS,	/* … of those that pass today */
	DAILY_COUNTS
};

struct fact_sender {
	uint32_t	domain;
	uint32_t	name;		/* in names */
	uint8_t		origin;		/* enum sender_origin */
	bool		default_signature;
	bool		passes;		/* aligned, for this domain */
	uint32_t	identifier;	/* the least that passed, in names */
};

struct daily_sender {
	uint32_t	domain, sender;
	int64_t		day;
	uint64_t	n[DAILY_COUNTS];
};

struct daily_signature {
	uint32_t	domain, sender;
	uint32_t	selector;	/* "domain/selector", in names */
	int64_t		day;
	uint64_t	pass, fail;
	uint32_t	comment;	/* on a failure, in names; 0: none */
};

struct daily_from {			/* a From domain, on one day */
	uint32_t	domain, name;
	int64_t		day;
	uint64_t	pass, fail;
};

struct daily_reporter {			/* of a domain, on one day */
	uint32_t	domain, reporter;
	int64_t		day;
	uint64_t	messages;
	/* failing ones that a policy asks to stop; of these, those without
	   action and without a reason */
	uint64_t	fail, unenforced;
};

struct daily_policy {			/* as shown on one day */
	uint32_t	domain;		/* policy_domain, in names */
	uint32_t	tags;		/* in names: p sp np pct t, tabs */
	int64_t		day;
	uint32_t	reporters;
};

struct policy_shown {			/* the same, of one reporter */
	uint32_t	domain, tags, reporter;
	int64_t		day;
};

struct record_error {			/* of a DMARC record, as told */
	uint32_t	domain, text;	/* text in names */
	int64_t		day;		/* the last */
	uint32_t	reporters;
};

struct told_error {			/* of a record, by one reporter */
	uint32_t	error, reporter;	/* error: in errors */
	int64_t		day;
};

struct daily_dns_error {		/* what one reporter met in DNS */
	uint32_t	domain, reporter;
	int64_t		day;
	bool		temporary, permanent;
};

struct daily_source {			/* a failing address */
	uint32_t	domain, sender;
	uint32_t	address;	/* in names */
	int64_t		day;		/* of own senders; else -1, all days */
	bool		also_passes;	/* filled by facts_settle */
	uint64_t	pass, fail;	/* pass: of own senders only */
};

struct domain_day {			/* of a domain */
	uint32_t	domain;
	int64_t		day;
	uint32_t	reporters;
	uint64_t	covered;	/* usual volume of its reporters */
	bool		complete;
};

struct last_report {			/* of a name, in names */
	uint32_t	name;
	int64_t		last;
};

struct daily_tls {			/* sessions under a policy, one day */
	uint32_t	domain, type, mode;	/* in names */
	int64_t		day;
	uint64_t	successful, failed;
};

struct daily_tls_failure {		/* of sessions, on one day */
	uint32_t	domain, type, mode;
	uint32_t	result, reason;
	int64_t		day;
	uint64_t	sessions;
};

struct tls_host {			/* a server, or a pattern of them */
	uint32_t	domain, name;
};

enum facts_pair {
	FACTS_PAIR_MISALIGNED,		/* cell, reporter */
	FACTS_PAIR_SOURCE,		/* cell, address that is bare there */
	FACTS_PAIR_SIGNATURE,		/* signature, reporter it fails for */
	FACTS_PAIR_ERROR,		/* error, reporter */
	FACTS_PAIR_TLS,			/* TLS policy, reporter */
	FACTS_PAIR_FAILURE,		/* TLS failure, reporter */
	FACTS_PAIRS
};

/* What the row before had; most rows have the same. */
struct row_before {
	struct bytes	domain_text;
	uint32_t	domain, reporter;
	uint32_t	entry;		/* in reporters */
	int64_t		day;		/* of entry; -1: there is none */
	struct buf	policy;		/* its cells */
	uint32_t	policy_reporter;
	int64_t		policy_day;
	uint32_t	from;		/* in froms; MAP_NONE: there is none */
	uint32_t	cell;		/* in cells, as well */
};

struct facts {
	struct map	names;
	struct keyed	domains;	/* no entry: names as the page has */
	struct keyed	senders, cells, signatures, froms, reporters,
			policies, shown, sources, days, errors, told_errors,
			error_days, last_reports;
	struct keyed	tls, failures, mxs, patterns;
	struct keyed	sender_cache;	/* senders by the cells that tell */
	struct numset	seen[FACTS_PAIRS];
	struct numset	passing;	/* addresses, by hash with domain */
	struct map	strict;		/* domains that somebody asks strict
					   alignment of */
	const struct services *services;	/* NULL: none are known */
	struct authenticated *authenticated;	/* NULL: names as they are */
	struct buf	key, text;
	struct policy_history history;	/* filled by facts_settle */
	int64_t		first_day, last_day;	/* of all input; -1: none */
	int64_t		near_first, near_last;	/* days that are not far; set
						   by facts_drop_far */
	int		assumed;	/* the cell of assumed_action, or -1 */
	size_t		operand;	/* it was looked for in */
	uint32_t	sender;		/* of the row added last, or
					   FACTS_NO_SENDER */
	struct row_before last;
};

void	 facts_start(struct facts *w);
void	 facts_free(struct facts *w);

/* What the caller knows of the row's report. */
struct fact_report {
	struct bytes	domain;		/* under which the page tells it; stays
					   where it is */
	int64_t		day;		/* that the messages are of; -1: not
					   known */
	uint64_t	messages;	/* of that day; see prorate.h */
	bool		too_long;	/* of more days than can be told apart:
					   there was a report, no more */
};

/* What facts_add asks of a fact. */
enum {
	FACTS_READ = READ_RESULT | READ_MECHANISMS | READ_ACTION |
	    READ_POLICY | READ_EVIDENCE
};

/* Takes a records row, aligned or not, that f was read from. */
void	 facts_add(struct facts *w, struct rows *r,
	    const struct record_fact *f, const struct fact_report *from);
/* Takes a reports row: who covered which day, under which policy. */
void	 facts_add_report(struct facts *w, struct rows *r,
	    const struct fact_report *from);

/*
 * The number in senders of who sent an aligned records row; facts_add finds
 * it of rows that feed findings.
 */
enum { FACTS_NO_SENDER = UINT32_MAX };
uint32_t facts_sender_of(struct facts *w, struct rows *r,
	    const struct record_fact *f, struct bytes domain);

/* Takes a TLS row of that day; -1, and it says nothing. */
void	 facts_add_tls(struct facts *w, struct rows *r, int64_t day);
/* Notes that a profile asks strict alignment of that domain. */
void	 facts_add_strict(struct facts *w, struct bytes domain);
/* Is it asked of the domain, or of one above it? */
bool	 facts_asks_strict(const struct facts *w, struct bytes domain);

/*
 * Forgets what is of days too far from the others to be believed: over 400
 * days from the median day, but for days of the window from begin up to end
 * (-1: open on that side). To be called after the last row, before
 * facts_settle.
 */
void	 facts_drop_far(struct facts *w, int64_t begin, int64_t end);
/* Is it such a day? Not before facts_drop_far. */
bool	 facts_far(const struct facts *w, int64_t day);

/*
 * Settles which days are complete (share: of the volume, in thousandths),
 * which failing sources also pass, and which policies were seen before end
 * (UTC midnight; -1: in all input). To be called once, after the last row.
 */
void	 facts_settle(struct facts *w, uint64_t share, int64_t end);

/* Is that day of that domain complete? Not before facts_settle. */
bool	 facts_complete(const struct facts *w, uint32_t domain,
	    int64_t day);
/* The same of the domain that a policy domain is, or is below. */
bool	 facts_policy_complete(const struct facts *w, uint32_t name,
	    int64_t day);
/* The number in domains of the one that a name is or is below; MAP_NONE. */
uint32_t facts_home(const struct facts *w, struct bytes name);
/* Is the sender known? */
bool	 facts_known(const struct fact_sender *s);
struct bytes	 facts_name(const struct facts *w, uint32_t number);
/*
 * Of all names that come, the first in byte order: *number becomes its
 * number, in names, if it comes before that one; 0: none came. No name is none.
 */
void	 facts_least(struct facts *w, uint32_t *number, struct bytes name);

/* The entry of a key of numbers. */
uint32_t facts_entry(struct facts *w, struct keyed *k, const int64_t *part,
	    size_t n, bool *added);

#endif
