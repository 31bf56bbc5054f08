/*
 * sniff: which kind of report a document is, by how it begins.
 *
 * Aggregate reports (RFC 7489 appendix C, RFC 9990) by their elements, TLS
 * reports (RFC 8460 section 4.4) by their keys, failure reports by the
 * fields of RFC 5965, or by prose known to stand for them.
 */
#ifndef REPORT_SNIFF_H
#define REPORT_SNIFF_H

#include "base/bytes.h"

enum { SNIFF_HEAD = 64 * 1024 };	/* no more than this is looked at */

enum sniff {
	SNIFF_NONE,
	SNIFF_AGGREGATE,
	SNIFF_TLSRPT,
	SNIFF_FAILURE
};

/*
 * head: the document or its first SNIFF_HEAD bytes, in UTF-8, in anything
 * else that ASCII is a part of, or in UTF-16 (NULs are passed over). Letters
 * match without case.
 */
enum sniff	 sniff(struct bytes head);

/* "aggregate", "tlsrpt", "failure"; "" for none. */
const char	*sniff_name(enum sniff kind);

#endif
