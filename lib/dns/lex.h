/*
 * lex: a file of DNS text (RFC 1035 section 5.1) as entries and comments.
 *
 * An entry is a line, or several that parentheses join; comments at its end
 * are dropped. A line that begins with a semicolon is a comment of its own:
 * what dig and its kin say of an answer stands there. The file is read once,
 * in blocks; an entry is held whole, and one larger than any record can be
 * is refused.
 */
#ifndef DNS_LEX_H
#define DNS_LEX_H

#include <stdint.h>

#include "base/bytes.h"

/* A word, or what stands between quotes; escapes are still there. */
struct dns_token {
	struct bytes	raw;
	bool		quoted;
};

enum dns_item {
	DNS_END,
	DNS_COMMENT,		/* text: without its line end */
	DNS_ENTRY,		/* token[0 … ntokens - 1], at least one */
	DNS_FAULT		/* fault, on line */
};

struct dns_lexer {
	int		 fd;
	uint64_t	 left;		/* bytes that may still be read */
	bool		 end;
	unsigned long	 reading;	/* number of the line at hand */
	size_t		 at, n;		/* what is not yet read of block */
	char		 block[1 << 16];
	size_t		*ends;		/* of tokens, 2 * place + quoted */
	size_t		 room, depth;

	/* the item */
	unsigned long	 line;		/* where it begins, from 1 */
	struct buf	 text;
	bool		 indented;	/* the entry begins with a blank */
	struct dns_token *token;
	size_t		 ntokens;
	const char	*fault;		/* what is wrong, in our words */
	int		 error;		/* errno of reading, or 0 */
	bool		 too_large;	/* more than most bytes */
};

/* Reads fd, which stays the caller's, up to most bytes. */
void		 dns_lexer_start(struct dns_lexer *l, int fd, uint64_t most);
/* The next item; what it holds lasts until the next call. */
enum dns_item	 dns_lexer_next(struct dns_lexer *l);
void		 dns_lexer_free(struct dns_lexer *l);

#endif
