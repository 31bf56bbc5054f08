/* fault: what a reader of rows met, said in words. */
#ifndef IO_FAULT_H
#define IO_FAULT_H

#include "cli/cli.h"
#include "tsv/reader.h"

/* Says what stopped r, whose input is called name. */
void	 fault_say(struct cli *c, const struct tsv_reader *r,
	    struct bytes name);
/* Says that rows of that kind came without the header that is due. */
void	 fault_headless(struct cli *c, enum tsv_kind k, struct bytes name);
/* Says that documents rows are no rows of what is in them. */
void	 fault_documents(struct cli *c, struct bytes name);

#endif
