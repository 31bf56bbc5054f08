/* audit_rows: what audit rows say, until it stands in a matrix. */
#ifndef SUMMARY_AUDIT_ROWS_H
#define SUMMARY_AUDIT_ROWS_H

#include "summary/impl.h"

/* Key: number of the profile (4 bytes), domain. */
struct audit_domain {
	uint32_t	profile;
	uint32_t	n[WEIGHTS][CHECKS];
};

/* Key: number of the profile (4 bytes), requirement, weight (1 byte). */
struct audit_requirement {
	uint64_t	n[CHECKS];
	uint32_t	profile;
	uint8_t		weight;
};

/* Key: numbers of domain and requirement. */
struct audit_check {
	int64_t		as_of;
	uint32_t	domain, requirement;
	uint32_t	found, expected, reference, note;	/* in names */
	uint8_t		status;
};

struct audit_rows {
	struct map	profiles, names;	/* of domains */
	struct keyed	domains, requirements, checks;
};

#endif
