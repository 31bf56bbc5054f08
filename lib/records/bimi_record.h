/*
 * bimi_record: the grammar of BIMI assertion records
 * (draft-brand-indicators-for-message-identification-10, section 4.3).
 */
#ifndef RECORDS_BIMI_RECORD_H
#define RECORDS_BIMI_RECORD_H

#include "base/bytes.h"
#include "records/reading.h"

struct bimi_record {
	struct bytes	 location;	/* l: the picture; empty: none */
	struct bytes	 evidence;	/* a: the certificate; empty: none */
	bool		 declines;	/* l and a are empty: no BIMI here, and
					   none of the domain above */
	bool		 local_parts;	/* lps=true: selectors are made of local
					   parts */
	bool		 personal;	/* avp=personal */
	const char	*doubt;		/* what receivers must ignore, but need
					   not take; or NULL */
};

/*
 * txt: a TXT record at SELECTOR._bimi.DOMAIN, its strings joined. out is set
 * for BIMI_READ; *fault is what is wrong, in our words, or NULL.
 */
enum record_reading bimi_record_read(struct bytes txt, struct bimi_record *out,
		    const char **fault);

#endif
