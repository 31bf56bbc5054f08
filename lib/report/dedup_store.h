/*
 * dedup_store: which reports came before, in at most 32 bytes each.
 *
 * A report is known by a hash of what names it; a hash of what it says
 * tells a copy from a conflict. Both are SipHash under a fixed key, so that
 * a file of them serves the next run; the table itself is keyed anew each
 * time. Two of a million reports share a name by chance once in 30 million.
 *
 * Memory: a slot has 24 bytes, and from 7/8 to 15/16 of the slots are in
 * use, so that a report takes 25.6 to 27.4 bytes. The table grows, and is
 * sorted to be saved, in its place.
 */
#ifndef REPORT_DEDUP_STORE_H
#define REPORT_DEDUP_STORE_H

#include <stdint.h>

#include "base/bytes.h"

/* The lines of a state file name these. */
enum {
	DEDUP_AUTHENTICATED = 1,	/* the mail it came in passed DMARC */
	DEDUP_SALVAGED = 2,	/* what was whole of a report that was cut */
	DEDUP_SAID = 4		/* no report: a conflict, said already */
};

/* Where the first report of a name came from; else a number of the caller. */
enum { DEDUP_EARLIER_RUN = 0 };

/* What a slot can count: more messages than these are told as these. */
enum { DEDUP_MESSAGES_MOST = (1 << 29) - 1 };

struct dedup_report {
	uint64_t	name, content;
	uint64_t	messages;
	unsigned	flags;		/* DEDUP_AUTHENTICATED … */
	uint32_t	where;		/* it came from */
};

enum dedup_state {
	DEDUP_NEW,
	DEDUP_COPY,	/* came before, with the same content, or was said */
	DEDUP_CONFLICT,	/* came before, with other content, which stands */
	DEDUP_BETTER	/* … with other content, which it takes the place of */
};

struct dedup_store;

struct dedup_store	*dedup_store_new(void);
void		 dedup_store_free(struct dedup_store *s);
/* How many reports it knows, without conflicts. */
uint64_t	 dedup_store_reports(const struct dedup_store *s);

/*
 * Adds a report. Of two with one name and other content, the authenticated
 * one is better; where both are or none is, one that was not salvaged; else
 * the first. After DEDUP_CONFLICT and DEDUP_BETTER *first is the one that
 * stood so far (its messages at most DEDUP_MESSAGES_MOST); the content that
 * lost is a copy from then on.
 */
enum dedup_state	 dedup_store_add(struct dedup_store *s,
		    const struct dedup_report *r,
		    struct dedup_report *first);

/* What dedup_store_load met. */
struct dedup_store_file {
	int		 error;		/* errno, or 0 */
	uint64_t	 wrong;		/* line that is not ours, or 0 */
	uint64_t	 cut;		/* last line, without its end, or 0 */
};

/*
 * Reads the state of earlier runs from fd, which it closes. Lines of one
 * name are as reports that come one after the other: states that were put
 * behind one another are one. A cut last line is passed over. False when
 * out->error or out->wrong is set.
 */
bool		 dedup_store_load(struct dedup_store *s, int fd,
		    struct dedup_store_file *out);
/*
 * Writes all that s knows, in the order of the names. Returns 0, or -1 with
 * errno. It is done in the memory that s has, so s can only be freed then.
 */
int		 dedup_store_save(struct dedup_store *s, int fd);

#endif
