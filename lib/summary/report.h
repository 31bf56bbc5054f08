/* report: the report that the last row is of, and what its days are. */
#ifndef SUMMARY_REPORT_H
#define SUMMARY_REPORT_H

#include "summary/impl.h"

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
	bool		authenticated;	/* its mail is of whom it says */
	bool		too_long;	/* of more days than can be told apart:
					   it has none */
	uint32_t	reporter, policy;
	int64_t		begin, end;
	int64_t		day;		/* that holds most of it, or -1 */
	struct report_part *part;	/* in order of time */
	size_t		nparts, room;
	uint32_t	domain;		/* the last it was counted under */
};

/* Key: policy domain. */
struct policy_entry {
	const struct policy_day *seen;	/* in the window; NULL: none */
	/* what reports rows say */
	bool		reported;
	uint64_t	told;		/* messages */
	struct dayset	days;
};

/* Makes s->now the report of the row in r. */
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
/* Adds the days of that report that are in the window. */
void	 summary_cover(struct summary *s, struct dayset *days);
/* Hands messages of a part on to the findings. f: NULL for reports rows. */
void	 summary_count_facts(struct summary *s, struct rows *r,
	    const struct record_fact *f, struct bytes domain,
	    const struct report_part *part, uint64_t messages);

#endif
