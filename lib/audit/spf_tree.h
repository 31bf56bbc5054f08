/*
 * spf_tree: a domain's SPF record and all that it leads to, as rows.
 */
#ifndef AUDIT_SPF_TREE_H
#define AUDIT_SPF_TREE_H

#include "posture/spf_facts.h"
#include "tsv/writer.h"

/*
 * Writes rows of KIND_SPF_TERMS, one for each term in the order in which
 * receivers test them; one with an empty term where there is no record to
 * look at, whose state says why.
 */
void	 spf_tree_write(struct tsv_writer *w, struct bytes domain,
	    const struct spf_facts *f);

#endif
