/*
 * sts_record: the grammar of MTA-STS records (RFC 8461 section 3.1).
 */
#ifndef RECORDS_STS_RECORD_H
#define RECORDS_STS_RECORD_H

#include "base/bytes.h"
#include "records/reading.h"

enum { STS_ID_MOST = 32 };

/*
 * txt: a TXT record at _mta-sts.DOMAIN, its strings joined. *id is set for
 * STS_RECORD_READ; *doubt is what readers may differ on, *fault what is
 * wrong, in our words, or NULL.
 */
enum record_reading sts_record_read(struct bytes txt, struct bytes *id,
		    const char **doubt, const char **fault);

#endif
