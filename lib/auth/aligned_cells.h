/*
 * aligned_cells: a records row as the values that evaluation reads, and what it
 * comes to as cells of the alignment columns. The one file of this room that
 * knows rows.
 */
#ifndef AUTH_ALIGNED_CELLS_H
#define AUTH_ALIGNED_CELLS_H

#include "auth/identities.h"
#include "auth/verdict.h"
#include "tsv/columns.h"

/* The alignment columns: org_domain … sender. */
enum { ALIGNED_CELLS = ALN_COLUMNS - REC_COLUMNS };

/* A zeroed one with a list is ready. What it holds lasts until the next. */
struct aligned_cells {
	struct orgdomain	*orgs;
	struct arena		 names;
	struct auth_record	 record;
	struct auth_modes	 modes;		/* those published */
	struct auth_identities	 identities;
	struct bytes		 from, policy;	/* domains as they stand */
	struct buf		 basis, domains;	/* cells of ours */
	struct buf		 text;		/* of a cell with escapes */
};

/*
 * Takes a row in: column k (REC_…) is cells[map[k]], or absent where map[k]
 * is -1. cells must stay until the finding was written.
 */
void	 aligned_cells_read(struct aligned_cells *a, const struct bytes *cells,
	    const int *map);

/* Fills out with the cells of a finding, escaped as rows want them. */
void	 aligned_cells_make(struct aligned_cells *a, const struct evaluation *f,
	    struct bytes out[ALIGNED_CELLS]);

void	 aligned_cells_free(struct aligned_cells *a);

#endif
