/*
 * spf_impl: what the files of the checks of SPF share.
 */
#ifndef CHECKS_SPF_IMPL_H
#define CHECKS_SPF_IMPL_H

#include "checks/check.h"
#include "posture/posture.h"

/* "1 name", "2 names" */
void	 found_count(struct check *out, uint64_t n, const char *one,
	    const char *many);

/*
 * Is there one record to look at? Else out is filled: unknown, or that state
 * where there is none, or several, which count as none.
 */
bool	 check_has_record(const struct posture *p, enum check_state otherwise,
	    struct check *out);
/* The same, and that out rests on all that the record leads to. */
bool	 check_has_walk(const struct posture *p, struct check *out);

/* "include:b.example, in the record of a.example" */
void	 found_step(struct check *out, const struct spf_step *s);

/* The threshold, or what holds without one. */
uint64_t check_limit(struct bytes threshold, uint64_t otherwise);

#endif
