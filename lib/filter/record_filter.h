/*
 * record_filter: is a record one that was asked for, and who does the user
 * say sent it? Conditions (filter/selection.h) and the user's lists.
 */
#ifndef FILTER_RECORD_FILTER_H
#define FILTER_RECORD_FILTER_H

#include "auth/known_senders.h"
#include "filter/selection.h"
#include "io/rows.h"
#include "text/inventory.h"

struct record_filter {
	struct selection	 selection;
	const char		*senders_file, *domains_file;	/* or NULL */
	bool			 needs_signatures;
	struct known_senders	 known_senders;
	struct inventory	 domains;
	/* of the record looked at last: */
	struct auth_signatures	 signatures;	/* read if they are needed,
						   or own has keys */
	struct bytes		 sender;	/* a cell; empty: not known */
};

void	 record_filter_start(struct record_filter *p);
/*
 * Reads the lists that senders_file and domains_file name; ends the program,
 * with a message, when one cannot be used.
 */
void	 record_filter_read_lists(struct record_filter *p, struct cli *c);
/* Is the record in r, which a was read from and found to be f, asked for? */
bool	 record_filter_takes(struct record_filter *p, struct rows *r,
	    struct aligned_cells *a, const struct evaluation *f);
void	 record_filter_free(struct record_filter *p);

#endif
