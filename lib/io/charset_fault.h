/* charset_fault: what is said of a charset that is not known. */
#ifndef IO_CHARSET_FAULT_H
#define IO_CHARSET_FAULT_H

#include "cli/cli.h"

/* Refuses a document; declared: the charset that it or its mail names. */
void	 fault_charset(struct cli *c, struct bytes name,
	    struct bytes declared);

#endif
