/*
 * impl: what the files of the facts share.
 */
#ifndef FACTS_IMPL_H
#define FACTS_IMPL_H

#include "facts/facts.h"

/* What of a row all its counts need. */
struct row_facts {
	struct rows	*r;
	const struct record_fact *f;	/* NULL: of a reports row */
	uint32_t	 domain, reporter, sender, source, cell;
	int64_t		 day;
	uint64_t	 n;		/* messages, of that day */
	bool		 pass, fail;	/* evaluated so */
	bool		 authenticated;	/* the report is of whom it says */
};

/* Is the pair new? */
bool	 facts_first(struct facts *w, enum facts_pair kind, uint32_t a,
	    uint32_t b);
uint32_t facts_number(struct facts *w, struct bytes name);
/* A number, 0 when it is none: the summary has said so already, or will. */
uint64_t facts_count_cell(struct rows *r, int column);
/* The policy the row shows; column: of domain, p, sp, np, pct and t. */
void	 facts_policy(struct facts *w, struct rows *r, const int column[6],
	    uint32_t reporter, int64_t day);
/* Who reports, and what of the policy was not followed. */
void	 facts_reporter(struct facts *w, const struct row_facts *k);
/* The From domain. */
void	 facts_from(struct facts *w, const struct row_facts *k);
/* What a reporter says is wrong with the record. */
void	 facts_errors(struct facts *w, const struct row_facts *k);

/* Who sent it: sets sender. */
void	 facts_find_sender(struct facts *w, struct row_facts *k);
/* Counts it in its cell: sets cell. */
void	 facts_count(struct facts *w, struct row_facts *k);
/* Where it comes from: sets source, also of w. */
void	 facts_find_source(struct facts *w, struct row_facts *k);
/* Counts it in the day of its source. */
void	 facts_count_source(struct facts *w, const struct row_facts *k);
/* Its return path, where it is below the domain. */
void	 facts_return(struct facts *w, const struct row_facts *k);
/* Its aligned signatures. */
void	 facts_signatures(struct facts *w, const struct row_facts *k);

#endif
