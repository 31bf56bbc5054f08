/*
 * glance: what names an aggregate report, read off its first few hundred
 * bytes where these are plain.
 *
 * Most reports are, and a parser would cost dmarc-unpack a third of its
 * speed. Plain is only what report/aggregate.c is certain to read the same,
 * strictly or mended, whatever stands behind it: elements where its table
 * has them, in lower case, each once, without attributes but the root's,
 * and in the values that count printable ASCII without references.
 */
#ifndef REPORT_GLANCE_H
#define REPORT_GLANCE_H

#include "report/identity.h"
#include "text/domain.h"

struct glance {
	struct aggregate_name name;	/* in the document */
	char		 domain[DOMAIN_TEXT];
};

/*
 * Looks at doc, which is UTF-8, up to where all of the name has been seen.
 * False when it is not plain, or a record comes before that: then the name
 * is not known.
 */
bool	 glance(struct bytes doc, struct glance *g);

#endif
