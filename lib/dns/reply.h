/*
 * reply: what the comments of dig, kdig and drill say of an answer.
 *
 *	;; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 1
 *	;; flags: qr rd ra; QUERY: 1, ANSWER: 0, AUTHORITY: 1, ADDITIONAL: 0
 *	;; QUESTION SECTION:
 *	;_dmarc.example.org.		IN	TXT
 *	;; WHEN: Sun Nov 22 04:52:47 UTC 2026
 *
 * drill has rcode in place of status, kdig semicolons in place of commas and
 * a line "Time 2026-11-22 04:52:47 UTC".
 */
#ifndef DNS_REPLY_H
#define DNS_REPLY_H

#include <stdint.h>

#include "dns/names.h"
#include "dns/types.h"

enum dns_section {
	DNS_NO_SECTION,
	DNS_QUESTION,
	DNS_ANSWER_SECTION,
	DNS_AUTHORITY,
	DNS_ADDITIONAL
};

struct dns_reply {
	bool		 query;		/* opcode QUERY */
	bool		 noerror, nxdomain;	/* its status; neither: it is
					   no answer */
	bool		 aa, tc, rd, ra;	/* flags, as RFC 1035 section
					   4.1.1 names them */
	bool		 counted;	/* how many records the answer has */
	uint64_t	 count;
	struct dns_name	 question;	/* n is 0: not told, or an odd name */
	enum dns_type	 type;
	bool		 in;		/* class IN */
	bool		 referral;	/* its authority section has NS
					   records (RFC 1034 section 4.3.1) */
	bool		 authority;	/* … or a SOA record */
	enum dns_section section;	/* whose lines follow */
};

enum dns_comment {
	DNS_COMMENT_NONE,
	DNS_COMMENT_HEADER,	/* another answer begins: *r is anew */
	DNS_COMMENT_PART,	/* of the answer */
	DNS_COMMENT_DATE,	/* *when; -1 when it cannot be read */
	DNS_COMMENT_TRANSFER,	/* records are those of a zone transfer */
	DNS_COMMENT_LAST	/* of the answer: no records of it follow */
};

/* What a comment tells, as it stands in the file with its semicolon. */
enum dns_comment dns_reply_comment(struct dns_reply *r, struct bytes text,
		    int64_t *when);

/*
 * Does the reply prove that its question has no records (when it has none,
 * or leads by CNAME to a name without)? A server that neither answers for
 * the zone nor looks further may only have pointed elsewhere.
 */
bool	 dns_reply_proves(const struct dns_reply *r, bool by_alias);

#endif
