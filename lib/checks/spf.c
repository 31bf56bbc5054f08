/* spf: what is asked of a domain's own SPF record. */
#include "checks/spf_impl.h"

#include "base/num.h"
#include "checks/requirements.h"
#include "checks/threshold.h"

enum { SIZE_MOST = 450 };	/* RFC 7208 section 3.4 */

void
found_count(struct check *out, uint64_t n, const char *one, const char *many)
{
	buf_num(&out->found, n);
	buf_byte(&out->found, ' ');
	buf_adds(&out->found, n == 1 ? one : many);
}

uint64_t
check_limit(struct bytes threshold, uint64_t otherwise)
{
	return threshold.n != 0 ? threshold_value(threshold) : otherwise;
}

/* ---- Records */

static void
found_absent(const struct spf_facts *f, struct check *out)
{
	bool matters = out->state == CHECK_FAIL;

	if (f->own.state == DNS_NXDOMAIN)
		buf_adds(&out->found, "the domain does not exist");
	else
		buf_adds(&out->found, "no SPF record");
	if (matters && f->own.near.n != 0) {
		buf_adds(&out->found, ", but a text that is none, as ");
		buf_adds(&out->found, f->own.near_why);
		buf_adds(&out->found, ": ");
		buf_add(&out->found, f->own.near);
	}
	if (matters && f->type_spf)
		buf_adds(&out->found, "; one of the obsolete type SPF");
}

bool
check_has_record(const struct posture *p, enum check_state otherwise,
    struct check *out)
{
	const struct spf_published *own = &p->spf.own;

	out->as_of = own->as_of;
	if (own->state == DNS_UNKNOWN) {
		out->state = CHECK_UNKNOWN;
		return false;
	}
	if (own->n == 1)
		return true;
	out->state = otherwise;
	if (own->n == 0) {
		found_absent(&p->spf, out);
	} else {
		found_count(out, own->n, "", "SPF records, which count as "
		    "none");
	}
	return false;
}

void
check_spf_record(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct spf_facts *f = &p->spf;

	(void)threshold;
	buf_adds(&out->expected, "one SPF record: v=spf1 …");
	if (!check_has_record(p, CHECK_FAIL, out))
		return;
	out->state = f->own.record.odd_case ? CHECK_WARN : CHECK_PASS;
	buf_add(&out->found, f->own.text);
	if (f->own.record.odd_case)
		buf_adds(&out->found, " (not all receivers read a version "
		    "in another case than v=spf1)");
	if (f->type_spf)
		buf_adds(&out->found, " (and one of the obsolete type SPF)");
}

void
check_spf_single(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	(void)threshold;
	buf_adds(&out->expected, "1 SPF record");
	if (check_has_record(p, p->spf.own.n > 1 ? CHECK_FAIL :
	    CHECK_NOT_APPLICABLE, out)) {
		out->state = CHECK_PASS;
		buf_adds(&out->found, "1 SPF record");
	}
}

void
check_spf_grammar(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct spf_record *r = &p->spf.own.record;

	(void)threshold;
	buf_adds(&out->expected, "every term is one of RFC 7208");
	if (!check_has_record(p, CHECK_NOT_APPLICABLE, out))
		return;
	if (r->wrong != NULL) {
		out->state = CHECK_FAIL;
		buf_add(&out->found, r->wrong_term);
		buf_adds(&out->found, ": ");
		buf_adds(&out->found, r->wrong);
		return;
	}
	out->state = r->like_term.n != 0 ? CHECK_WARN : CHECK_PASS;
	if (r->like_term.n != 0) {
		buf_add(&out->found, r->like_term);
		buf_adds(&out->found, ": is ignored as an unknown modifier; "
		    "mechanisms have a colon");
	} else {
		found_count(out, r->nterms, "term", "terms");
	}
}

void
check_spf_null(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct spf_walk *w = &p->spf.walk;

	(void)threshold;
	buf_adds(&out->expected, "v=spf1 -all");
	if (!check_has_record(p, CHECK_FAIL, out))
		return;
	out->state = w->n == 1 && w->step[0].term.kind == SPF_ALL &&
	    w->step[0].state == SPF_STATE_OK && w->all == '-' ?
	    CHECK_PASS : CHECK_FAIL;
	buf_add(&out->found, p->spf.own.text);
}

/* The name and the text of all records of the type (section 3.4). */
void
check_spf_size(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	uint64_t most = check_limit(threshold, SIZE_MOST);
	uint64_t n = p->spf.own.bytes + p->subject.domain.n;

	buf_adds(&out->expected, "at most ");
	buf_num(&out->expected, most);
	buf_adds(&out->expected, " octets");
	if (!check_has_record(p, CHECK_NOT_APPLICABLE, out) &&
	    p->spf.own.n == 0)
		return;
	out->state = n <= most ? CHECK_PASS : CHECK_FAIL;
	out->found.n = 0;
	found_count(out, n, "octet", "octets");
	if (n > p->spf.own.text.n + p->subject.domain.n) {
		buf_adds(&out->found, ", ");
		buf_num(&out->found, p->spf.own.text.n);
		buf_adds(&out->found, " of them SPF");
	}
}
