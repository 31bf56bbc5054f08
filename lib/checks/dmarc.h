/*
 * dmarc: what the checks of DMARC records have in common.
 */
#ifndef CHECKS_DMARC_H
#define CHECKS_DMARC_H

#include "checks/check.h"
#include "posture/posture.h"

/*
 * The record that counts for the domain; NULL when none does, or it is not
 * known, and out says so.
 */
const struct dmarc_record_at *dmarc_check_begin(struct check *out,
		    const struct posture *p);
/* A record that many receivers do not see makes a pass a warning. */
void		 dmarc_check_end(struct check *out, const struct posture *p);
/* Without a record the requirement makes no sense: dmarc-record says it. */
void		 dmarc_not_without(struct check *out);
/* Appends whose record it is, when not the domain's own. */
void		 dmarc_describe_whose(struct check *out,
		    const struct posture *p,
		    const struct dmarc_record_at *at);
/* The same behind a tag, "adkim=s", or behind "no adkim" without value. */
void		 dmarc_describe_tag(struct check *out, const struct posture *p,
		    const struct dmarc_record_at *at, const char *tag,
		    struct bytes value);

#endif
