/*
 * inventory: the domains that an organisation has, and what they are for.
 *
 * One list for all programs (--domains). Its lines are described in
 * rua-rows(5), OPTION FILES: the cells domain, role, group, owner and
 * selectors, with tabs between them.
 */
#ifndef TEXT_INVENTORY_H
#define TEXT_INVENTORY_H

#include "base/map.h"

/* What a domain is for, a set; 0: the list does not tell. */
enum {
	ROLE_SENDING = 1,
	ROLE_NON_SENDING = 2,	/* never together with ROLE_SENDING */
	ROLE_RECEIVING = 4
};

enum { INVENTORY_NONE = MAP_NONE, INVENTORY_CELLS = 5 };

struct inventory_entry {
	struct bytes	domain;		/* normal form (text/domain.h) */
	unsigned	roles;		/* ROLE_… */
	struct bytes	group, owner;	/* text as it stands; may be empty */
	struct bytes	selectors;	/* of DKIM keys: names in normal form,
					   joined with | */
	bool		 bare;		/* added by its name alone */
};

struct inventory {
	struct map		 names;
	struct inventory_entry	*at;	/* by the numbers of names */
	size_t			 n, room;
	struct arena		 text;
	size_t			 longest;	/* bytes of a name */
	bool			 begun;		/* a line was taken */
	int			 column[INVENTORY_CELLS]; /* of each cell in a
							    line, or -1 */
};

void		 inventory_start(struct inventory *l);
/*
 * Takes a line of the list, of a struct inventory; returns NULL, or in our
 * words what is wrong with it. Blank lines and comments are for whoever reads
 * the file (io/settings.h).
 */
const char	*inventory_take(void *l, struct bytes line);
/* Adds a domain without other cells; returns the same. */
const char	*inventory_add(struct inventory *l, struct bytes name);
/* The role of that word, in any case, or 0. */
unsigned	 inventory_role(struct bytes word);
/* Takes the first of an entry's selectors off; false when there is none. */
bool		 inventory_selector(struct bytes *selectors,
		    struct bytes *out);
/*
 * Number of the entry that is name (in normal form) or the nearest one above
 * it, or INVENTORY_NONE. Entries are l->at[0 … l->n - 1], in the list's
 * order.
 */
uint32_t	 inventory_find(const struct inventory *l, struct bytes name);
void		 inventory_free(struct inventory *l);

#endif
