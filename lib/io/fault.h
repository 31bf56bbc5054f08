/* fault: what a reader of rows met, said in words. */
#ifndef IO_FAULT_H
#define IO_FAULT_H

#include "cli/cli.h"
#include "tsv/reader.h"

/* Says what stopped r, whose input is called name. */
void	 fault_tell(struct cli *c, const struct tsv_reader *r,
	    struct bytes name);

#endif
