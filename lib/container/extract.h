/*
 * extract: documents as files of their own, in one folder.
 *
 * Names come from strangers. What is written stays in the folder, is new,
 * and is no link: nothing is ever replaced. A document is written as
 * NAME.part and gets its name when all of it is there; a part that a killed
 * run left is written over.
 */
#ifndef CONTAINER_EXTRACT_H
#define CONTAINER_EXTRACT_H

#include "base/map.h"

struct extract {
	int		 folder;	/* descriptor */
	struct bytes	 path;		/* as it was given */
	struct map	 names;		/* given out in this run … */
	uint64_t	*next;		/* … and the number to try after each */
	size_t		 room;
};

/* Opens the folder, which must be there; false with errno. */
bool		 extract_open(struct extract *x, const char *path);
/*
 * Writes bytes to a new file named after label, its last part reduced to
 * letters, digits and "._!@+=,-", with that suffix (".xml"); "-2", "-3" …
 * before the suffix where the name is taken. *file becomes its path. False
 * with errno; then nothing is left of it.
 */
bool		 extract_write(struct extract *x, struct bytes label,
		    const char *suffix, struct bytes bytes, struct buf *file);
void		 extract_close(struct extract *x);

#endif
