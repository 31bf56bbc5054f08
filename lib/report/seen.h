/*
 * seen: which reports came before, in at most 32 bytes each.
 *
 * A report is known by a hash of what names it; a hash of what it says
 * tells a copy from a conflict. Both are SipHash under a fixed key, so that
 * a file of them serves the next run; the table itself is keyed anew each
 * time. Two of a million reports share a name by chance once in 30 million.
 */
#ifndef REPORT_SEEN_H
#define REPORT_SEEN_H

#include <stdint.h>

#include "base/bytes.h"

enum seen_state {
	SEEN_NEW,
	SEEN_COPY,		/* came before, with the same content */
	SEEN_CONFLICT		/* came before, with other content */
};

struct seen_report {
	uint64_t	name, content;
};

struct seen;

struct seen	*seen_new(void);
void		 seen_free(struct seen *s);
enum seen_state	 seen_add(struct seen *s, struct seen_report r);

/*
 * Reads the file of earlier runs, from its begin. Returns 0, or -1 with
 * errno, or the number of the line that is not one of ours.
 */
long		 seen_load(struct seen *s, int fd);
/*
 * Appends what seen_add found new, in the order of the hashes, under a
 * lock; fd was opened for append. Returns 0, or -1 with errno. It is done
 * in the memory that s has, so s can only be freed then.
 */
int		 seen_save(struct seen *s, int fd);

#endif
