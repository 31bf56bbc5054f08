/*
 * spf_flatten: records that say the same as a domain's SPF, without the
 * look-ups that could be made beforehand.
 */
#ifndef AUDIT_SPF_FLATTEN_H
#define AUDIT_SPF_FLATTEN_H

#include "posture/spf_facts.h"
#include "tsv/writer.h"

struct spf_flattened {
	bool		 made;		/* else there is one row, with a note
					   and no record */
	bool		 resolved;	/* networks are of look-ups: the records
					   must be made anew, often */
	bool		 kept;		/* terms stand as they were */
	unsigned	 lookups;	/* that the records take */
};

/*
 * Writes rows of KIND_SPF_RECORDS: the record for the domain, and where that
 * would be longer than 450 octets, of records at _spf1.DOMAIN, _spf2.DOMAIN …
 * that it includes, which become longer where they would be more than 10
 * look-ups. There must be one SPF record, without a syntax error.
 */
struct spf_flattened spf_flatten_write(struct tsv_writer *w,
		    struct bytes domain, const struct spf_facts *f,
		    struct arena *keep);

#endif
