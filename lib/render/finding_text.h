/*
 * finding_text: what is said of a finding, on a page and in rows.
 */
#ifndef RENDER_FINDING_TEXT_H
#define RENDER_FINDING_TEXT_H

#include "render/writing.h"

/* What it is about, in a few words; good until the page ends. */
struct bytes	 finding_title(struct writing *x, const struct finding *n);
/* Appends to out what to do about it, as sentences. */
void		 finding_add_text(struct writing *x, const struct finding *n,
		    struct buf *out);
/* What it rests on, or what stands in the way; so may it be empty. */
struct bytes	 finding_proofs(struct writing *x, const struct finding *n);

#endif
