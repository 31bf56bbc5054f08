/*
 * identity: what names a report, and what it says, as hashes.
 *
 * SipHash under a fixed key, so that they are the same in every run and on
 * every machine.
 */
#ifndef REPORT_IDENTITY_H
#define REPORT_IDENTITY_H

#include "report/aggregate.h"
#include "report/dedup_store.h"

/* A hash as text, as in the column report: lower-case hexadecimal digits. */
enum { IDENTITY_TEXT = 16 };
struct bytes	 identity_text(uint64_t h, char out[IDENTITY_TEXT]);

/* Appends a part as it is, with a border, to what identity_hash is of. */
void		 identity_add(struct buf *b, struct bytes part);
/* A hash of the parts as they are, with borders between them. */
uint64_t	 identity_hash(const struct bytes *parts, size_t n);
/*
 * The same of the parts as cells (text/cell.h): what a parser reads from
 * rows, where control characters are U+FFFD, has the name that it has when
 * it is read from the document.
 */
uint64_t	 identity_name(const struct bytes *parts, size_t n);

/*
 * What names an aggregate report. Report ids repeat between reporters and
 * even within one, so there is more to it than that.
 */
struct aggregate_name {
	struct bytes	 org_name, report_id;	/* as they came, trimmed */
	struct bytes	 domain;		/* of the policy, normal form */
	int64_t		 begin, end;		/* -1: not known */
};
uint64_t	 aggregate_name(const struct aggregate_name *name);

/*
 * Its name, where what is absent is empty: the column report. Also for what
 * aggregate_read_head has read.
 */
uint64_t	 aggregate_report(const struct aggregate *r);

/*
 * The same name, and the content: the published policy and all records.
 * Without a report_id, the content stands for that in the name. Its messages
 * are those of the records; it is flagged where it was salvaged.
 */
struct dedup_report	 aggregate_identity(const struct aggregate *r);

#endif
