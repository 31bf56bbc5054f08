/*
 * token: words that stand for texts: twelve letters and digits, the first a
 * letter, so that one can be a label of a domain name (RFC 1035 section
 * 2.3.1). Of a million texts, two have the same word with a chance of one
 * in a million.
 */
#ifndef PSEUDONYM_TOKEN_H
#define PSEUDONYM_TOKEN_H

#include "crypto/prf.h"

enum { TOKEN = 12 };

/* What a word is for: the same text has another one for another use. */
enum token_use {
	USE_TEXT = 't',		/* text of any kind */
	USE_ORGANISATION = 'o',	/* label right below what is kept */
	USE_HYPHENS = 'h',	/* where its hyphens are */
	USE_NAME = 'n',		/* labels left of that */
	USE_DEEP = 'd',		/* all labels of a name that has too many */
	USE_LOCAL = 'l',	/* local part of a mail address */
	USE_PATH = 'p',		/* name of a file or folder */
	USE_V4 = '4',		/* bits of addresses */
	USE_V6 = '6',
	USE_AS = 'a'		/* bits of numbers of autonomous systems */
};

/* Writes the word of text to out. */
void	 token_make(struct prf *p, enum token_use use, struct bytes text,
	    char out[TOKEN]);
/* Appends it. */
void	 token_add(struct prf *p, enum token_use use, struct bytes text,
	    struct buf *out);

#endif
