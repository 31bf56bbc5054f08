/*
 * fresh: a file that is written whole or not at all.
 *
 * It is written beside its place, as NAME.part, and gets its name when all
 * of it has reached the disk. Whatever ends the program before, nothing has
 * that name; what an earlier run left there is removed first, so that it is
 * never taken for this one's. What is no regular file (a pipe, a link, a
 * terminal) is written as it is.
 */
#ifndef CLI_FRESH_H
#define CLI_FRESH_H

#include "cli/cli.h"

struct fresh {
	struct cli	*cli;
	const char	*name;		/* as given; NULL: there is none */
	char		*path;		/* of its folder */
	char		*part;		/* in that folder, or NULL: no such */
	const char	*last;		/* its name in that folder */
	int		 folder, fd;	/* -1: none */
};

/*
 * Opens the file to be written at f->fd, or does nothing without a name.
 * Ends the program with a message when it cannot be, or when another
 * program writes it. lockdown() is to get f->folder and f->path.
 */
void	 fresh_open(struct fresh *f, struct cli *c, const char *name);
/*
 * Gives it its name when written is true; says so when that fails. False,
 * and written was false: the caller has told why.
 */
void	 fresh_close(struct fresh *f, bool written);

#endif
