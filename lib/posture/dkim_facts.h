/*
 * dkim_facts: what the data says of a domain's DKIM keys (RFC 6376 section
 * 3.6).
 *
 * Selectors cannot be asked for: known are those of the list of domains, of
 * evidence, and those that the data has records of. That there is no other
 * is known only where nothing stands below _domainkey (RFC 8020), or all of
 * it is in the data, by a zone that is here whole.
 */
#ifndef POSTURE_DKIM_FACTS_H
#define POSTURE_DKIM_FACTS_H

#include "crypto/key.h"
#include "posture/subject.h"
#include "records/dkim_key.h"

/* Bits of an RSA key; verifiers take none below (RFC 8301 section 3.2). */
enum { DKIM_BITS_LEAST = 1024 };

enum dkim_selector_state {
	DKIM_SELECTOR_UNKNOWN,	/* not in the data */
	DKIM_SELECTOR_ABSENT,	/* no key record at its name */
	DKIM_SELECTOR_SEVERAL,	/* several TXT records: what verifiers make
				   of them is undefined (section 3.6.2.2) */
	DKIM_SELECTOR_INVALID,	/* of the grammar */
	DKIM_SELECTOR_REVOKED,	/* p is empty */
	DKIM_SELECTOR_KEY
};

/* What stands at NAME._domainkey of the domain. */
struct dkim_selector {
	struct bytes		 name;
	enum dkim_selector_state state;
	const char		*fault;		/* of ..._INVALID, our words */
	struct dkim_key		 record;	/* of ..._KEY */
	struct key		 key;		/* of ..._KEY, unless it
						   cannot be read */
	const char		*useless;	/* of ..._KEY: why verifiers
						   cannot use it, or NULL */
	int64_t			 as_of;
};

struct dkim_facts {
	struct dkim_selector	*at;
	size_t			 n;
	bool			 complete;	/* there are no others */
	struct dkim_selector	 any;		/* "*": of names that are not
						   there (RFC 4592) */
	int64_t			 as_of;		/* of what "complete" says */
};

void	 dkim_facts_gather(struct dkim_facts *f, const struct subject *s);

#endif
