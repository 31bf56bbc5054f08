/*
 * verdict: what a page comes to, in one of four words.
 *
 * "No action needed" is said only where it can be known: while a gate of the
 * findings is shut, or input is missing, nobody can tell.
 */
#ifndef SUMMARY_VERDICT_H
#define SUMMARY_VERDICT_H

#include <stdbool.h>
#include <stdint.h>

enum page_state {
	STATE_ACTION,		/* a finding that is critical or high */
	STATE_RISK,		/* one of severity medium */
	STATE_NONE,		/* nothing, and all gates are open */
	STATE_OPEN		/* cannot tell */
};

/* Why nobody can tell. */
enum open_because {
	OPEN_NOTHING,		/* no report is of this time */
	OPEN_ROWS,		/* no rows that findings rest on */
	OPEN_REFUSED,		/* rejects rows came along */
	OPEN_DATA,		/* n of so many domains: too few complete days
				   or reporters */
	OPEN_LITTLE,		/* … only too little mail */
	OPEN_TLS,		/* n of so many TLS policies: too little */
	OPEN_REASONS
};

struct page_verdict {
	enum page_state	state;
	bool		because[OPEN_REASONS];
	uint64_t	n[OPEN_REASONS], of[OPEN_REASONS];
};

struct summary_figures;

/* To be called when everything else in f is filled. */
void	 verdict_of_page(struct summary_figures *f);

#endif
