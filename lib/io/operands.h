/*
 * operands: what the command line names, opened one after the other: its
 * operands, or the files of an option that may be given several times.
 */
#ifndef IO_OPERANDS_H
#define IO_OPERANDS_H

#include "cli/cli.h"

struct operands {
	struct cli	*cli;
	const char *const *at;	/* their names */
	size_t		 n;
	size_t		 next;
	struct bytes	 name;	/* of the open one; "-" is standard input */
	int		 fd;	/* -1: none open */
	uint64_t	 size;	/* of a regular file, in bytes; else 0 */
	const char	*folder;	/* what to do with a folder */
};

/* The program's operands, or standard input when there are none. */
void	 operands_start(struct operands *o, struct cli *c);
/* The n files of an option, which must stay; none when n is 0. */
void	 operands_start_list(struct operands *o, struct cli *c,
	    const char *const *files, size_t n);
/*
 * Opens the next; says cannot-open (fatal, at the end) for one that cannot
 * be, and goes on with the one after. False at the end. Closes the last.
 */
bool	 operands_next(struct operands *o);
/* Closes the open one, where one is, before all are read; cannot fail. */
void	 operands_end(struct operands *o);

#endif
