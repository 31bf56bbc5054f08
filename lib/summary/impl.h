/*
 * impl: what all sections of a page work with while rows come in: sums, names,
 * spans of days, the window, order.
 */
#ifndef SUMMARY_IMPL_H
#define SUMMARY_IMPL_H

#include "base/keyed.h"
#include "base/numset.h"
#include "calendar/dayset.h"
#include "facts/facts.h"
#include "summary/summary.h"

/*
 * Tables by their keys stand here; what their entries hold, and what else a
 * section keeps, only the section's own header or file says.
 */
struct summary {
	struct summary_options	options;
	/* For all sections. */
	struct map		names;
	struct buf		key;		/* one that is being made */
	struct facts		facts;
	struct services		default_services;	/* used when the options
						   have none */
	struct numset		reports[TSV_KINDS];	/* marks */
	struct hash_key		seed;		/* of these */
	struct dayset		reach;		/* days of reports */
	struct layout		*layout;	/* layout.h */
	/* Mail. */
	struct pool		*records, *rollups;	/* pool.h */
	const struct pool	*shown;		/* one of these */
	uint32_t		*place;		/* of domains on the page */
	struct report_now	*now;		/* report.h */
	struct keyed		policies;
	struct numset		report_pairs;	/* policy, reporter */
	struct keyed		reporters, days, heat;	/* timeline.h */
	struct keyed		faults;
	struct service_entry	*services;	/* by number in facts */
	size_t			nservices;	/* there is memory for */
	/* The other sections. */
	struct keyed		selectors, differences, refused;
	struct keyed		tls, tls_modes, tls_failures;
	struct numset		tls_pairs;
	struct audit_rows	*audit;		/* audit_rows.h */
	struct map		survey_groups;
	struct keyed		survey;
	struct failure_rows	*failures;
	/* What comes out. */
	struct arena		out;		/* figures point to it */
	struct summary_figures	figures;
};

/*
 * Is (a, b) new in set? Numbers must be below 2^31; kind, below 4, tells apart
 * what numbers of one set are of.
 */
bool	 summary_pair(struct numset *set, unsigned kind, uint32_t a,
	    uint32_t b);
/* Takes a member of set apart; gives its kind. */
unsigned summary_unpair(uint64_t v, uint32_t *a, uint32_t *b);

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

/* The number of a word among n; n when it is none of them. */
int	 summary_word(struct bytes word, const char *const *words, int n);

/* The first and last day that a reporting period is of; false: not known. */
bool	 summary_period(int64_t begin, int64_t end, int64_t day[2]);
/* Adds the days of a reporting period. */
void	 summary_widen(struct dayset *days, int64_t begin, int64_t end);
/* The first and last that is not far, or -1. Not before facts_drop_far. */
void	 summary_bounds(const struct summary *s, const struct dayset *days,
	    int64_t *first, int64_t *last);

/* Is that day's row in the window? Counts those that are not. */
bool	 summary_shows(struct summary *s, int64_t day);
/* Is it of the days that the window is compared with? */
bool	 summary_compares(const struct summary *s, int64_t day);
/* Notes that the input reaches back to that day. */
void	 summary_reach(struct summary *s, int64_t day);

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
size_t	 summary_most(const struct summary *s, size_t n, uint64_t most);

#endif
