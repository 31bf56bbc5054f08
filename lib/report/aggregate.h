/*
 * aggregate: what a DMARC aggregate report says (RFC 7489 appendix C,
 * RFC 9990 appendix A), both dialects in one shape.
 *
 * Elements are taken by their local names in any order; values are trimmed,
 * names and keywords in the forms of the TSV contract. What had to be
 * forgiven is told in quirks: of the report, and of each record.
 */
#ifndef REPORT_AGGREGATE_H
#define REPORT_AGGREGATE_H

#include "base/arena.h"
#include "base/ip.h"
#include "base/limits.h"
#include "base/quirks.h"
#include "report/xml.h"

/* A run of entries in one of the report's arrays. */
struct span {
	size_t	first, n;
};

struct aggregate_reason {
	struct bytes	type, comment;
};

/* One DKIM signature or one SPF check. */
struct aggregate_auth {
	struct bytes	domain;
	struct bytes	detail;		/* DKIM: selector; SPF: scope */
	struct bytes	result;		/* the reporter's token, lower case */
	struct bytes	human_result;
};

struct aggregate_record {
	bool		 has_ip;
	struct ip	 source_ip;
	uint64_t	 count;
	struct bytes	 disposition;
	struct bytes	 dkim, spf;	/* reported: pass, fail or empty */
	struct bytes	 header_from, envelope_from, envelope_to;
	struct span	 reasons, dkims, spfs;
	struct quirks	 quirks;
};

struct aggregate_policy {
	struct bytes	domain, p, sp, np, adkim, aspf, pct, fo, testing,
			discovery_method;
};

struct aggregate {
	struct bytes	 org_name, org_email, extra_contact_info, report_id;
	struct bytes	 raw_org_name, raw_report_id;	/* as they came */
	int64_t		 begin, end;			/* -1: not known */
	struct aggregate_policy policy;
	struct bytes	 generator, version, namespace;
	const char	*dialect;	/* "rfc7489" or "rfc9990" */
	uint64_t	 messages;	/* of all records, at most 2^64 - 1 */
	bool		 overflow;	/* they are more */
	struct quirks	 quirks;	/* of the report, without records' */

	struct bytes	*errors;
	size_t		 nerrors;
	struct aggregate_record *records;
	size_t		 nrecords;
	struct aggregate_reason *reasons;
	struct aggregate_auth	*dkims, *spfs;
};

/* The signatures and SPF checks of a record; its span tells how many. */
static inline const struct aggregate_auth *
aggregate_dkims(const struct aggregate *r, const struct aggregate_record *rec)
{
	return rec->dkims.n ? r->dkims + rec->dkims.first : NULL;
}

static inline const struct aggregate_auth *
aggregate_spfs(const struct aggregate *r, const struct aggregate_record *rec)
{
	return rec->spfs.n ? r->spfs + rec->spfs.first : NULL;
}

enum aggregate_fault {
	AGGREGATE_GOOD,
	AGGREGATE_NOT_XML,	/* where->reason, line, column */
	AGGREGATE_CUT,		/* ends inside; records tells how many whole */
	AGGREGATE_DOCTYPE,
	AGGREGATE_OTHER,	/* XML, but no aggregate report */
	AGGREGATE_DEPTH,	/* over limits.xml_depth */
	AGGREGATE_TEXT,		/* over limits.xml_text */
	AGGREGATE_RECORDS,	/* over limits.records */
	AGGREGATE_LIST		/* over limits.list */
};

struct aggregate_reader;

struct aggregate_reader	*aggregate_new(const struct limits *limits);
void	 aggregate_free(struct aggregate_reader *r);

/*
 * Reads one document: strictly, and if that fails once more after mending
 * it (report/recover.h). On AGGREGATE_GOOD *report is set; it is valid until
 * the next call. salvage: of a report cut inside its records, the whole
 * ones are taken (QUIRK_SALVAGED).
 */
enum aggregate_fault aggregate_read(struct aggregate_reader *r,
	    struct bytes doc, bool salvage, const struct aggregate **report,
	    struct xml_position *position);
/*
 * The same, but for the records, which are passed over: what names the report
 * is set in *report, and nothing else. False when there is nothing of a
 * report in it; of one that aggregate_read takes there is always something.
 */
bool	 aggregate_read_head(struct aggregate_reader *r, struct bytes doc,
	    const struct aggregate **report);
/* After AGGREGATE_CUT: how many records were whole. */
size_t	 aggregate_whole(const struct aggregate_reader *r);

#endif
