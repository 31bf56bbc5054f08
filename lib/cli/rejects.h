/*
 * rejects: a row for each refused input, in a file that Makefiles count.
 *
 * The programs of a pipeline may share the file: it is opened for append,
 * and its header and each row are written under a lock, whole or not at
 * all. A row that a killed program left half is taken away by the next.
 */
#ifndef CLI_REJECTS_H
#define CLI_REJECTS_H

#include "cli/cli.h"

/* Opens c->rejects_name, if any; ends the program when it cannot be. */
void	 rejects_open(struct cli *c);
/* Writes one row; a failure is said as cannot-write. */
void	 rejects_row(struct cli *c, enum message m, struct bytes source,
	    struct bytes detail);

#endif
