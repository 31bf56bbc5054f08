/*
 * requirements: all that a profile may ask for, as one table.
 *
 * Each row of a REQUIREMENTS_… list is
 * X(NAME, slug, check, wrong, reference, threshold, meaning):
 * the slug in profiles and audit rows; the function that checks it (of
 * this room); the one that checks a threshold (checks/threshold.h;
 * NULL: it takes none); the section that has the rule; what a threshold
 * means, or NULL; what is asked for, for the manual.
 * Whether it makes sense for a domain is the check's to say, by
 * CHECK_NOT_APPLICABLE; which roles a profile asks it of, the profile's.
 */
#ifndef CHECKS_REQUIREMENTS_H
#define CHECKS_REQUIREMENTS_H

#include "base/bytes.h"
#include "checks/check.h"
#include "checks/requirements_dkim.h"
#include "checks/requirements_dmarc.h"
#include "checks/requirements_manual.h"
#include "checks/requirements_spf.h"
#include "checks/requirements_tls.h"
#include "checks/requirements_traffic.h"

#define REQUIREMENTS(X) \
	REQUIREMENTS_DMARC(X) \
	REQUIREMENTS_SPF(X) \
	REQUIREMENTS_DKIM(X) \
	REQUIREMENTS_TLS(X) \
	REQUIREMENTS_TRAFFIC(X) \
	REQUIREMENTS_MANUAL(X)

struct posture;
struct check;

typedef void	 requirement_check(const struct posture *p,
		    struct bytes threshold, struct check *out);

struct requirement {
	const char		*slug;
	requirement_check	*check;
	/* What is wrong with a threshold, in our words, or NULL. */
	const char		*(*wrong)(struct bytes threshold);
	const char		*reference;
	const char		*threshold;
	const char		*meaning;
};

/* What of a domain its check looks at: FACTS_… of audit/subject.h. */
unsigned	 requirement_facts(const struct requirement *r);

/* The requirement of that slug, or NULL. */
const struct requirement	*requirement_find(struct bytes slug);
/* The one whose slug is most like that text; NULL only when there are none. */
const struct requirement	*requirement_nearest(struct bytes slug);
/* Number i of all; NULL past the last. */
const struct requirement	*requirement_at(size_t i);

#define REQUIREMENT_CHECK(name, slug, check, wrong, reference, threshold, \
	    meaning)	requirement_check check;
REQUIREMENTS(REQUIREMENT_CHECK)
#undef REQUIREMENT_CHECK

#endif
