/*
 * seen: which reports came before, in at most 32 bytes each.
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
#ifndef REPORT_SEEN_H
#define REPORT_SEEN_H

#include <stdint.h>

#include "base/bytes.h"

/* The lines of a state file name these. */
enum {
	SEEN_AUTHENTICATED = 1,	/* the mail it came in passed DMARC */
	SEEN_SALVAGED = 2,	/* what was whole of a report that was cut */
	SEEN_TOLD = 4		/* no report: a conflict that was told */
};

/* Where the first report of a name came from; else a number of the caller. */
enum { SEEN_EARLIER_RUN = 0 };

/* What a slot can count: more messages than these are told as these. */
enum { SEEN_MESSAGES_MOST = (1 << 29) - 1 };

struct seen_report {
	uint64_t	name, content;
	uint64_t	messages;
	unsigned	flags;		/* SEEN_AUTHENTICATED … */
	uint32_t	where;		/* it came from */
};

enum seen_state {
	SEEN_NEW,
	SEEN_COPY,	/* came before, with the same content, or was told */
	SEEN_CONFLICT,	/* came before, with other content, which stands */
	SEEN_BETTER	/* … with other content, which it takes the place of */
};

struct seen;

struct seen	*seen_new(void);
void		 seen_free(struct seen *s);
/* How many reports it knows, without conflicts. */
uint64_t	 seen_reports(const struct seen *s);

/*
 * Adds a report. Of two with one name and other content, the authenticated
 * one is better; where both are or none is, one that was not salvaged; else
 * the first. After SEEN_CONFLICT and SEEN_BETTER *first is the one that
 * stood so far (its messages at most SEEN_MESSAGES_MOST); the content that
 * lost is a copy from then on.
 */
enum seen_state	 seen_add(struct seen *s, const struct seen_report *r,
		    struct seen_report *first);

/* What seen_load met. */
struct seen_file {
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
bool		 seen_load(struct seen *s, int fd, struct seen_file *out);
/*
 * Writes all that s knows, in the order of the names. Returns 0, or -1 with
 * errno. It is done in the memory that s has, so s can only be freed then.
 */
int		 seen_save(struct seen *s, int fd);

#endif
