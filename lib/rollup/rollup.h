/*
 * rollup: rows of records, or of earlier roll-ups, summed up by a key.
 *
 * All of it merges exactly: rolling up the parts and then the results, in
 * any order, gives byte for byte what rolling up the whole gives.
 */
#ifndef ROLLUP_ROLLUP_H
#define ROLLUP_ROLLUP_H

#include "rollup/groups.h"
#include "rollup/keys.h"
#include "rollup/sets.h"
#include "tsv/writer.h"

struct rollup_attributes {		/* label … as_name; see sets_one */
	uint32_t	value[ATTRIBUTES];
};

/* The cell of a time that was last read, and what it says. */
struct rollup_time {
	char	text[24];
	size_t	n;
	int64_t	time;
};

/* What a row of records adds to its group, taken from its cells. */
struct rollup_row {
	struct group_key	key;
	struct buf		text;		/* of the key */
	uint32_t		hash;
	uint32_t		sums;		/* see tally.h */
	uint64_t		count;
	int64_t			begin, end;
	uint8_t			basis;
	unsigned		records;	/* it counts as */
	uint32_t		*names;		/* see sets_one */
	size_t			 nnames, room;
};

enum { ROLLUP_WAITING = 8 };

struct rollup {
	struct keys			 keys;
	struct groups			 groups;
	struct sets			 sets;
	struct rollup_attributes	*attributes;
	size_t				 nattributes, attributes_room;
	struct canonical_scratch		 scratch;
	struct rollup_time		 last_begin, last_end;
	struct rollup_row		 waiting[ROLLUP_WAITING];
	size_t				 nwaiting;	/* the last rows */
	struct buf			 hashed;	/* see prorate.h */
	uint64_t			 most_days;	/* of a period: else
							   it has no day */
	bool				 dated;		/* the key has a day,
							   week or month */
	uint64_t			 rows;
	uint64_t			 too_long;	/* with more days */
	bool				 reported;	/* met records */
	bool				 overflow;
};

/* As keys_start. most_days is the limit's default. */
bool	 rollup_start(struct rollup *u, const char *by, int net4, int net6,
	    const struct origins *origins, struct bytes *wrong);
void	 rollup_free(struct rollup *u);

/*
 * Must be called before the first row of each layout; r reads KIND_ALIGNED,
 * KIND_RECORDS and KIND_ROLLUPS.
 */
enum keys_result rollup_layout(struct rollup *u, struct rows *r,
	    struct bytes *missing);

/*
 * Adds the row in r; false when it is a roll-up's with another key. Cells
 * that do not hold what they should are told by r and count as 0 or absent.
 */
bool	 rollup_add(struct rollup *u, struct rows *r);

/* Which rows are written, and how they come. */
struct rollup_view {
	int		column;		/* to sort by: ROL_…, or ~ its place
					   in the key */
	bool		reverse;
	uint64_t	least;		/* messages of a key */
	bool		top;		/* rows for the first most keys, and
					   one for what all others add up to */
	uint64_t	most;
};

/* All rows, by messages, most first. */
void	 rollup_view_start(struct rollup_view *v);
/*
 * To sort by a column: sums fall, all else rises; with - before the name
 * the other way round. False when there is no such column, or it is a set.
 */
bool	 rollup_view_sort(struct rollup_view *v, const struct rollup *u,
	    struct bytes name);

/*
 * Writes header (unless quiet) and rows. Rows that are equal in what they
 * are sorted by come by the bytes of the key. Sums may overflow in the row
 * of all others, which then is told in u.
 */
void	 rollup_write(struct rollup *u, const struct rollup_view *v,
	    struct tsv_writer *w, bool quiet);

/* Rows of a sorted input, each written when the next key comes. */
struct rollup_sorted {
	struct rollup		*rollup;	/* of a key that is plain */
	struct tsv_writer	*writer;
	uint64_t		 least;		/* messages of a key */
	bool			 quiet;		/* no header */
	bool			 headed;
	uint64_t		 keys;		/* met so far */
};

enum rollup_result {
	ROLLUP_FINE,
	ROLLUP_OTHER,		/* as rollup_add is false */
	ROLLUP_UNSORTED		/* the key comes before the one before it */
};

enum rollup_result rollup_sorted_add(struct rollup_sorted *s,
	    struct rows *r);
void	 rollup_sorted_end(struct rollup_sorted *s);

/*
 * Some rows wait before they are added; this adds them. Needed before
 * groups are looked at; rollup_write does it.
 */
void	 rollup_settle(struct rollup *u);

#endif
