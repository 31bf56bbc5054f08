/*
 * outfile: a file that a program writes beside standard output, whole or
 * not at all.
 *
 * It is written as NAME.part and gets its name at the end, when it is on the
 * disk. What had the name is removed at the start, so that it is never taken
 * for the file of this run, however that ends.
 *
 * A program that is locked down may rename nothing. So a process of its own,
 * made before lock-down, keeps the right to this one renaming: it waits for
 * one byte, reads nothing else, and takes the part away when its maker dies
 * without a word. Pipes, devices and what lies below /dev are written as
 * they are.
 */
#ifndef CLI_OUTFILE_H
#define CLI_OUTFILE_H

#include "cli/cli.h"

struct outfile {
	const char	*name;		/* NULL: none was asked for */
	int		 fd;		/* to write to */
	int		 keeper;	/* the process that names it, or -1 */
	struct outfile	*next;		/* of those of a program */
};

/*
 * Opens what is to become name, before lock-down; nothing when name is
 * NULL. Ends the program with cannot-write when that cannot be. o must stay
 * where it is until it is closed.
 */
void	 outfile_open(struct outfile *o, struct cli *c, const char *name);
/*
 * The end. error: errno of writing to it, or 0. wanted: the program did what
 * it was asked for; if not, or after any fatal message, nothing gets the
 * name. What goes wrong is said as cannot-write.
 */
void	 outfile_close(struct outfile *o, struct cli *c, int error,
	    bool wanted);
/* For cli_die: takes away the parts of all that are open. */
void	 outfile_drop_all(struct cli *c);

#endif
