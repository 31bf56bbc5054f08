/*
 * signatures: the DKIM signatures of a record, each with what the reporter
 * says of it, whether it passed or not.
 */
#ifndef AUTH_SIGNATURES_H
#define AUTH_SIGNATURES_H

#include "auth/aligned_cells.h"
#include "tsv/writer.h"

struct auth_signature {
	/* as they stand in their lists, escaped; domain may be no name */
	struct bytes		domain, selector, result, human;
	struct bytes		name;	/* domain in normal form, or empty */
	enum auth_match		match;	/* with the From domain, whatever the
					   result; unknown without one */
	bool			passed;
};

/* A list that keeps its memory; a zeroed one is empty. */
struct auth_signatures {
	struct auth_signature	*at;
	size_t			 n, room;
	struct map		 known;		/* keys, once they are many */
	struct buf		 key;
};

/*
 * Fills l with the signatures of the row that a was read from last
 * (aligned_cells_read, with these cells and map), in its order: each distinct
 * domain, selector and result once, and none without domain and selector.
 * What it holds lasts until the next row.
 */
void	 auth_signatures_of(struct auth_signatures *l, struct aligned_cells *a,
	    const struct bytes *cells, const int *map);
/* Writes a row of KIND_SIGNATURES for each; arguments as above. */
void	 auth_signatures_write(const struct auth_signatures *l,
	    struct tsv_writer *w, const struct bytes *cells, const int *map);
void	 auth_signatures_free(struct auth_signatures *l);

#endif
