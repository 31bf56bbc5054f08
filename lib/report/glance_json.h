/*
 * glance_json: what names an SMTP TLS report, where its text is plain.
 *
 * As report/glance.h: plain is only what report/tlsrpt.c is certain to read
 * the same, strictly or mended.
 */
#ifndef REPORT_GLANCE_JSON_H
#define REPORT_GLANCE_JSON_H

#include "report/tlsrpt.h"
#include "text/domain.h"

struct glance_json {
	struct tlsrpt_name name;	/* in the document */
	char		 domain[DOMAIN_TEXT];
};

/* Looks at doc, which is UTF-8; false when it is not plain. */
bool	 glance_json(struct bytes doc, struct glance_json *g);

#endif
