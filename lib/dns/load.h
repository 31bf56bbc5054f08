/*
 * load: files of saved DNS data into a store.
 *
 * Taken are answers as dig, kdig and drill print them, one after the other,
 * records alone (dig +noall +answer), and zone files. Which it is, is seen
 * line by line.
 *
 * An answer with a header counts as a whole: when it has as many records as
 * the header says, was not truncated, and its status is NOERROR or
 * NXDOMAIN. Only its answer section counts. Records without a header are
 * what they say; they are a whole zone, so that what is missing is absent,
 * when the first of them is a SOA record, and something that only zone files
 * have comes with them ($ORIGIN, $TTL, a relative name), or dig says that they
 * were transferred and the SOA record ends them, too.
 */
#ifndef DNS_LOAD_H
#define DNS_LOAD_H

#include "dns/store.h"

/* What is wrong with a file. */
struct dns_fault {
	unsigned long	line;	/* from 1; 0: none in particular */
	const char	*words;	/* ours */
	int		 error;	/* errno of reading, or 0 */
	bool		 too_large;
};

/*
 * Takes fd in, up to *left bytes, which become fewer. False when something
 * is wrong with it; what came before that is in the store.
 */
bool	 dns_load(struct dns *d, int fd, uint64_t *left,
	    struct dns_fault *fault);

#endif
