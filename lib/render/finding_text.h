/*
 * finding_text: what is said of a finding, on a page and in rows.
 */
#ifndef RENDER_FINDING_TEXT_H
#define RENDER_FINDING_TEXT_H

#include "render/writing.h"

/* What it is about, in a few words; good until the page ends. */
struct bytes	 finding_title(struct writing *x, const struct finding *n);
/* Appends to out what there is to say of it, as sentences. */
void		 finding_add_text(struct writing *x, const struct finding *n,
		    struct buf *out);
/* What to do, one after the other; returns how many, good as the title. */
enum { FINDING_STEPS_MOST = 3 };
size_t		 finding_steps(struct writing *x, const struct finding *n,
		    struct bytes step[FINDING_STEPS_MOST]);
/* Who, as whom, since when … as data; returns how many. */
enum { FINDING_FACTS_MOST = 8 };
size_t		 finding_facts(struct writing *x, const struct finding *n,
		    struct fact facts[FINDING_FACTS_MOST]);
/* What it rests on, or what stands in the way; so may it be empty. */
struct bytes	 finding_proofs(struct writing *x, const struct finding *n);

#endif
