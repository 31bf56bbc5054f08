/*
 * dkim_key: the grammar of DKIM key records (RFC 6376 section 3.6.1, RFC 8301,
 * RFC 8463). Nothing here asks the DNS, and nothing looks into the key:
 * crypto/key.h does.
 */
#ifndef RECORDS_DKIM_KEY_H
#define RECORDS_DKIM_KEY_H

#include "base/bytes.h"

enum dkim_key_kind {
	DKIM_KEY_RSA,		/* k=rsa, and without k */
	DKIM_KEY_ED25519,	/* RFC 8463 section 3 */
	DKIM_KEY_UNKNOWN	/* of another word: the record is ignored */
};

struct dkim_key {
	enum dkim_key_kind kind;
	bool		 versioned;	/* v=DKIM1 is there */
	bool		 revoked;	/* p is empty */
	bool		 sha1, sha256;	/* hash algorithms that may be used:
					   both where h is not there */
	bool		 email;		/* s allows mail */
	bool		 testing;	/* t=y */
	bool		 strict;	/* t=s */
	bool		 granular;	/* g of RFC 4871, which RFC 6376 no
					   longer has */
	bool		 hollow;	/* nothing between two semicolons */
	struct bytes	 p;		/* base64, as it stands */
};

enum dkim_key_reading {
	DKIM_KEY_READ,
	DKIM_KEY_OTHER,		/* another text: of no concern. Its version is
				   another, or it has neither v nor p */
	DKIM_KEY_INVALID	/* a key record, but not a valid one */
};

/*
 * txt: a TXT record at SELECTOR._domainkey.DOMAIN, its strings joined. out is
 * set for DKIM_KEY_READ. *fault is what is wrong, in our words, or NULL.
 */
enum dkim_key_reading dkim_key_read(struct bytes txt, struct dkim_key *out,
		    const char **fault);

/*
 * Appends the bytes that p stands for. False when it is not base64, or not
 * the 32 bytes that an Ed25519 key has (RFC 8463 section 4.2); *fault says
 * which.
 */
bool	 dkim_key_bytes(const struct dkim_key *key, struct buf *out,
	    const char **fault);

#endif
