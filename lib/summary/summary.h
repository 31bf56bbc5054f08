/*
 * summary: rows of any mix in, the figures of one page out.
 *
 * Everything a page shows is counted, ordered, cut and divided here; what
 * prints it only formats. Memory grows with distinct domains, sources,
 * identifiers, reporters and days, and by some 16 bytes a report.
 *
 * Texts in the figures are as the reports have them, not yet fit to print.
 */
#ifndef SUMMARY_SUMMARY_H
#define SUMMARY_SUMMARY_H

#include "base/percent.h"
#include "calendar/window.h"
#include "facts/fact.h"
#include "findings/findings.h"
#include "io/rows.h"
#include "summary/parts.h"
#include "summary/posture.h"
#include "summary/verdict.h"

struct authenticated;
struct services;
struct summary;

struct summary_options {
	uint64_t		 top;		/* rows of a long list, >= 1 */
	uint64_t		 sections;	/* domains told at length */
	uint64_t		 most_days;	/* of a report; of a longer one
						   no day is known */
	const struct bytes	*domains;	/* only these and below; */
	size_t			 ndomains;	/* 0: all */
	const struct services	*services;	/* NULL: our own table */
	struct authenticated	*authenticated;	/* NULL: senders are not
						   told by organisation */
	/* Zeroed ones are not those of WINDOW_ALL. */
	struct window		 window;	/* what figures are of */
	struct window		 before;	/* what they are compared
						   with; open: nothing */
	const struct inventory	*inventory;	/* or NULL */
	bool			 draft;		/* fill draft, too */
};

/* The failing sources of a domain, kept apart. */
enum summary_class {
	SOURCES_INDIRECT,	/* forwarded, broken */
	SOURCES_MISALIGNED,
	SOURCES_UNAUTHENTICATED,
	SOURCES_UNKNOWN,
	SOURCES_REPORTED,
	SOURCE_CLASSES
};

struct summary_source {
	struct bytes		address;
	struct bytes		name;	/* your label, or the service's */
	enum failure_class	cause;
	uint64_t		messages;
	int			share;	/* of the domain's failing ones */
	uint64_t		done[DISPOSITIONS];	/* may sum to less: not
						   known */
	struct bytes		auth;	/* one identifier that passed */
	uint64_t		more_auths;	/* others */
	uint64_t		reporters;
	bool			more_reporters;	/* at least so many */
};

struct summary_sources {
	struct summary_source	*row;
	size_t			 n;
	struct summary_source	 rest;	/* sums of those not in row */
	size_t			 nrest;
	uint64_t		 messages;	/* of all */
};

/* An identifier that passed SPF or DKIM, and the messages it passed in. */
struct summary_sender {
	struct bytes	name;
	struct result_counts	outcome;		/* by DMARC result */
};

struct summary_senders {
	struct summary_sender	*row;
	size_t			 n;
	size_t			 nrest;	/* a message has several: no sum */
};

/* A DMARC record as the latest report shows it; empty tags were absent. */
struct summary_policy {
	bool		 known;
	struct bytes	 domain;
	struct bytes	 p, sp, np, pct, testing;
	int64_t		 day;		/* of that report, or -1 */
};

/* The pass share against that of the days before. */
enum summary_trend {
	TREND_NONE,		/* nothing to compare: nobody said */
	TREND_UP,
	TREND_DOWN,
	TREND_SAME,		/* to the thousandth */
	TREND_GONE,		/* no message now */
	TREND_NEW		/* no message then */
};

struct summary_domain {
	struct bytes		name;		/* empty: none is told */
	bool			several;	/* a roll-up by no domain:
						   name is empty */
	struct result_counts		outcome;
	struct result_counts		previous;	/* where f->compared */
	enum summary_trend	trend;
	struct summary_policy	policy;
	uint64_t		reporters;
	bool			more_reporters;
	int64_t			first, last;	/* days reported on, or -1 */
	bool			told;		/* what follows is filled */
	struct summary_sources	class[SOURCE_CLASSES];
	struct summary_senders	senders;
	struct result_counts	known;		/* of known senders; without
						   verdicts 0 */
	struct summary_services	services;
	struct summary_subdomains	below;
};

struct summary_bucket {
	int64_t		begin;		/* of the day, week or month */
	bool		reported;	/* some report is of that time */
	struct result_counts	outcome;
	uint64_t	part[PARTS];	/* all 0: nobody said */
};

struct summary_days {
	enum period_unit	 unit;
	struct summary_bucket	*row;		/* by time, without gaps
						   up to five years */
	size_t			 n;
	uint64_t		 most;		/* messages in the fullest */
	bool			 reported;	/* some bucket is */
	struct summary_bucket	 undated;
	bool			 part[PARTS];	/* is there any? */
};

struct summary_reporter {
	struct bytes	name;
	uint64_t	reports;
	struct result_counts	outcome;
	uint64_t	disagreeing, evaluated;	/* messages; of so many */
	int		disagreement;		/* share; -1: not known */
	uint64_t	days;			/* covered; 0: not known */
	struct bytes	fault;			/* the quirk most seen */
	uint64_t	faulty;			/* records it was seen in */
	uint64_t	more_faults;		/* other quirks */
};

struct summary_reporters {
	struct summary_reporter	*row;
	size_t			 n;
	struct summary_reporter	 rest;
	size_t			 nrest;
	/* Some have any. */
	bool			 faults, days, evaluated;
};

struct summary_tls {
	struct bytes	domain, type, mode;	/* mode: the latest seen */
	uint64_t	successful, failed;
	int		share;		/* of successful ones, as
					   percent_share */
	uint64_t	reporters;
};

struct summary_tls_failure {
	struct bytes	domain, type, mx;
	uint64_t	sessions;
	uint64_t	uncounted;	/* details without a number */
	uint64_t	reporters;
};

struct summary_tls_list {
	struct summary_tls		*row;
	size_t				 n;
	size_t				 nmore;	/* not added up: two
						   may count one session */
	struct summary_tls_failure	*failure;
	size_t				 nfailures;
	struct summary_tls_failure	 rest;
	size_t				 nrest;
};

/* How the figures were made. */
struct summary_notes {
	uint64_t	rows[TSV_KINDS];
	uint64_t	reports, tls_reports;	/* distinct ones */
	uint64_t	domains, reporters;
	int64_t		first, last;		/* days reported on, or -1 */
	/* messages, by what their result rests on */
	uint64_t	recomputed, reported, mixed;
	uint64_t	disagreeing;	/* recomputed unlike the receiver */
	uint64_t	unevaluated;	/* rows without a verdict, used */
	/* rows that were not used */
	uint64_t	other_domain;	/* not of the domains asked for */
	uint64_t	other_time;	/* not of the window */
	uint64_t	twice;		/* of a report that came before, as
					   rows of another kind */
	bool		more_reporters;	/* at least so many */
	struct summary_refusals refused;
	bool		rollups_used;
	bool		reports_used;	/* messages are from reports rows */
	bool		overflow;	/* a sum is past 2^64 - 1 */
};

struct summary_figures {
	bool				 none;	/* nothing in the input */
	bool				 reports;	/* aggregate and TLS
						   reports: there is something
						   of them */
	struct summary_domain		*domain;	/* by messages */
	size_t				 ndomains;
	size_t				 nsections;	/* told at length */
	struct result_counts			 total, previous;
	enum summary_trend		 trend;	/* of all */
	struct window			 before;	/* open: none asked */
	bool				 compared;	/* input covers it */
	struct result_counts			 known;	/* of known senders */
	struct summary_days		 days;
	struct summary_reporters	 reporters;
	struct summary_tls_list		 tls;
	struct summary_heat		 heat;
	struct summary_selectors	 selectors;
	struct summary_policies		 policies;
	struct summary_differences	 differences;
	struct summary_audit		 audit;
	struct summary_survey		 survey;
	struct summary_failures		 failures;
	struct summary_draft		 draft;
	struct findings			 findings;
	struct page_verdict		 verdict;
	struct summary_notes		 notes;
};

/* The options' domains and inventory must live as long as the summary. */
struct summary	*summary_new(const struct summary_options *o);
/* Takes the row in r, of any kind that a summary reads. */
void		 summary_add(struct summary *s, struct rows *r);
/* The figures; they live as long as s. Nothing can be added after. */
const struct summary_figures	*summary_finish(struct summary *s);
void		 summary_free(struct summary *s);

/* Messages with a result: those that pass and those that fail. */
uint64_t	 result_decided(const struct result_counts *o);
/* The share of passing ones among them, as above. */
int		 result_share(const struct result_counts *o);
/* Does anybody say what became of these messages? */
bool		 results_known(const struct result_counts *o);

#endif
