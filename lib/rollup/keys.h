/*
 * keys: which columns of a row are its key in a roll-up.
 *
 * source_ip by default. A name is any column of the input, or one of those
 * that are derived: net (the network source_ip belongs to) and day, week and
 * month (of begin and end, see period.h), label, host, country, as_number and
 * as_name (of source_ip, when their lists were given, see origins.h) and
 * service and authenticated (of the names that passed).
 */
#ifndef ROLLUP_KEYS_H
#define ROLLUP_KEYS_H

#include "io/rows.h"
#include "rollup/groups.h"
#include "senders/authenticated.h"
#include "senders/origins.h"
#include "tsv/canonical_cell.h"

enum { KEYS_MOST = 16 };

/* For keys.day: the day that the row's own period belongs to. */
#define KEYS_OWN_DAY	INT64_C(-2)

enum keys_source {
	KEYS_COLUMN,
	KEYS_ADDRESS,
	KEYS_NET,
	KEYS_DAY,
	KEYS_WEEK,
	KEYS_MONTH,
	KEYS_ORIGIN,
	KEYS_AUTHENTICATED
};

struct keys {
	size_t			 n;
	struct bytes		 name[KEYS_MOST];
	enum keys_source	 source[KEYS_MOST];
	int			 cell[KEYS_MOST];  /* -1: derived from others */
	unsigned		 net4, net6;	/* prefix lengths */
	const struct origins	*origins;
	int			 attribute[KEYS_MOST];	/* of KEYS_ORIGIN */
	bool			 keyed[ATTRIBUTES];  /* are in the key */
	bool			 rolled;	/* the layout is a roll-up's */
	int64_t			 day;		/* for keys_of_row; -1: none */
	struct authenticated	 authenticated;
	struct buf		 text;		/* of the key of this row */
	struct canonical_scratch	 scratch;
};

/*
 * Sets the key: names joined with commas, by NULL for the default; it must
 * live as long as k. net4 (0 … 32) and net6 (0 … 128) are prefix lengths or
 * -1; when one is given source_ip becomes net. What origins has can be
 * derived; it must live as long. False when that is no key: *wrong says
 * which part.
 */
bool	 keys_start(struct keys *k, const char *by, int net4, int net6,
	    const struct origins *origins, struct bytes *wrong);
void	 keys_free(struct keys *k);

/*
 * Do two times, in order, differ in a day, week or month that is part of the
 * key and is derived from this layout?
 */
bool	 keys_apart(const struct keys *k, int64_t first, int64_t last);

/* Are all of its columns cells of the input as they stand? */
bool	 keys_plain(const struct keys *k);

enum keys_result {
	KEYS_FINE,
	KEYS_OTHER,	/* a roll-up by another key */
	KEYS_MISSING	/* *missing is not a column of this input */
};

/*
 * Finds the key in the layout of r. An attribute in the key of a roll-up is
 * not among its other columns; without a header, r->map is put right so.
 */
enum keys_result keys_layout(struct keys *k, struct rows *r,
	    struct bytes *missing);

/*
 * The key of the row in r, valid until the next call. False when it is of a
 * roll-up by networks of another size.
 */
bool	 keys_of_row(struct keys *k, struct rows *r, struct group_key *key);

/* The address or network in a key; false when there is none. */
bool	 keys_net(const struct keys *k, const struct group_key *key,
	    struct ip_net *net);

/*
 * Says what columns a key may have, wrong being what keys_start or
 * diff_start did not take, and ends with 2.
 */
_Noreturn void	 keys_wrong(struct cli *c, struct bytes wrong);

/* Says which columns the rows have that --by could name, and ends with 2. */
_Noreturn void	 keys_missing(struct cli *c, const struct rows *r,
		    struct bytes name);

#endif
