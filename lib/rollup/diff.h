/*
 * diff: two roll-ups by one key, side by side.
 *
 * Only the text of a key and six sums are kept of each, so this has tables
 * of its own, smaller than those of a roll-up (groups.h).
 */
#ifndef ROLLUP_DIFF_H
#define ROLLUP_DIFF_H

#include "base/map.h"
#include "rollup/difference.h"
#include "rollup/keys.h"
#include "tsv/writer.h"

enum { DIFF_OLD, DIFF_NEW, DIFF_SIDES };

/* What is known of one of both roll-ups beyond its keys. */
struct diff_side {
	uint64_t	rows;
	int64_t		first, last;	/* of its period; -1: not known */
	uint8_t		basis;		/* BASIS_…, of all its rows */
	bool		others;		/* --top made a key of the rest */
};

struct diff_entry {			/* of key number i of `keys` */
	struct difference_counts	counts[DIFF_SIDES];
};

struct diff {
	size_t			 n;	/* columns of the key; 0: not known */
	struct bytes		 name[KEYS_MOST];	/* as cells */
	int			 cell[KEYS_MOST];
	struct arena		 names;
	int			 net4, net6;	/* bits of networks; -1: none
						   seen */
	struct map		 keys;
	struct diff_entry	*entry;
	size_t			 room;
	struct diff_side	 side[DIFF_SIDES];
	struct canonical_scratch	 scratch;
	struct buf		 text;
	bool			 overflow;
	size_t			 rows[DIFFERENCES];	/* rows written */
};

/*
 * by: names of the key joined with commas, or NULL for what the first
 * header has; false when that is no key, *wrong says which part.
 */
bool	 diff_start(struct diff *d, const char *by, struct bytes *wrong);
void	 diff_free(struct diff *d);

enum diff_layout {
	DIFF_FINE,
	DIFF_NO_KEY,		/* all columns are a roll-up's own */
	DIFF_NOT_A_KEY,		/* of more than KEYS_MOST columns, or with the
				   name of a column of differences */
	DIFF_OTHER_KEY
};

/*
 * Must be called before the first row of each layout and operand, and for a
 * header without rows. header is the line as it stands, or empty where there
 * is none: the key then is the one known by now, or source_ip.
 */
enum diff_layout diff_layout(struct diff *d, const struct rows *r,
	    struct bytes header);

/*
 * Adds the row in r, of KIND_ROLLUPS; false when its networks are of another
 * size than those before. Cells that do not hold what they should are told
 * by r and count as 0 or absent.
 */
bool	 diff_add(struct diff *d, struct rows *r, int side);

/* Days of a side's period, at least 1; 0 when its rows do not tell. */
uint64_t diff_days(const struct diff *d, int side);

/*
 * Writes header (unless quiet) and a row for each key whose difference is in
 * the set `which` (1 << DIFFERENCE_…): by messages, of then or now, whatever
 * is more, most first; then by the bytes of the key.
 */
void	 diff_write(struct diff *d, const struct difference_limits *limits,
	    unsigned which, struct tsv_writer *w, bool quiet);

#endif
