/*
 * rollup: rows of records, or of earlier roll-ups, summed up by a key.
 *
 * All of it merges exactly: rolling up the parts and then the results, in
 * any order, gives byte for byte what rolling up the whole gives.
 */
#ifndef ANALYSIS_ROLLUP_H
#define ANALYSIS_ROLLUP_H

#include "analysis/groups.h"
#include "analysis/keys.h"
#include "analysis/sets.h"
#include "tsv/writer.h"

struct rollup_attributes {		/* label … as_name; see sets_one */
	uint32_t	value[GROUP_ATTRIBUTES];
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
	struct cells_scratch		 scratch;
	struct rollup_time		 last_begin, last_end;
	struct rollup_row		 waiting[ROLLUP_WAITING];
	size_t				 nwaiting;	/* the last rows */
	uint64_t			 rows;
	bool				 reported;	/* met records */
	bool				 overflow;
};

/* As keys_start. */
bool	 rollup_start(struct rollup *u, const char *by, int net4, int net6,
	    struct bytes *wrong);
void	 rollup_free(struct rollup *u);

/*
 * Must be called before the first row of each layout; r reads KIND_ALIGNED,
 * KIND_RECORDS and KIND_ROLLUPS.
 */
enum keys_result rollup_layout(struct rollup *u, const struct rows *r,
	    struct bytes *missing);

/*
 * Adds the row in r; false when it is a roll-up's with another key. Cells
 * that do not hold what they should are told by r and count as 0 or absent.
 */
bool	 rollup_add(struct rollup *u, struct rows *r);

/*
 * Some rows wait before they are added; this adds them. Needed before
 * groups are looked at; rollup_write does it.
 */
void	 rollup_settle(struct rollup *u);

/*
 * Writes header (unless quiet) and rows: by messages, most first, then by
 * the bytes of the key.
 */
void	 rollup_write(struct rollup *u, struct tsv_writer *w,
	    bool quiet);

#endif
