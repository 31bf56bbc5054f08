/*
 * subject: what the subject of a message promises to be in it.
 */
#ifndef MAIL_SUBJECT_H
#define MAIL_SUBJECT_H

#include "base/bytes.h"

/*
 * Has it the form of a report's anywhere: "Report Domain: …" (RFC 7489
 * section 7.2.1.1, RFC 8460 section 5.3), in any case, or one of the forms
 * that reporters made up?
 */
bool	 subject_is_report(struct bytes subject);

/*
 * Does it begin so, behind tags ("[Preview]") and marks of forwarding
 * ("Fwd:")? Those who answer put something else in front. *forwarded tells
 * of such a mark.
 */
bool	 subject_promises(struct bytes subject, bool *forwarded);

/*
 * Is it one that failure reports have: "failure report" or "forensic report"
 * beside DMARC and its kin? No RFC gives them a form, and of other failures
 * people write reports, too.
 */
bool	 subject_is_failure(struct bytes subject);

#endif
