/*
 * record: an entry of a file of DNS text as a record (RFC 1035 section 5.1).
 */
#ifndef DNS_RECORD_H
#define DNS_RECORD_H

#include "dns/lex.h"
#include "dns/names.h"
#include "dns/types.h"

/* A record; its bytes are those of the reader it was read with. */
struct dns_record {
	struct bytes	owner;		/* normal form */
	enum dns_type	type;
	unsigned	preference;	/* of MX */
	struct bytes	data;		/* A, AAAA: the canonical address;
					   TXT, SPF: the strings, joined with
					   nothing between; NS, CNAME, PTR,
					   MX, DNAME, SOA: the (first) name,
					   "." for the root, empty for an odd
					   one; TLSA: three numbers and hex
					   digits in lower case, a blank
					   between; else empty */
};

/* What entries depend on, of those before them. */
struct dns_scope {
	struct dns_name	origin, owner, target;
	bool		has_origin, has_owner;
	bool		relative;	/* something only zone files have came:
					   a directive, a name relative to an
					   origin, a blank for the last owner */
	struct buf	data;
};

enum dns_entry_kind {
	DNS_IS_RECORD,
	DNS_IS_NOTHING,		/* a directive; a record of another class,
				   or of a name that no mail domain has */
	DNS_IS_WRONG
};

/*
 * Reads the entry that l holds, under and into scope (a zeroed one is at
 * the begin of a file). A SOA record before any $ORIGIN makes its owner the
 * origin. *fault says in our words what is wrong.
 */
enum dns_entry_kind dns_record_read(const struct dns_lexer *l,
		    struct dns_scope *scope, struct dns_record *out,
		    const char **fault);
void		 dns_scope_free(struct dns_scope *scope);

#endif
