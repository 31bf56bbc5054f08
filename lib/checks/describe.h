/*
 * describe: the words of a check, and what several things come to together.
 */
#ifndef CHECKS_DESCRIBE_H
#define CHECKS_DESCRIBE_H

#include "checks/check.h"
#include "posture/record_at.h"

enum { DESCRIBED_MOST = 12 };	/* things described one by one; of more,
				   how many more there are */

/* Appends words as a new sentence: behind "; " where b has some. */
void	 describe(struct buf *b, const char *words);
/* The same with a text of strangers behind the words. */
void	 describe_text(struct buf *b, const char *words, struct bytes text);
/*
 * A record as it stands, behind what is wrong with it (NULL: nothing), and
 * behind whose it is (empty: the domain's own).
 */
void	 describe_record(struct buf *b, const char *fault, struct bytes whose,
	    struct bytes text);
/*
 * The record, behind words about it (NULL: none) and whose it is, or why none
 * counts.
 */
void	 describe_published(struct buf *b, const struct published *p,
	    const char *words, struct bytes whose);
/* As describe, with a number between. */
void	 describe_number(struct buf *b, const char *before, uint64_t n,
	    const char *behind);

/*
 * Classifies number i of many things, and appends words about it;
 * CHECK_NOT_APPLICABLE: the requirement is not about it, and nothing is said.
 */
typedef enum check_state classify_item(const void *all, size_t i,
	    struct bytes threshold, struct buf *words);

/*
 * What n things come to: the gravest of fail, unknown, warn and pass; said
 * in that order. False, and out is left as it is, when it is about none.
 */
bool	 describe_all(struct check *out, const void *all, size_t n,
	    struct bytes threshold, classify_item *classify);

#endif
