/*
 * failure: what a failure report says (RFC 5965, 6591, 6692, 9991, and RFC
 * 7489 section 7.3), or another abuse report of that form.
 *
 * A report is a mail: a part of fields, and the reported message or its
 * header. Every field is treated as optional; what had to be forgiven is
 * told in quirks. Addresses stand as they came: who writes rows redacts.
 */
#ifndef REPORT_FAILURE_H
#define REPORT_FAILURE_H

#include "base/ip.h"
#include "base/limits.h"
#include "base/quirks.h"
#include "mail/encrypted.h"

struct failure_list {
	struct bytes	*items;
	size_t		 n, room;
};

/* One result: a signature or an SPF check. */
struct failure_check {
	struct bytes	 domain;
	struct bytes	 detail;	/* selector; or mfrom, helo */
	struct bytes	 result;
};

struct failure_checks {
	struct failure_check *at;
	size_t		 n, room;
};

struct failure {
	struct bytes	 org_name, report_id;
	int64_t		 arrival;		/* seconds; -1: not known */
	bool		 has_ip;
	struct ip	 source_ip;
	uint64_t	 count;			/* messages */
	struct bytes	 header_from, policy_domain;
	struct bytes	 envelope_from;		/* "<>": the null one */
	struct failure_checks dkim, spf;
	struct bytes	 reported_dmarc;	/* pass, fail, unknown */
	struct bytes	 feedback_type, user_agent, source_port,
			 auth_failure, identity_alignment, delivery_result,
			 incidents;
	struct failure_list reported_domain, original_rcpt_to, spf_dns;
	struct bytes	 dkim_identity;		/* an address */
	struct bytes	 message_id;		/* without <> */
	struct bytes	 subject;		/* decoded, UTF-8 */
	struct bytes	 fields, sample;	/* what all this was read from:
						   for its identity */
	struct quirks	 quirks;
};

enum failure_fault {
	FAILURE_GOOD,
	FAILURE_NONE,		/* no failure report */
	FAILURE_ATTACHED,	/* the report is in a message in this one, or
			   another message follows it */
	FAILURE_ENCRYPTED,		/* failure_encrypted tells how */
	FAILURE_DEPTH,		/* over limits.depth */
	FAILURE_PARTS,		/* over limits.parts */
	FAILURE_HEADER,		/* over limits.header */
	FAILURE_LIST		/* over limits.list */
};

struct failure_reader;

struct failure_reader	*failure_new(const struct limits *limits);
void	 failure_free(struct failure_reader *r);

/*
 * Reads one message, which is UTF-8. On FAILURE_GOOD *report is set, and
 * valid until the next call, as long as message is.
 */
enum failure_fault failure_read(struct failure_reader *r,
	    struct bytes message, const struct failure **report);

/* After FAILURE_ENCRYPTED: what has to be taken off first. */
enum encrypted	 failure_encrypted(const struct failure_reader *r);

#endif
