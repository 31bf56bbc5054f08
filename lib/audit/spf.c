/* spf: SPF of the domains of an audit, as rows of its own. */
#include "audit/spf.h"

#include "audit/spf_flatten.h"
#include "audit/spf_tree.h"

void
audit_spf_tree(struct audit *a, const struct posture *p)
{
	spf_tree_write(a->out, p->subject.domain, &p->spf);
}

void
audit_spf_flatten(struct audit *a, const struct posture *p)
{
	struct spf_flattened did = spf_flatten_write(a->out,
	    p->subject.domain, &p->spf, &a->keep);

	if (did.resolved && !a->fresh_said)
		cli_say(a->cli, MSG_KEEP_FRESH, BYTES_NONE);
	a->fresh_said |= did.resolved;
}
