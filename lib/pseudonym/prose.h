/*
 * prose: pseudonyms in text that has a form: DNS records, policies, terms,
 * addresses of the web, and what programs here say of them.
 *
 * Words that are kept (pseudonym/kept.h), numbers of up to eight digits,
 * times and punctuation stay; domain names, IP addresses, networks and mail
 * addresses become theirs; every other word becomes one of its own. Not for
 * what people write: a language shows through words that are replaced one by
 * one.
 */
#ifndef PSEUDONYM_PROSE_H
#define PSEUDONYM_PROSE_H

#include "pseudonym/addresses.h"
#include "pseudonym/names.h"

struct prose {
	struct prf		*prf;
	const struct kept	*kept;
	struct names		 names;
	struct addresses	 addresses;
	bool			 beside;	/* what is looked at is next
						   to a word */
};

/* Appends the pseudonym of text, as a cell. */
void	 prose_add(struct prose *p, struct bytes text, struct buf *out);

/*
 * Appends the pseudonym of a mail address, also in angle brackets. A local
 * part that is … stays. False, and nothing is appended, when it is none.
 */
bool	 prose_add_mail(struct prose *p, struct bytes raw, struct buf *out);

/* Numbers and times, of any column: do they stand as they are? */
bool	 prose_plain_number(struct bytes s);
bool	 prose_plain_time(struct bytes s);

#endif
