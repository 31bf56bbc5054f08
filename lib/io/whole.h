/*
 * whole: all of a small file that the user names in an option, read before
 * lock-down.
 */
#ifndef IO_WHOLE_H
#define IO_WHOLE_H

#include "cli/cli.h"

/*
 * Appends what file holds; when it cannot be read, or holds more than most
 * bytes, says so and ends the program.
 */
void	 whole_read(struct buf *out, struct cli *c, const char *file,
	    size_t most);

#endif
