/*
 * tnef: the attachments in what Outlook and Exchange wrap mail in when they
 * take the reader for one of theirs: winmail.dat, application/ms-tnef
 * ([MS-OXTNEF]).
 */
#ifndef CONTAINER_TNEF_H
#define CONTAINER_TNEF_H

#include "base/bytes.h"

/* Does it begin here? */
bool	 tnef_begins(struct bytes head);

struct tnef_attachment {
	struct bytes	 name;		/* or empty */
	struct bytes	 data;
};

enum tnef_result {
	TNEF_ATTACHMENT,
	TNEF_END,
	TNEF_BROKEN		/* it is cut, or worse */
};

/*
 * The next attachment of *tnef, which is all of it at first and what is left
 * of it then.
 */
enum tnef_result tnef_next(struct bytes *tnef, struct tnef_attachment *out);

#endif
