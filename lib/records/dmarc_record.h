/*
 * dmarc_record: the grammar of DMARC records (RFC 9989 section 4.7 and 4.8,
 * RFC 7489 section 6.3 and 6.4).
 *
 * Read is what both standards have; which tags are there tells what a
 * receiver of the one or the other would see. Nothing here asks the DNS.
 */
#ifndef RECORDS_DMARC_RECORD_H
#define RECORDS_DMARC_RECORD_H

#include <stdint.h>

#include "keywords/keywords.h"

/* X(NAME, tag): those that either standard has. */
#define DMARC_TAGS(X) \
	X(V, "v") X(P, "p") X(SP, "sp") X(NP, "np") X(ADKIM, "adkim") \
	X(ASPF, "aspf") X(FO, "fo") X(RUA, "rua") X(RUF, "ruf") X(T, "t") \
	X(PSD, "psd") X(PCT, "pct") X(RF, "rf") X(RI, "ri")

#define DMARC_TAG_NUMBER(name, tag)	DMARC_NUMBER_##name,
enum dmarc_tag_number {
	DMARC_TAGS(DMARC_TAG_NUMBER)
	DMARC_TAG_KINDS
};
#undef DMARC_TAG_NUMBER

/* Bits of sets of tags: DMARC_TAG_P … */
#define DMARC_TAG_BIT(name, tag) \
	DMARC_TAG_##name = 1 << DMARC_NUMBER_##name,
enum {
	DMARC_TAGS(DMARC_TAG_BIT)
	/* which RFC 9989 no longer has, and which RFC 7489 had not yet */
	DMARC_TAGS_OLD = DMARC_TAG_PCT | DMARC_TAG_RF | DMARC_TAG_RI,
	DMARC_TAGS_NEW = DMARC_TAG_NP | DMARC_TAG_T | DMARC_TAG_PSD
};
#undef DMARC_TAG_BIT

/* When failure reports are asked for (fo), a set. */
enum {
	DMARC_FO_ALL = 1,	/* 0 */
	DMARC_FO_ANY = 2,	/* 1 */
	DMARC_FO_DKIM = 4,	/* d */
	DMARC_FO_SPF = 8	/* s */
};

enum dmarc_psd { DMARC_PSD_UNTOLD, DMARC_PSD_YES, DMARC_PSD_NO };

struct dmarc_record {
	unsigned	 tags;		/* that are there */
	unsigned	 bad;		/* of them: with a value that the
					   standards do not have; it counts
					   as its default */
	unsigned	 apart;		/* of them: with a value that RFC 7489
					   has and RFC 9989 no longer */
	unsigned	 odd_case;	/* of them: a keyword not in lower
					   case, which is allowed */
	bool		 syntax;	/* something is no tag, and ignored */
	bool		 unknown;	/* tags of neither standard */
	bool		 p_second;	/* p is behind v, as RFC 7489 asks */
	enum auth_policy p, sp, np;	/* POLICY_UNKNOWN: absent or bad */
	bool		 dkim_strict, spf_strict;	/* adkim=s, aspf=s */
	bool		 testing;	/* t=y */
	enum dmarc_psd	 psd;
	unsigned	 fo;		/* DMARC_FO_ALL by default */
	unsigned	 pct;		/* 100 by default */
	uint64_t	 ri;		/* seconds; 86400 by default */
	struct bytes	 rua, ruf, rf;	/* lists as they stand, of the text
					   that was read */
};

enum dmarc_reading {
	DMARC_READ,
	DMARC_OTHER,	/* another text, of no concern */
	DMARC_NEAR,	/* meant to be one, perhaps: v=DMARC1 in another
			   case, quoted or behind blanks. Receivers ignore it:
			   the version must come first and be exact */
	DMARC_INVALID	/* a tag comes twice: the whole list is invalid (RFC
			   6376 section 3.2), but it counts as a record where
			   several are too many */
};

/* txt: a TXT record, its strings joined. out is set for DMARC_READ. */
enum dmarc_reading dmarc_record_read(struct bytes txt,
		    struct dmarc_record *out);

/*
 * Does DMARC apply by this record? Without a valid p, or with an sp or np
 * that is not valid, only if a report address is there: then it is p=none,
 * whatever else it says (RFC 9989 section 4.10.1, RFC 7489 section 6.6.3).
 * *p, *sp and *np become what counts; sp and np may be POLICY_UNKNOWN.
 */
bool	 dmarc_record_applies(const struct dmarc_record *r,
	    enum auth_policy *p, enum auth_policy *sp, enum auth_policy *np);

/* An address of rua or ruf (RFC 9989 section 4.8, dmarc-uri). */
struct dmarc_uri {
	struct bytes	text;	/* without the size */
	struct bytes	size;	/* "10m" of RFC 7489; empty: none */
	struct bytes	domain;	/* of a mailto URI: behind the @ */
	bool		valid;
	bool		mailto;
};

/* Takes the first off list; false when it is at its end. */
bool	 dmarc_uri_next(struct bytes *list, struct dmarc_uri *out);

#endif
