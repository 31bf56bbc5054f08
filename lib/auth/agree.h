/*
 * agree: does the reporter's own DMARC result agree with the recomputed
 * one, and if not, what may be the reason?
 *
 * Differing is no fault as such: RFC 9989 leaves the list of suffixes or the
 * DNS walk, local overrides and DNS timing to the receiver.
 */
#ifndef AUTH_AGREE_H
#define AUTH_AGREE_H

#include "auth/record.h"

/* yes or no; unknown when either side does not tell. */
const char	*auth_agrees(const struct auth_record *r,
		    const struct auth_alignment *a);

/*
 * Empty when both agree in all. Where the DMARC results agree, mechanism:
 * SPF or DKIM alone does not. Where one of them is unknown:
 *   not-reported	the reporter's result is missing or no standard's word
 *   no-evidence	the record holds no results to recompute from
 *   dns-error		an aligned check ended in a temporary error
 * Where they differ, the first that fits:
 *   discovery		the domains that matter have another organisation for
 *			the reporter: another suffix list, or the DNS walk
 *   mode		the reporter compared in the other alignment mode
 *   helo		only a HELO check taken for MAIL FROM makes it pass
 *   raw-results	the reporter repeats SPF and DKIM results as they
 *			are, not whether they are aligned
 *   override		a reason is given: its outcome stands for the result
 *   no-evidence	the reporter says pass for a mechanism without results
 *   unexplained	none of these
 */
const char	*auth_agrees_reason(const struct auth_record *r,
		    const struct auth_alignment *a);

#endif
