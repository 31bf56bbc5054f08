/*
 * authentic: only reports whose mail was authenticated (--require-auth).
 *
 * What dmarc-unpack writes as mail_auth: "pass" tells that the domain of the
 * mail's From is what it says, not that this domain is the reporter.
 */
#ifndef REPORT_AUTHENTIC_H
#define REPORT_AUTHENTIC_H

#include "cli/cli.h"

struct authentic {
	bool		 required;	/* set by the caller; else all pass */
	bool		 known;		/* some document has a mail_auth */
	uint64_t	 passed_over;
};

/* Is this report to be taken? If not, it is told and counted. */
bool	 authentic_has(struct authentic *a, struct cli *c,
	    struct bytes source, struct bytes mail_auth);
/*
 * The end: where no document at all has a mail_auth, the option cannot be
 * followed; that is told, with what to do.
 */
void	 authentic_finish(const struct authentic *a, struct cli *c);

#endif
