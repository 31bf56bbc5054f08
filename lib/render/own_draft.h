/*
 * own_draft: likely senders as a list for align-filter --own, to be edited.
 */
#ifndef RENDER_OWN_DRAFT_H
#define RENDER_OWN_DRAFT_H

#include "base/bytes.h"
#include "summary/summary.h"

/*
 * Appends the list. Every line is a comment: entries begin with "# ", what
 * is said about them with "##", so that taking the first two characters off
 * any line that begins with "# " leaves one that --own takes.
 */
void	 own_draft(struct buf *out, const struct summary_draft *d);

#endif
