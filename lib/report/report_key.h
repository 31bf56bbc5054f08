/*
 * report_key: the column report, of a document as it is.
 *
 * The parsers compute the same of what they have read (aggregate_report,
 * tlsrpt_report, failure_report): reports that they hold to be the same have
 * the same key, whatever their documents look like.
 */
#ifndef REPORT_REPORT_KEY_H
#define REPORT_REPORT_KEY_H

#include "base/limits.h"
#include "report/identity.h"
#include "report/sniff.h"

struct report_keys;

struct report_keys	*report_keys_new(const struct limits *limits);
void			 report_keys_free(struct report_keys *k);

/*
 * The key of a document of that kind, in out; never fails. Of one that its
 * parser refuses, a hash of its first 64 KiB without blanks. text: UTF-8.
 */
struct bytes		 report_key(struct report_keys *k, enum sniff kind,
			    struct bytes text, char out[IDENTITY_TEXT]);

#endif
