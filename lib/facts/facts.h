/*
 * facts: what findings rest on, counted while rows come in.
 *
 * A page shows sums; findings ask who, on which days, by how many reporters,
 * so each count here is of one day; a report over several days is divided
 * among them (calendar/prorate.h). What rests on shares counts complete days
 * only (facts_complete); what is a fact counts on any. Messages that nobody
 * could evaluate feed neither. Memory grows with distinct keys: days, senders,
 * sources, selectors, From domains, reporters and policies of each domain; for
 * TLS with policies, ways of failing and servers of each domain, day and
 * reporter.
 * Whether a source (facts/known.h) is known is settled at the end.
 */
#ifndef FACTS_FACTS_H
#define FACTS_FACTS_H

#include "auth/sender_mark.h"
#include "base/begun.h"
#include "base/keyed.h"
#include "base/numset.h"
#include "facts/fact.h"
#include "facts/policy_seen.h"
#include "facts/known.h"
#include "facts/sender.h"
#include "facts/witness.h"
#include "facts/tls_fact.h"
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
	DAILY_ASSUMED,		/* --assume was there */
	DAILY_COUNTS
};

struct fact_sender {
	uint32_t	domain;
	uint32_t	name;		/* in names */
	uint8_t		origin;		/* enum sender_origin */
	uint8_t		mark;		/* enum sender_mark, of the user's */
	int64_t		ignored;	/* until that day; -1: it is not */
	bool		default_signature;
	bool		passes;		/* aligned, for this domain */
	uint32_t	identifier;	/* the least that passed, in names */
};

struct daily_sender {
	uint32_t	domain, sender;
	int64_t		day;
	uint64_t	n[DAILY_COUNTS];
};

/*
 * What --assume asks to stop of a source, on one day; as SOURCE_FORWARDED …,
 * and at last of what passes today.
 */
struct daily_stop {
	uint32_t	source;
	int64_t		day;
	uint64_t	forwarded, broken, misaligned, bare, pass;
};

/* What sources are part of, and break or are known together. */
enum place_scope {
	PLACE_ADDRESS,		/* of a domain */
	PLACE_NET,		/* its /24 or /48 */
	PLACE_SERVICE,		/* the networks of one service */
	PLACE_LISTED,		/* a sender of the user's list */
	PLACE_SELECTOR,		/* where one did not verify */
	PLACE_SCOPES
};

struct fact_place {
	uint8_t		scope;		/* enum place_scope */
	bool		authorised;	/* the domain's SPF record names it */
	bool		passes;		/* some of its mail does */
	bool		alone;		/* an address with enough mail to be
					   judged by itself */
	uint32_t	domain;
	uint32_t	name;		/* address, sender or selector in
					   names; or the service's number */
	uint32_t	first, n;	/* of its sources, in place_sources */
};

/*
 * Where mail of a sender comes from: an address, as one From domain. Who is
 * known is settled by source, for an address may be that of anybody.
 */
struct fact_source {
	/* The first three are its key. */
	uint32_t	sender;
	uint32_t	from, address;	/* in names */
	uint32_t	domain;
	uint32_t	selector;	/* the least that did not verify there,
					   or 0; in names */
	uint32_t	passed_by;	/* the least that passed there without
					   SPF, or 0 */
	uint32_t	signed_by;	/* … and with aligned SPF, or 0 */
	uint32_t	first, ndays;	/* in source_days; first: while rows
					   come in, the day added last */
	uint64_t	pass, fail, spf;	/* of all days */
	struct witness	spf_seen;	/* by whom it passed SPF aligned */
	struct witness	signed_seen;	/* … or by a signature alone */
	uint32_t	place;		/* its address's; after facts_settle */
	uint8_t		known;		/* enum known_by, after facts_settle */
	bool		shared;		/* a service's network: mail from it
					   may be of another customer */
};

/* Messages from a source, on one day. */
enum source_count {
	SOURCE_PASS,
	SOURCE_SPF,		/* of those that pass, by aligned SPF */
	SOURCE_DKIM,		/* … by aligned DKIM */
	SOURCE_FAIL,
	SOURCE_MARKED,		/* of those that fail: with a d= or return
				   path of the domain's own */
	SOURCE_FORWARDED,	/* … and why; as DAILY_FORWARDED … */
	SOURCE_BROKEN,
	SOURCE_MISALIGNED,
	SOURCE_BARE,
	SOURCE_SPF_FAIL,	/* … with SPF of the domain itself failing */
	SOURCE_NONE,		/* … and what receivers did */
	SOURCE_QUARANTINE,
	SOURCE_REJECT,
	SOURCE_COUNTS
};

struct source_counts {
	uint32_t	n[SOURCE_COUNTS];	/* at most 2^32 - 1 */
	struct witness	failing;	/* by whom it was seen failing */
	struct witness	marked;		/* … and with such a mark */
};

struct daily_source {
	uint32_t	source;
	int64_t		day;
	uint32_t	n[SOURCE_COUNTS];	/* as source_counts has them */
	struct witness	failing, marked;
};

/*
 * The same as it is kept: most are of one row, or of rows alike, for which
 * one number and the counts that it is in are enough.
 */
struct source_day {
	uint32_t	source;
	uint32_t	before;		/* the same source's, while rows come
					   in; MAP_NONE */
	int32_t		day;		/* since 1970 */
	uint32_t	n;		/* messages; or which of mixed */
	uint32_t	reporter;
	uint16_t	counts;		/* bits of enum source_count; 0: it is
					   mixed */
	bool		authenticated;
};

/* Signatures of a selector at one reporter, on one day. */
struct daily_signature {
	uint32_t	domain, sender, reporter;
	uint32_t	selector;	/* "domain/selector", in names */
	int64_t		day;
	bool		spf;		/* SPF passes, aligned: the address is
					   one that the domain names */
	bool		authenticated;	/* some report was */
	uint64_t	pass, fail;
	uint64_t	lost[RECEIVED_KINDS];	/* of fail: the messages fail,
					   and what receivers did */
	uint32_t	comment;	/* on a failure, in names; 0: none */
};

/* Mail with a return path below the domain, on one day. */
struct daily_return {
	uint32_t	domain, name;
	int64_t		day;
	uint64_t	pass, fail;
	uint64_t	received[RECEIVED_KINDS];	/* of fail */
	struct witness	failing;
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
	uint64_t	reported;	/* the same, as reports rows tell */
	bool		authenticated;	/* some report was */
	uint64_t	bare;		/* of messages, unauthenticated */
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
	uint64_t	messages;	/* that met a temporary one */
	bool		temporary, permanent;
};

struct domain_day {			/* of a domain */
	uint32_t	domain;
	int64_t		day;
	uint32_t	reporters;
	uint64_t	covered;	/* weight of its reporters that count */
	bool		complete;
};

/* A reporter of a domain; filled by facts_settle. */
struct fact_reporter {
	uint32_t	domain, reporter;
	uint32_t	days;		/* of the last 28 that it reported on */
	bool		counts;
	uint64_t	weight;		/* median of messages; 0: does not
					   count */
};

struct last_report {			/* of a name, in names */
	uint32_t	name;
	int64_t		last;
};

struct daily_tls {			/* of one reporter's sessions under a
					   policy, on one day */
	uint32_t	domain, type, mode;	/* in names */
	uint32_t	reporter;
	uint8_t		type_is;	/* enum tls_policy_type */
	uint8_t		mode_is;	/* enum sts_mode */
	bool		authentic;	/* a report's mail authenticated */
	int64_t		day;
	uint64_t	successful, failed;
};

struct daily_tls_failure {		/* of them: those that fail in one
					   way at one server */
	uint32_t	policy;		/* its entry in tls */
	uint32_t	result, mx;	/* in names */
	uint32_t	reason;		/* the least that was given; 0: none */
	bool		uncounted;	/* some rows have no number */
	uint64_t	sessions;
};

struct tls_host {			/* a server, or a pattern of them */
	uint32_t	domain, name;
};

enum facts_pair {
	FACTS_PAIR_MISALIGNED,		/* cell, reporter */
	FACTS_PAIR_ERROR,		/* error, reporter */
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
	uint32_t	from_name;	/* in names */
	uint32_t	cell;		/* in cells, as well */
};

struct facts {
	struct map	names;
	struct keyed	domains;	/* no entry: names as the page has */
	struct keyed	senders, cells, stops, signatures, returns,
			froms, reporters, policies, shown, days, errors,
			told_errors, error_days, last_reports;
	struct begun	sources;
	struct source_day *source_days;	/* after facts_settle: by source,
					   then by day */
	size_t		nsource_days, source_days_room;
	struct source_counts *mixed;	/* of days with rows of many kinds */
	size_t		nmixed, mixed_room;
	struct keyed	many_days;	/* of sources with many */
	struct fact_place *places;	/* after facts_settle: by scope */
	size_t		nplaces, places_room;
	uint32_t	*place_sources;
	struct fact_address *addresses;	/* by number in names */
	struct keyed	counting;	/* reporters by domain: facts_settle */
	struct keyed	tls, failures, mxs, patterns;
	struct keyed	sender_cache;	/* senders by the cells that tell */
	struct numset	seen[FACTS_PAIRS];
	struct map	strict;		/* domains that somebody asks strict
					   alignment of */
	const struct services *services;	/* NULL: none are known */
	struct bytes	label;		/* set by the caller: the user's, of
					   the next row if that has none */
	struct authenticated *authenticated;	/* NULL: names as they are */
	struct buf	key, text;
	struct policy_history history;	/* filled by facts_settle */
	int64_t		first_day, last_day;	/* of all input; -1: none */
	int64_t		near_first, near_last;	/* days that are not far; set
						   by facts_drop_far */
	int		assumed;	/* the cell of assumed_action, or -1 */
	size_t		operand;	/* it was looked for in */
	uint32_t	source;		/* of the row added last, or
					   FACTS_NO_SOURCE */
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
	bool		authenticated;	/* mail_auth is pass: it is of whom it
					   says */
};

/* What facts_add asks of a fact. */
enum {
	FACTS_READ = READ_RESULT | READ_MECHANISMS | READ_ACTION |
	    READ_POLICY | READ_BASIS
};

/* Takes a records row, aligned or not, that f was read from. */
void	 facts_add(struct facts *w, struct rows *r,
	    const struct record_fact *f, const struct fact_report *from);
/* Takes a reports row: who covered which day, under which policy. */
void	 facts_add_report(struct facts *w, struct rows *r,
	    const struct fact_report *from);

/*
 * The number in sources of where an aligned records row comes from; facts_add
 * finds it of rows that feed findings.
 */
enum { FACTS_NO_SOURCE = UINT32_MAX };
uint32_t facts_source_of(struct facts *w, struct rows *r,
	    const struct record_fact *f, struct bytes domain);

/* Takes a TLS row that all of f was read from; of no day, it says nothing. */
void	 facts_add_tls(struct facts *w, struct rows *r,
	    const struct tls_fact *f);
/* Notes that a profile asks strict alignment of that domain. */
void	 facts_add_strict(struct facts *w, struct bytes domain);
/* Is it asked of the domain, or of one above it? */
bool	 facts_asks_strict(const struct facts *w, struct bytes domain);

/* What facts_settle goes by: findings/table.h has the values. */
struct facts_rules {
	uint64_t	recent_days;	/* reporters count by these last days */
	uint64_t	reporter_share;	/* of them, in thousandths */
	uint64_t	complete_share;	/* of the weight, in thousandths */
	struct known_rules known;
};

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
 * Day number i of all sources. After facts_settle those of a source stand in
 * order: s->ndays of them from s->first.
 */
struct daily_source facts_day(const struct facts *w, size_t i);
/* An address as a number, by number in names; NULL: it is none. */
const struct ip	*facts_address(const struct facts *w, uint32_t name);

/*
 * Settles which reporters count and which days are complete, which sources
 * are known, and which policies were seen, by all days before end (UTC
 * midnight; -1: by all input). To be called once, after the last row.
 */
void	 facts_settle(struct facts *w, const struct facts_rules *t,
	    int64_t end);

/* Is that day of that domain complete? Not before facts_settle. */
bool	 facts_complete(const struct facts *w, uint32_t domain,
	    int64_t day);
/* Does the reporter count for the domain? Its weight; 0: it does not. */
uint64_t facts_weight(const struct facts *w, uint32_t domain,
	    uint32_t reporter);
/* The same of the domain that a policy domain is, or is below. */
bool	 facts_policy_complete(const struct facts *w, uint32_t name,
	    int64_t day);
/* The number in domains of the one that a name is or is below; MAP_NONE. */
uint32_t facts_home(const struct facts *w, struct bytes name);
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
