/*
 * record_filter: is a record one that was asked for, and who does the user
 * say sent it? Conditions (filter/selection.h) and the user's lists.
 */
#ifndef FILTER_RECORD_FILTER_H
#define FILTER_RECORD_FILTER_H

#include "auth/own.h"
#include "filter/selection.h"
#include "io/rows.h"
#include "text/inventory.h"

struct pick {
	struct selection	 selection;
	const char		*own_file, *domains_file;	/* or NULL */
	bool			 needs_signatures;
	struct own		 own;
	struct inventory	 domains;
	/* of the record looked at last: */
	struct auth_signatures	 signatures;	/* read if they are needed,
						   or own has keys */
	struct bytes		 sender;	/* a cell; empty: not known */
};

void	 pick_start(struct pick *p);
/*
 * Reads the lists that own_file and domains_file name; ends the program,
 * with a message, when one cannot be used.
 */
void	 pick_read_lists(struct pick *p, struct cli *c);
/* Is the record in r, which a was read from and found to be f, asked for? */
bool	 pick_takes(struct pick *p, struct rows *r, struct auth_cells *a,
	    const struct auth_finding *f);
void	 pick_free(struct pick *p);

#endif
