/*
 * names: what files, members and attachments are called. Labels for people,
 * never paths to open.
 */
#ifndef CONTAINER_NAMES_H
#define CONTAINER_NAMES_H

#include "base/bytes.h"

/* A longer one loses its middle: it stands in the source of all in it. */
enum { NAME_MOST = 1024 };

/*
 * Appends name with each run of slashes as one, so that "//" in a source is
 * always the border of a level. inner: not an operand; then slashes at both
 * ends go, too, and NAME_MOST holds.
 */
void	 name_add_collapsed(struct buf *b, struct bytes name, bool inner);

/* What stands behind the last slash, or all of it. */
struct bytes	 name_base(struct bytes name);

/*
 * Has the name the form that RFC 7489 section 7.2.1.1 and RFC 8460 section
 * 5.1 give reports: domain!domain!digits!digits, anything behind it?
 */
bool	 name_is_report(struct bytes name);
/* Has any level of a source that form? */
bool	 name_path_is_report(struct bytes source);
/*
 * Is it what mail programs make of a report's subject when they save it:
 * "Report domain … Submitter …" without the colons?
 */
bool	 name_is_subject(struct bytes name);

/* Does an archive member's name say that it is no document (__MACOSX)? */
bool	 name_is_fork(struct bytes name);

#endif
