/*
 * lookup: saved DNS data, asked so that what it does not tell is noted.
 *
 * What an audit needs is known by auditing: --queries is what it asks when
 * there is no data at all, --missing what is left to ask.
 */
#ifndef POSTURE_LOOKUP_H
#define POSTURE_LOOKUP_H

#include "base/map.h"
#include "dns/store.h"

struct lookup {
	struct dns	*dns;
	struct map	 noted;		/* "name type" */
	bool		 quiet;		/* nothing is noted */
};

void	 lookup_start(struct lookup *a, struct dns *dns);
/*
 * As dns_find. Notes the question when its answer is DNS_UNKNOWN; when a
 * CNAME record led to a name that is not in the data, that name. name is in
 * normal form.
 */
struct dns_answer lookup_find(struct lookup *a, struct bytes name,
		    enum dns_type type);
/* The i-th question without an answer, "name type"; empty past the last. */
struct bytes	 lookup_noted(const struct lookup *a, size_t i);
void	 lookup_end(struct lookup *a);

#endif
