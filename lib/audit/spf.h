/*
 * spf: SPF of the domains of an audit, as rows of its own; for
 * audit_each.
 */
#ifndef AUDIT_SPF_H
#define AUDIT_SPF_H

#include "audit/audit.h"

/* Rows of KIND_SPF_TERMS; see audit/spf_tree.h. */
void	 audit_spf_tree(struct audit *a, const struct posture *p);
/*
 * Rows of KIND_SPF_RECORDS; see audit/spf_flatten.h. Says once that records
 * must be kept fresh.
 */
void	 audit_spf_flatten(struct audit *a, const struct posture *p);

#endif
