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

struct ask {
	struct dns	*dns;
	struct map	 noted;		/* "name type" */
	bool		 quiet;		/* nothing is noted */
};

void	 ask_start(struct ask *a, struct dns *dns);
/*
 * As dns_find. Notes the question when its answer is DNS_UNKNOWN; when a
 * CNAME record led to a name that is not in the data, that name. name is in
 * normal form.
 */
struct dns_answer ask_find(struct ask *a, struct bytes name,
		    enum dns_type type);
/* The i-th question without an answer, "name type"; empty past the last. */
struct bytes	 ask_noted(const struct ask *a, size_t i);
void	 ask_end(struct ask *a);

#endif
