/*
 * impl: what the files of the watch share.
 */
#ifndef FACTS_IMPL_H
#define FACTS_IMPL_H

#include "facts/facts.h"

/* What of a row all its counts need. */
struct watch_look {
	struct rows	*r;
	const struct record_fact *f;	/* NULL: of a reports row */
	uint32_t	 domain, reporter, sender, cell;
	int64_t		 day;
	uint64_t	 n;		/* messages, of that day */
	bool		 pass, fail;	/* evaluated so */
};

/* Is the pair new? */
bool	 watch_first(struct watch *w, enum watch_pair kind, uint32_t a,
	    uint32_t b);
uint32_t watch_number(struct watch *w, struct bytes name);
/* A number, 0 when it is none: the summary has said so already, or will. */
uint64_t watch_count_cell(struct rows *r, int column);
/* The hash of an address of a domain, for the set of those that pass. */
uint64_t watch_source_hash(const struct watch *w, uint32_t domain,
	    struct bytes address);

/* The policy the row shows; column: of domain, p, sp, np, pct and t. */
void	 watch_policy(struct watch *w, struct rows *r, const int column[6],
	    uint32_t reporter, int64_t day);
/* Who reports, and what of the policy was not followed. */
void	 watch_reporter(struct watch *w, const struct watch_look *k);
/* The From domain. */
void	 watch_from(struct watch *w, const struct watch_look *k);
/* What a reporter says is wrong with the record. */
void	 watch_errors(struct watch *w, const struct watch_look *k);

/* Who sent it: sets sender, also of w. */
void	 watch_find_sender(struct watch *w, struct watch_look *k);
/* Counts it in its cell: sets cell. */
void	 watch_count(struct watch *w, struct watch_look *k);
/* Its source, as far as somebody will ask. */
void	 watch_source(struct watch *w, const struct watch_look *k);
/* Its aligned signatures. */
void	 watch_signatures(struct watch *w, const struct watch_look *k);

#endif
