/*
 * watch: what findings rest on, counted while rows come in.
 *
 * A page shows sums; findings ask who, on which days, by how many reporters,
 * so each count here is of one day. Days that no one has fully reported yet
 * (watch_complete) feed no finding. Memory grows with distinct keys: days,
 * senders, selectors, From domains and reporters of each domain.
 *
 * A sender is the user's own label (--own), else the mail service that a
 * passing identifier names, else the organisation of the first identifier
 * that passed, else nobody. Whether it is known is settled at the end: own,
 * or a service that also passes aligned for the domain.
 */
#ifndef ANALYSIS_WATCH_H
#define ANALYSIS_WATCH_H

#include "analysis/summary_keyed.h"
#include "analysis/summary_numset.h"
#include "io/rows.h"

enum watch_origin {
	ORIGIN_NOBODY,
	ORIGIN_ORGANISATION,
	ORIGIN_SERVICE,
	ORIGIN_OWN
};

/* Messages of one sender, on one day. */
enum watch_count {
	WATCH_MESSAGES,
	WATCH_PASS,
	WATCH_FAIL,
	WATCH_UNKNOWN,
	WATCH_SPF_ONLY,		/* of those that pass … */
	WATCH_DKIM,		/* … by DKIM, SPF or not */
	WATCH_RELAXED,		/* … but not under strict alignment */
	WATCH_FORWARDED,	/* of those that fail … */
	WATCH_BROKEN,
	WATCH_MISALIGNED,
	WATCH_BARE,		/* … unauthenticated */
	WATCH_BOUNCES,		/* … with the null reverse-path */
	WATCH_NOT_CHECKED,	/* with a temperror of an aligned domain */
	WATCH_PERMERROR,	/* with an SPF permerror of one */
	WATCH_ASSUMED,		/* --assume was there; of these … */
	WATCH_ASSUMED_STOP,	/* … it asks to quarantine or reject */
	WATCH_COUNTS
};

struct watch_sender {
	uint32_t	domain;
	uint32_t	name;		/* in names */
	uint8_t		origin;		/* enum watch_origin */
	bool		default_signature;
	bool		passes;		/* aligned, for this domain */
	uint32_t	reporters;	/* … that saw it misaligned */
	uint32_t	identifier;	/* the least that passed, in names */
};

struct watch_cell {
	uint32_t	domain, sender;
	int64_t		day;
	uint64_t	n[WATCH_COUNTS];
};

struct watch_signature {
	uint32_t	domain, sender;
	uint32_t	selector;	/* "domain/selector", in names */
	int64_t		day;
	uint64_t	pass, fail;
	uint32_t	reporters;	/* that saw it fail */
	uint32_t	comment;	/* on a failure, in names; 0: none */
};

struct watch_from {			/* a From domain */
	uint32_t	domain, name;
	int64_t		first, last;	/* days */
	uint64_t	pass, fail;
};

struct watch_reporter {			/* of a domain, on one day */
	uint32_t	domain, reporter;
	int64_t		day;
	uint64_t	messages, fail;
	uint64_t	let;		/* failing, no action, no reason */
};

struct watch_policy {			/* as shown on one day */
	uint32_t	domain;		/* policy_domain, in names */
	uint32_t	tags;		/* in names: p sp np pct t, tabs */
	int64_t		day;
	uint32_t	reporters;
};

struct watch_error {			/* of a DMARC record, as told */
	uint32_t	domain, text;	/* text in names */
	int64_t		day;		/* the last */
	uint32_t	reporters;
};

struct watch_error_day {		/* what one reporter met in DNS */
	uint32_t	domain, reporter;
	int64_t		day;
	bool		temporary, permanent;
};

struct watch_tls {			/* of a policy domain, type and mode */
	uint32_t	domain, type, mode;	/* in names */
	uint64_t	successful, failed;
	int64_t		first, last;
	uint32_t	days, reporters;
};

struct watch_tls_failure {		/* one result type of these */
	uint32_t	tls, result;	/* number of watch_tls; in names */
	uint32_t	reason;		/* in names */
	uint64_t	sessions;
	uint32_t	days, reporters;
};

struct watch_source {			/* a failing address of own senders */
	uint32_t	domain, sender;
	uint32_t	address;	/* in names */
	uint64_t	fail;
};

struct watch_day {			/* of a domain */
	uint32_t	domain;
	int64_t		day;
	uint32_t	sources;	/* that nobody authenticated */
	uint64_t	covered;	/* usual volume of its reporters */
	bool		complete;
};

enum watch_pair {
	WATCH_PAIR_SENDER, WATCH_PAIR_SIGNATURE, WATCH_PAIR_POLICY,
	WATCH_PAIR_SOURCE, WATCH_PAIR_ERROR, WATCH_PAIR_TLS,
	WATCH_PAIR_TLS_DAY, WATCH_PAIR_FAILURE, WATCH_PAIR_FAILURE_DAY,
	WATCH_PAIRS
};

struct watch {
	struct map	names;
	struct keyed	domains;	/* no entry: names as the page has */
	struct keyed	senders, cells, signatures, froms, reporters,
			policies, sources, days, errors, error_days, tls, failures;
	struct numset	seen[WATCH_PAIRS];
	struct buf	key, text;
	int64_t		first_day, last_day;	/* of all input; -1: none */
	int		assumed;	/* the cell of assumed_action, or -1 */
	size_t		operand;	/* it was looked for in */
	uint32_t	sender;		/* of the row added last, or
					   WATCH_NO_SENDER */
};

void	 watch_start(struct watch *w);
void	 watch_free(struct watch *w);

/* What the caller knows of the row's report. */
struct watch_report {
	struct bytes	domain;		/* under which the page tells it */
	int64_t		day;		/* -1: not known */
	bool		spread;		/* it is longer than 25 hours: shares
					   of days would be estimates */
};

/* Takes a records row, aligned or not. */
void	 watch_add(struct watch *w, struct rows *r,
	    const struct watch_report *from);
/* Takes a reports row: who covered which day, under which policy. */
void	 watch_add_report(struct watch *w, struct rows *r,
	    const struct watch_report *from);

/*
 * The number in senders of who sent an aligned records row; watch_add finds
 * it of rows that feed findings.
 */
enum { WATCH_NO_SENDER = UINT32_MAX };
uint32_t watch_sender(struct watch *w, struct rows *r, struct bytes domain);

/* Takes a TLS row. */
void	 watch_add_tls(struct watch *w, struct rows *r);

/*
 * For watch_add: the policy the row shows on that day; column: of domain,
 * p, sp, np, pct and t.
 */
void	 watch_policy(struct watch *w, struct rows *r, const int column[6],
	    uint32_t reporter, int64_t day);

/*
 * For watch_add: counts the aligned signatures of a row; of holds domain,
 * sender and day.
 */
void	 watch_signatures(struct watch *w, struct rows *r,
	    const struct watch_signature *of, uint32_t reporter, uint64_t n);

/* The entry of a key of numbers. */
uint32_t watch_entry(struct watch *w, struct keyed *k, const int64_t *part,
	    size_t n, bool *added);
/* Is the pair new? */
bool	 watch_first(struct watch *w, enum watch_pair kind, uint32_t a,
	    uint32_t b);

/* Settles which days are complete; share: of the volume, in thousandths. */
void	 watch_settle(struct watch *w, uint64_t share);

/* Is that day of that domain complete? Not before watch_settle. */
bool	 watch_complete(const struct watch *w, uint32_t domain,
	    int64_t day);
/* Is the sender known? */
bool	 watch_known(const struct watch_sender *s);
struct bytes	 watch_name(const struct watch *w, uint32_t number);

#endif
