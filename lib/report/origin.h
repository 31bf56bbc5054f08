/* origin: where a report came from, as its rows tell it. */
#ifndef REPORT_ORIGIN_H
#define REPORT_ORIGIN_H

#include "base/quirks.h"

/* Of the texts, all but source and report may be empty. */
struct report_origin {
	struct bytes	source, mail_date, mail_from, mail_auth;
	struct quirks	quirks;		/* met on the way to it */
	struct bytes	report;		/* the cell of that name */
};

#endif
