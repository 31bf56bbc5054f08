/*
 * tlsrpt_record: the grammar of TLS-RPT records (RFC 8460 section 3).
 */
#ifndef RECORDS_TLSRPT_RECORD_H
#define RECORDS_TLSRPT_RECORD_H

#include "base/bytes.h"
#include "records/reading.h"

/*
 * txt: a TXT record at _smtp._tls.DOMAIN, its strings joined. *rua is set for
 * TLSRPT_READ, as it stands, a list with commas; *doubt is what readers may
 * differ on, *fault what is wrong, in our words, or NULL.
 */
enum record_reading tlsrpt_record_read(struct bytes txt, struct bytes *rua,
		    const char **doubt, const char **fault);

#endif
