/* subdomains: do names below a domain have records of their own? */
#include "base/num.h"
#include "checks/requirements.h"
#include "posture/posture.h"

enum { SHOWN_MOST = 8 };

static void
describe_part(struct check *out, enum below_state state, const char *what)
{
	if (state != BELOW_NO)
		return;
	buf_adds(&out->found, bytes_end(buf_view(&out->found),
	    BYTES("lacks")) ? " " : ", ");
	buf_adds(&out->found, what);
}

/* Appends one name that lacks something, or how many more there are. */
static void
describe_subdomain(struct check *out, const struct below_name *n, size_t seen)
{
	if (seen >= SHOWN_MOST)
		return;
	if (seen != 0)
		buf_adds(&out->found, "; ");
	buf_add(&out->found, n->name);
	buf_adds(&out->found, " lacks");
	describe_part(out, n->dmarc, "DMARC");
	describe_part(out, n->spf, "SPF");
	describe_part(out, n->dkim, "DKIM");
}

static bool
lacks(const struct below_name *n)
{
	return n->dmarc == BELOW_NO || n->spf == BELOW_NO ||
	    n->dkim == BELOW_NO;
}

static bool
unknown(const struct below_name *n)
{
	return n->dmarc == BELOW_UNKNOWN || n->spf == BELOW_UNKNOWN ||
	    n->dkim == BELOW_UNKNOWN;
}

void
check_subdomains_covered(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct below_facts *f = &p->below;
	size_t i, bad = 0, open = 0;

	(void)threshold;
	buf_adds(&out->expected, "DMARC, SPF and DKIM records at each name "
	    "below");
	out->as_of = f->as_of;
	if (f->elsewhere) {
		out->state = CHECK_NOT_APPLICABLE;
		buf_adds(&out->found, "told of ");
		buf_add(&out->found, p->subject.above);
		return;
	}
	for (i = 0; i < f->n; i++) {
		open += unknown(&f->at[i]);
		if (lacks(&f->at[i]))
			describe_subdomain(out, &f->at[i], bad++);
	}
	if (bad > SHOWN_MOST) {
		buf_adds(&out->found, "; and ");
		buf_num(&out->found, bad - SHOWN_MOST);
		buf_adds(&out->found, " more");
	}
	if (bad != 0) {
		out->state = CHECK_FAIL;
		return;
	}
	if (f->n != 0)
		buf_num(&out->found, f->n);
	buf_adds(&out->found, f->n == 0 ? "no name known" : f->n == 1 ?
	    " name known" : " names known");
	if (open != 0) {
		buf_adds(&out->found, ", of ");
		buf_num(&out->found, open);
		buf_adds(&out->found, " the data does not tell all");
	} else if (!f->whole) {
		buf_adds(&out->found, ", but only a whole zone file tells "
		    "that there are no others");
	}
	out->state = open == 0 && f->whole ? CHECK_PASS : CHECK_UNKNOWN;
}
