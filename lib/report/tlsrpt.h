/*
 * tlsrpt: what an SMTP TLS report says (RFC 8460 section 4).
 *
 * Every key below the top is treated as optional, lists may be single
 * values, counts may be text: what had to be forgiven is told in quirks.
 */
#ifndef REPORT_TLSRPT_H
#define REPORT_TLSRPT_H

#include "base/arena.h"
#include "base/limits.h"
#include "base/quirks.h"

struct tlsrpt_list {
	struct bytes	*items;
	size_t		 n;
};

/* Sessions that failed in one way (section 4.4, failure-details). */
struct tlsrpt_detail {
	struct bytes	 result_type, sending_mta_ip, receiving_mx,
			 receiving_helo, receiving_ip, reason_code, info_uri;
	bool		 has_count;
	uint64_t	 failed;	/* sessions, when has_count */
};

struct tlsrpt_policy {
	struct bytes	 type, domain, mode;
	struct tlsrpt_list strings, mx_hosts;
	uint64_t	 successful, failed;	/* sessions */
	struct tlsrpt_detail *details;
	size_t		 ndetails;
	struct quirks	 quirks;
};

struct tlsrpt {
	struct bytes	 org_name, contact, report_id;
	int64_t		 begin, end;		/* -1: not known */
	struct tlsrpt_policy *policies;
	size_t		 npolicies;
	struct quirks	 quirks;		/* without the policies' */
};

/* What names a report. */
struct tlsrpt_name {
	struct bytes	 org_name, report_id;
	struct bytes	 domain;		/* of the first policy */
	int64_t		 begin, end;		/* -1: not known */
};

enum tlsrpt_fault {
	TLSRPT_GOOD,
	TLSRPT_NOT_JSON,	/* where: struct tlsrpt_position */
	TLSRPT_OTHER,		/* JSON, but no TLS report */
	TLSRPT_SIZE		/* its tree would be over 16 times its size */
};

struct tlsrpt_position {
	int	 line, column;
};

struct tlsrpt_reader;

struct tlsrpt_reader	*tlsrpt_new(void);
void	 tlsrpt_free(struct tlsrpt_reader *r);

/*
 * Reads one document, which is UTF-8. On TLSRPT_GOOD *report is set, and
 * valid until the next call.
 */
enum tlsrpt_fault tlsrpt_read(struct tlsrpt_reader *r, struct bytes doc,
	    const struct tlsrpt **report, struct tlsrpt_position *position);

/* Name and version of the JSON library, for --version. */
const char	*tlsrpt_library(void);

#endif
