/*
 * spf_record: the grammar of SPF records (RFC 7208 sections 4.5, 4.6, 5, 6,
 * 7.1 and 12).
 *
 * Nothing here asks the DNS: what a term comes down to is for who does.
 */
#ifndef RECORDS_SPF_RECORD_H
#define RECORDS_SPF_RECORD_H

#include "base/ip.h"

/* ---- Terms */

enum spf_kind {
	SPF_ALL,
	SPF_INCLUDE,
	SPF_A,
	SPF_MX,
	SPF_PTR,
	SPF_IP4,
	SPF_IP6,
	SPF_EXISTS,
	SPF_REDIRECT,		/* from here on: modifiers */
	SPF_EXP,
	SPF_OTHER_MODIFIER,	/* of a name that RFC 7208 does not have: it
				   must be ignored (section 6) */
	SPF_NO_TERM
};

struct spf_term {
	struct bytes	 text;		/* as it stands */
	enum spf_kind	 kind;
	char		 qualifier;	/* + - ~ ?; 0 of a modifier */
	struct bytes	 domain;	/* its domain-spec as it stands; empty:
					   it has none */
	bool		 macros;	/* in the domain-spec: what it is
					   depends on the message */
	bool		 macro_p;	/* one of them is %{p}, which section
					   7.2 says not to use */
	struct ip_net	 net;		/* of ip4 and ip6 */
	unsigned	 bits4, bits6;	/* of a and mx; 32 and 128 if not
					   told */
	const char	*wrong;		/* in our words, or NULL */
};

/* Takes the first term off what stands behind the version; false: no more. */
bool	 spf_term_next(struct bytes *terms, struct spf_term *out);

/*
 * Is s a domain-spec (section 7.1)? NULL, or in our words what is wrong.
 * *macros and *macro_p are set when it has such.
 */
const char	*spf_domain_wrong(struct bytes s, bool *macros,
		    bool *macro_p);
/* The same of a macro-string, which may be anything and need not end so. */
const char	*spf_macros_wrong(struct bytes s);

/* ---- Records */

enum spf_reading {
	SPF_READ,	/* a record; there may be something wrong with it */
	SPF_OTHER,	/* another text, of no concern: also v=spf10 */
	SPF_NEAR	/* meant to be one, perhaps, and ignored by receivers */
};

struct spf_record {
	struct bytes	 terms;		/* what stands behind the version */
	bool		 odd_case;	/* of the version: the grammar allows
					   it, section 4.5 says "exactly" */
	size_t		 nterms;
	bool		 has_all, has_redirect;
	struct bytes	 like_term;	/* a modifier with the name of a
					   mechanism, as ip4=…, which is
					   ignored; empty: none */
	/* The first term that is wrong: then all of the record is permerror
	   (section 4.6), whatever comes before it. wrong: our words, NULL. */
	const char	*wrong;
	struct bytes	 wrong_term;
	const char	*near;		/* of SPF_NEAR: why it is none */
};

/* txt: a TXT record, its strings joined. */
enum spf_reading spf_record_read(struct bytes txt, struct spf_record *out);

#endif
