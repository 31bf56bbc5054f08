/*
 * cells: a records row as the values that evaluation reads, and what it
 * comes to as cells of the alignment columns. The one file of this room that
 * knows rows.
 */
#ifndef AUTH_CELLS_H
#define AUTH_CELLS_H

#include "auth/identities.h"
#include "auth/verdict.h"
#include "tsv/writer.h"

/* A zeroed one with a list is ready. What it holds lasts until the next. */
struct auth_cells {
	struct orgdomain	*orgs;
	struct arena		 names;
	struct auth_record	 record;
	struct auth_modes	 modes;		/* those published */
	struct auth_identities	 identities;
};

/*
 * Takes a row in: column k (REC_…) is cells[map[k]], or absent where map[k]
 * is -1. cells must stay until the finding was written.
 */
void	 auth_cells_read(struct auth_cells *a, const struct bytes *cells,
	    const int *map);

/* Writes the cell of an alignment column (ALN_org_domain …). */
void	 auth_cells_put(struct auth_cells *a, const struct auth_finding *f,
	    int column, struct tsv_writer *out);

void	 auth_cells_free(struct auth_cells *a);

#endif
