/*
 * impl: what the files of the summary share while rows come in.
 */
#ifndef SUMMARY_IMPL_H
#define SUMMARY_IMPL_H

#include "base/keyed.h"
#include "base/numset.h"
#include "calendar/dayset.h"
#include "facts/facts.h"
#include "summary/summary.h"

struct domain_entry {
	struct result_counts	outcome, previous;
	uint64_t	reporters;
	struct dayset	days;		/* of its reports */
	uint32_t	policy;		/* number in policies, + 1; 0: none;
					   settled by summary_finish */
	bool		more_reporters;
	bool		several;	/* of roll-ups by no domain */
};

/* Key: domain number (4 bytes), address, cause (1 byte). */
struct source_entry {
	uint64_t	messages, done[DISPOSITIONS];
	uint32_t	domain;
	uint32_t	name, auth;	/* numbers in names, + 1; 0: none */
	uint32_t	auths, reporters;
	uint8_t		cause;
	bool		more_reporters;
};

/* Key: domain number (4 bytes), From domain below it. */
struct subdomain_entry {
	struct result_counts	outcome;
	uint32_t	domain;
	uint8_t		records;	/* bits 1 << enum summary_record */
};

/* By number of a sender in the facts. */
struct service_entry {
	struct result_counts	outcome;
	uint64_t	dkim, spf;
};

/* Key: "domain/selector", of signatures rows. */
struct selector_entry {
	uint64_t	pass, fail;
	int64_t		first, last;	/* days; -1: not known */
};

/* Key: reporter, day (4 bytes each). */
struct heat_entry {
	uint64_t	messages;
	uint64_t	told, seen;	/* by reports, coverage rows */
	uint32_t	reporter, day;
	bool		covered, gap;
};

/* Key: reporter (4 bytes), quirk. */
struct fault_entry {
	uint64_t	records, told;	/* told: by quality rows */
	uint32_t	reporter;
};

/* Key: the cells of the key, tabs between them. */
struct difference_entry {
	uint64_t	messages[2], fail[2];
	uint8_t		change;
};

/* Key: number of the profile (4 bytes), domain. */
struct audit_domain {
	uint32_t	profile;
	uint32_t	n[WEIGHTS][CHECKS];
};

/* Key: number of the profile (4 bytes), requirement, weight (1 byte). */
struct audit_requirement {
	uint64_t	n[CHECKS];
	uint32_t	profile;
	uint8_t		weight;
};

/* Key: numbers of domain and requirement. */
struct audit_check {
	int64_t		as_of;
	uint32_t	domain, requirement;
	uint32_t	found, expected, reference, note;	/* in names */
	uint8_t		status;
};

struct audit_rows {
	struct map	profiles, names;	/* of domains */
	struct keyed	domains, requirements, checks;
};

/* Key: number of the group (4 bytes), measure. */
struct survey_entry {
	uint64_t	domains, of, unknown;
	uint32_t	group;
};

/* Keys: see summary_failures.c. */
struct failing_entry {
	uint64_t	reports, messages;
	uint32_t	domain, address, what, verdict, reporter;	/* in
							   names */
	uint32_t	reporters;
};

struct failure_entry {
	uint64_t	reports, messages;
};

struct failure_rows {
	struct keyed	sources, causes, reporters, complaints;
	struct numset	pairs;		/* source, reporter */
	struct dayset	days;
};

/* Key: domain number (4 bytes), identifier. */
struct sender_entry {
	struct result_counts	outcome;
	uint32_t	domain;
};

/*
 * Records and roll-ups of them must not be added together, so each fill a
 * pool of their own, and one of the two is shown.
 */
struct pool {
	struct keyed	domains, sources, senders, subdomains;
	struct numset	pairs;		/* see summary_pair */
	/* messages, by what their result rests on */
	uint64_t	recomputed, reported, mixed;
};

struct reporter_entry {
	struct result_counts	outcome;
	uint64_t	reports;
	uint64_t	told;		/* messages, by reports rows */
	uint64_t	judged, disagreeing;
	/* as quality rows have it */
	struct result_counts	seen;
	uint64_t	seen_reports, seen_disagreeing, seen_days;
	uint32_t	days;		/* of heat entries */
	bool		quality;
};

/* Key: policy domain. */
struct policy_entry {
	const struct policy_day *seen;	/* in the window; NULL: none */
	/* what reports rows say */
	bool		reported;
	uint64_t	told;		/* messages */
	struct dayset	days;
};

/* Key: begin of the day, 8 bytes. */
struct day_entry {
	struct result_counts	outcome;
	uint64_t	part[PARTS];
	uint64_t	told;		/* messages, by reports rows */
	int64_t		begin;		/* -1: not known */
	bool		reported;	/* by more than coverage rows */
};

/* Key: cells of domain and policy type. */
struct tls_entry {
	uint64_t	successful, failed;
	int64_t		mode_seen;	/* filled at the end, as mode */
	uint32_t	domain, type, mode;	/* numbers in names */
	uint32_t	reporters;
};

/* Key: number in tls, end and day of a report (8 bytes each). */
struct tls_mode {
	uint32_t	policy, mode;	/* in tls, in names */
	int64_t		end, day;
};

/* Key: cells of domain, result type and receiving MX. */
struct tls_failure_entry {
	uint64_t	sessions, uncounted;
	uint32_t	domain, type, mx;	/* numbers in names */
	uint32_t	reporters;
};

/* A day that a report's messages are of. */
struct report_part {
	int64_t			day;	/* midnight, or -1 */
	enum window_place	place;
	uint32_t		number;	/* in days */
	uint32_t		heat;	/* where place is WINDOW_IN */
};

/* The report of the last row: rows of one report mostly stand together. */
struct report_now {
	struct buf	key, next;
	enum tsv_kind	kind;
	bool		twice;		/* came as rows of another kind */
	bool		shown;		/* some day of it is in the window */
	bool		too_long;	/* of more days than can be told apart:
					   it has none */
	uint32_t	reporter, policy;
	int64_t		begin, end;
	int64_t		day;		/* that holds most of it, or -1 */
	struct report_part *part;	/* in order of time */
	size_t		nparts, room;
	uint32_t	domain;		/* the last it was counted under */
};

/* Columns that are looked for by name. */
enum layout_cell {
	LAYOUT_ORG_DOMAIN,
	LAYOUT_POLICY_DOMAIN,
	LAYOUT_HEADER_FROM,
	LAYOUT_SOURCE_IP,
	LAYOUT_NET,
	LAYOUT_VERDICT,
	LAYOUT_CELLS
};

/* Where the rows that come have them; -1: nowhere. */
struct layout {
	bool		known;
	enum tsv_kind	kind;
	size_t		operand;
	int		at[LAYOUT_CELLS];
};

struct summary {
	struct summary_options	options;
	struct layout		layout;
	struct pool		records, rollups;
	struct keyed		reporters, policies, days;
	struct keyed		tls, tls_modes, tls_failures;
	struct keyed		selectors, heat, faults, differences, refused;
	struct audit_rows	audit;
	struct map		survey_groups;
	struct keyed		survey;
	struct failure_rows	failures;
	struct service_entry *services;		/* by number in facts */
	size_t		nservices;		/* there is memory for */
	uint32_t	*place;			/* of domains on the page */
	const struct pool *shown;
	struct map		names;
	struct numset		reports[TSV_KINDS];	/* marks */
	struct numset		tls_reports;
	struct numset		report_pairs;	/* policy, reporter */
	struct numset		tls_pairs;
	struct hash_key		seed;
	struct report_now	now;
	struct dayset		reach;		/* days of reports */
	struct buf		key;
	struct facts		facts;
	struct services		own_services;	/* used when the options
						   have none */
	struct arena		out;		/* what figures point to */
	struct summary_figures	figures;
};

/* Which numbers a pair holds. */
enum summary_pair {
	PAIR_DOMAIN_REPORTER,
	PAIR_DOMAIN_POLICY,
	PAIR_SOURCE_REPORTER,
	PAIR_SOURCE_NAME
};

/* Is (a, b) new in set? Numbers must be below 2^31. */
bool	 summary_pair(struct numset *set, enum summary_pair kind, uint32_t a,
	    uint32_t b);
/* Takes a member of set apart. */
enum summary_pair summary_unpair(uint64_t v, uint32_t *a, uint32_t *b);

void	 summary_sum(struct summary *s, uint64_t *sum, uint64_t n);
void	 summary_tally(struct summary *s, struct result_counts *o,
	    enum auth_outcome result, uint64_t n);
/* o gains what more has. */
void	 summary_merge(struct summary *s, struct result_counts *o,
	    const struct result_counts *more);

/*
 * Number of a text in names, + 1, and 0 for the empty one. The second keeps
 * the smaller of *number and the text, so that order does not matter.
 */
uint32_t summary_name(struct summary *s, struct bytes text);
void	 summary_least(struct summary *s, uint32_t *number, struct bytes text);
struct bytes summary_named(const struct summary *s, uint32_t number);

/*
 * The name under which mail from domain `from` (of the organisation `own`)
 * is told: own, or the longest of the domains asked for that from belongs
 * to. False when it belongs to none of them.
 */
bool	 summary_scope(const struct summary *s, struct bytes from,
	    struct bytes own, struct bytes *name);

/* Number of a failing source in p->sources, added if it is new. */
uint32_t summary_source(struct summary *s, struct pool *p, uint32_t domain,
	    enum failure_class cause, struct bytes address);
/* The number of a word among n; n when it is none of them. */
int	 summary_word(struct bytes word, const char *const *words, int n);

/* The first and last day that a reporting period is of; false: not known. */
bool	 summary_period(int64_t begin, int64_t end, int64_t day[2]);
/* Adds the days of a reporting period. */
void	 summary_widen(struct dayset *days, int64_t begin, int64_t end);
/* The first and last that is not far, or -1. Not before facts_drop_far. */
void	 summary_bounds(const struct summary *s, const struct dayset *days,
	    int64_t *first, int64_t *last);

/* Makes s->now the report of the row in r; see summary_report.c. */
void	 summary_report(struct summary *s, struct rows *r);
/*
 * The messages of a row of that report by its parts: calls take for each part
 * that has any, and for the one that the row as such counts in (whole).
 */
typedef void summary_take(struct summary *s, struct rows *r,
	    const struct report_part *part, uint64_t messages, bool whole,
	    void *arg);
void	 summary_divide(struct summary *s, struct rows *r, uint64_t messages,
	    summary_take *take, void *arg);
/* Hands what reports rows and policies say on to the domains of p. */
void	 summary_settle(struct summary *s, struct pool *p);

/* Is that day's row in the window? Counts those that are not. */
bool	 summary_shows(struct summary *s, int64_t day);
/* Is it of the days that the window is compared with? */
bool	 summary_compares(const struct summary *s, int64_t day);
/* Notes that the input reaches back to that day. */
void	 summary_reach(struct summary *s, int64_t day);
/* Fills in what became of each domain's pass share. */
void	 summary_compare(struct summary *s);

/* Adds the days of that report that are in the window. */
void	 summary_cover(struct summary *s, struct dayset *days);

/* Hands messages of a part on to the findings. f: NULL for reports rows. */
void	 summary_count_facts(struct summary *s, struct rows *r,
	    const struct record_fact *f, struct bytes domain,
	    const struct report_part *part, uint64_t messages);

/* A record, aligned or not: who sent it, for which subdomain. */
void	 summary_add_service(struct summary *s, struct rows *r,
	    const struct record_fact *f, struct bytes domain, uint64_t n);
void	 summary_add_subdomain(struct summary *s, struct rows *r,
	    const struct record_fact *f, uint32_t domain, uint64_t n);
/* The quirks of a record. */
void	 summary_add_faults(struct summary *s, struct rows *r);
/* The entry of that reporter on that day, both by number. */
uint32_t summary_heat_at(struct summary *s, uint32_t reporter, uint32_t day);
/* Takes far days from the days of their reporters. */
void	 summary_leave_far(struct summary *s);
/* The number in days of the day that begins then. */
uint32_t summary_day(struct summary *s, int64_t day);
/*
 * Cells of rows that have any key, or columns of align-filter behind them:
 * call summary_layout with each row of such a kind first.
 */
void	 summary_layout(struct summary *s, const struct rows *r);
struct bytes summary_cell(const struct summary *s, const struct rows *r,
	    enum layout_cell cell);
bool	 summary_has_cell(const struct summary *s, enum layout_cell cell);
/* The domain that a key names, or empty. */
struct bytes summary_key_domain(const struct summary *s,
	    const struct rows *r);

/* Rows in: one function a kind. */
void	 summary_add_record(struct summary *s, struct rows *r);
void	 summary_add_report(struct summary *s, struct rows *r);
void	 summary_add_rollup(struct summary *s, struct rows *r);
void	 summary_add_tls(struct summary *s, struct rows *r);
void	 summary_add_signature(struct summary *s, struct rows *r);
void	 summary_add_quality(struct summary *s, struct rows *r);
void	 summary_add_coverage(struct summary *s, struct rows *r);
void	 summary_add_difference(struct summary *s, struct rows *r);
void	 summary_add_refusal(struct summary *s, struct rows *r);
void	 summary_add_audit(struct summary *s, struct rows *r);
void	 summary_add_survey(struct summary *s, struct rows *r);
void	 summary_add_failure(struct summary *s, struct rows *r);

/* Figures out: each fills its part of s->figures. */
void	 summary_order_domains(struct summary *s, struct pool *p);
void	 summary_order_days(struct summary *s);
void	 summary_order_reporters(struct summary *s);
void	 summary_order_tls(struct summary *s);
void	 summary_order_services(struct summary *s);
void	 summary_order_subdomains(struct summary *s, struct pool *p);
void	 summary_order_selectors(struct summary *s);
void	 summary_order_policies(struct summary *s);
void	 summary_order_differences(struct summary *s);
void	 summary_order_refused(struct summary *s);
void	 summary_order_audit(struct summary *s);
void	 summary_order_survey(struct summary *s);
void	 summary_order_failures(struct summary *s);
/* For summary_order_reporters: o is all n of them, in order. */
struct order;
void	 summary_order_heat(struct summary *s, const struct order *o,
	    size_t n);
void	 summary_find_faults(struct summary *s, const struct order *o,
	    size_t n);

/*
 * The number on the page of the domain of that name, or of the nearest above
 * it; NOT_TOLD when there is none. From nsections on it has no section.
 */
enum { NOT_TOLD = UINT32_MAX };
uint32_t summary_place(const struct summary *s, struct bytes name);

/*
 * What a list is sorted by: groups in order, then weight, heaviest first,
 * then the bytes of the key, so that equal input gives equal pages.
 */
struct order {
	uint64_t	group, weight;
	struct bytes	key;
	uint32_t	index;
};

void	 summary_sort(struct order *o, size_t n);
/* n * size zeroed bytes that live as long as s. */
void	*summary_keep(struct summary *s, size_t n, size_t size);
/* The most of n rows that a list shows. */
size_t	 summary_top(const struct summary *s, size_t n);
/* The same of a list that shows more: `most`, or as many as are asked for. */
size_t	 summary_told(const struct summary *s, size_t n, uint64_t most);

enum { UNMET_MOST = 100 };	/* checks that are told at length */

#endif
