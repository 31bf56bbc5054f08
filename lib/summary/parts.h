/*
 * parts: figures of a summary that are lists: who sends, selectors,
 * subdomains, policies over time, reporters by day, what changed.
 *
 * Each list is cut to the heaviest rows; nrest says how many more there are.
 * Texts are as the reports have them, not yet fit to print.
 */
#ifndef SUMMARY_PARTS_H
#define SUMMARY_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "facts/known.h"

/* Messages by result. All three 0 while messages is not: nobody said. */
struct result_counts {
	uint64_t	messages, pass, fail, unknown;
};

/* Messages by result and, where they fail, by what is known of why. */
enum summary_part {
	PART_PASS,
	PART_ON_WAY,		/* forwarded or broken */
	PART_MISALIGNED,
	PART_BARE,		/* unauthenticated */
	PART_FAIL,		/* fail, and why is not known or evaluated */
	PART_UNKNOWN,
	PARTS
};

/* How a sender has its name. */
enum summary_origin {
	SENT_BY_NOBODY,		/* nothing passed */
	SENT_BY_ORGANISATION,	/* an identifier that passed */
	SENT_BY_SERVICE,	/* the mail service that identifiers name */
	SENT_BY_LIST		/* the user's own label */
};

struct summary_service {
	struct bytes		name;
	enum summary_origin	origin;
	enum known_by		known;
	struct result_counts		outcome;
	uint64_t		dkim, spf;	/* with an aligned pass */
	int			share;		/* as result_share */
	int			dkim_share, spf_share;	/* of the same */
};

struct summary_services {
	struct summary_service	*row;
	size_t			 n;
	struct summary_service	 rest;
	size_t			 nrest;
};

/* What makes a sender that the user's list does not name a likely one. */
enum likely_by {
	LIKELY_NOT,
	LIKELY_SIGNED,		/* by a signature alone: it may forward */
	LIKELY_SERVICE,		/* a named service that passes */
	LIKELY_SHARED,		/* authorised, in networks of a service that
				   others send from, too */
	LIKELY_AUTHORISED	/* addresses that the SPF record names */
};

enum { LIKELY_FROM = 3 };	/* From domains told */

struct summary_likely {
	enum likely_by	 by;
	struct bytes	 name;		/* empty: nobody's */
	struct bytes	*line;		/* of such a list, checked */
	size_t		 nlines;	/* 0: none that is safe */
	size_t		 more_lines;
	struct result_counts outcome;
	bool		 authorised;	/* some of its addresses are */
	bool		 one_reporter;	/* passed for no other */
	struct bytes	 from[LIKELY_FROM];	/* heaviest first */
	size_t		 nfrom, more_from;
};

/* A draft of the user's list. */
struct summary_draft {
	struct summary_likely	*row;	/* by messages */
	size_t			 n;
	size_t			 nrest;
	uint64_t		 rest;	/* messages of these */
	uint64_t		 listed;	/* of senders it has */
	uint64_t		 others;	/* of none that is likely */
};

/* Whose policy a subdomain is under. */
enum summary_record {
	RECORD_OWN,		/* it has a record of its own */
	RECORD_INHERITED,
	RECORD_DOUBTFUL,	/* reporters write the From domain there */
	RECORD_UNKNOWN,		/* not told */
	RECORD_DIFFERS		/* several of these */
};

struct summary_subdomain {
	struct bytes		name;
	struct result_counts		outcome;
	enum summary_record	record;
};

struct summary_subdomains {
	struct summary_subdomain	*row;
	size_t			 n;
	struct summary_subdomain	 rest;
	size_t			 nrest;
};

struct summary_selector {
	struct bytes	domain, selector;
	uint64_t	pass, fail;	/* signatures, by their result */
	int		share;		/* of those that pass */
	int64_t		first, last;	/* days */
};

struct summary_selectors {
	struct summary_selector	*row;
	size_t			 n;
	struct summary_selector	 rest;
	size_t			 nrest;
};

/* What most reporters of a day show, from the first such day to the last. */
struct summary_policy_span {
	struct bytes	domain;
	struct bytes	tag[5];		/* p sp np pct t; empty: absent, or
					   what would be true without it */
	int64_t		first, last;
	uint64_t	reporters;	/* on its best day */
};

struct summary_policies {
	struct summary_policy_span	*row;
	size_t			 n, nrest;
};

/* Messages of each reporter in each bucket of the days. */
#define HEAT_NONE	UINT64_MAX		/* no report */
#define HEAT_GAP	(UINT64_MAX - 1)	/* none, but earlier and later
						   ones: it is missing */

enum { HEAT_LEVELS = 4 };

struct summary_heat {
	struct bytes	*name;
	size_t		 n;
	size_t		 nrest;		/* reporters in one more row */
	size_t		 buckets;	/* as many as days has; 0: no map */
	uint64_t	*cell;		/* (n + (nrest != 0)) * buckets */
	uint64_t	 most;
	uint64_t	 from[HEAT_LEVELS];	/* where a level begins;
						   equal ones are one */
};

/* A key of two roll-ups, as report-diff has it. */
enum summary_change {
	CHANGE_WORSE,
	CHANGE_NEW,
	CHANGE_GONE,
	CHANGE_MORE,
	CHANGE_LESS,
	CHANGE_BETTER,
	CHANGE_SAME,
	CHANGES
};

struct summary_difference {
	struct bytes		key;	/* its cells, tabs between them */
	enum summary_change	change;
	uint64_t		messages[2], fail[2];	/* before, now */
};

struct summary_differences {
	struct summary_difference *row;
	size_t			 n;
	struct summary_difference rest;
	size_t			 nrest;
	uint64_t		 same;	/* not in row or rest */
	size_t			 all;
};

struct summary_refusal {
	struct bytes	program, code;
	uint64_t	inputs;
};

struct summary_refusals {
	struct summary_refusal	*row;
	size_t			 n;
	uint64_t		 inputs;	/* of all */
};

#endif
