/*
 * identity: what names an aggregate report, and what it says, as hashes.
 */
#ifndef REPORT_IDENTITY_H
#define REPORT_IDENTITY_H

#include "report/aggregate.h"
#include "report/seen.h"

/*
 * The name is made of org_name and report_id as they came, the policy
 * domain, begin and end (report ids repeat between reporters and even
 * within one); without a report_id, of the content. The content is made of
 * the published policy and all records.
 */
struct seen_report	 aggregate_identity(const struct aggregate *r);

/* For other reports: appends a part, with a border behind it. */
void			 identity_add(struct buf *b, struct bytes part);
/* For other reports: a hash of the parts, with borders between them. */
uint64_t		 identity_hash(const struct bytes *parts, size_t n);

#endif
