/*
 * tlsrpt_record: the grammar of TLS-RPT records (RFC 8460 section 3).
 */
#ifndef RECORDS_TLSRPT_RECORD_H
#define RECORDS_TLSRPT_RECORD_H

#include "base/bytes.h"

enum tlsrpt_reading {
	TLSRPT_READ,
	TLSRPT_OTHER,		/* another text: it does not begin with
				   "v=TLSRPTv1;", and is discarded */
	TLSRPT_NEAR,		/* the same, but it was meant to be one */
	TLSRPT_INVALID
};

/*
 * txt: a TXT record at _smtp._tls.DOMAIN, its strings joined. *rua is set for
 * TLSRPT_READ, as it stands, a list with commas; *doubt is what readers may
 * differ on, *fault what is wrong, in our words, or NULL.
 */
enum tlsrpt_reading tlsrpt_record_read(struct bytes txt, struct bytes *rua,
		    const char **doubt, const char **fault);

#endif
