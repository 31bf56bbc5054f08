/* dedup_store_impl: the table, for the files that make it up. */
#ifndef REPORT_DEDUP_STORE_IMPL_H
#define REPORT_DEDUP_STORE_IMPL_H

#include "report/dedup_store.h"

struct slot {
	uint64_t	name;		/* 0: free */
	uint64_t	content;
	uint32_t	where;
	unsigned	messages : 29, flags : 3;
};

/*
 * One array in the order of the mixed names: each slot stands at its home
 * or behind it, with none free between (ordered linear probing: Amble and
 * Knuth 1974). So a table can be nearly full, and grows in its place. The
 * last slot is always free.
 */
struct dedup_store {
	uint64_t	 mix;		/* odd, random */
	struct slot	*slot;
	size_t		 homes, room;	/* room: homes, and some behind */
	size_t		 n, said;
};

#endif
