/*
 * sts_record: the grammar of MTA-STS records (RFC 8461 section 3.1).
 */
#ifndef RECORDS_STS_RECORD_H
#define RECORDS_STS_RECORD_H

#include "base/bytes.h"

enum { STS_ID_MOST = 32 };

enum sts_record_reading {
	STS_RECORD_READ,
	STS_RECORD_OTHER,	/* another text: it does not begin with
				   "v=STSv1;", and is discarded */
	STS_RECORD_NEAR,	/* the same, but it was meant to be one */
	STS_RECORD_INVALID	/* one that is not valid: then the domain has
				   no policy */
};

/*
 * txt: a TXT record at _mta-sts.DOMAIN, its strings joined. *id is set for
 * STS_RECORD_READ; *doubt is what readers may differ on, *fault what is
 * wrong, in our words, or NULL.
 */
enum sts_record_reading sts_record_read(struct bytes txt, struct bytes *id,
		    const char **doubt, const char **fault);

#endif
