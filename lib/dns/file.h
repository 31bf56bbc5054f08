/*
 * file: a file of saved DNS data that the user named, opened and taken in;
 * what is wrong with it is told.
 */
#ifndef DNS_FILE_H
#define DNS_FILE_H

#include "cli/cli.h"
#include "dns/load.h"

/*
 * Takes the file in. *left is how many bytes of such files may still be read
 * (limits.dns at first). Ends the program with a message that names file,
 * line and fault when it cannot be used.
 */
void	 dns_take_file(struct dns *d, struct cli *c, const char *name,
	    uint64_t *left);

/*
 * Says what is wrong with file: that it is too large, or cannot be read, or
 * else by message m, with the line and the fault.
 */
void	 dns_say_fault(struct cli *c, enum message m, struct bytes file,
	    const struct dns_fault *fault);

#endif
