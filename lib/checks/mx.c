/* mx: requirements on the MX records of a domain. */
#include "checks/mx.h"

#include "base/num.h"
#include "checks/describe.h"
#include "checks/requirements.h"

bool
check_has_mx(const struct mx_facts *f, struct check *out)
{
	if (f->state == DNS_UNKNOWN || f->n != 0)
		return true;
	out->state = CHECK_NOT_APPLICABLE;
	out->as_of = f->as_of;
	describe(&out->found, f->null ? "null MX: it takes no mail" :
	    "it has no MX");
	return false;
}

bool
check_mx_published(const struct posture *p, const struct published *t,
    bool counts, struct check *out)
{
	if (!check_has_mx(&p->mx, out))
		return false;
	out->as_of = t->as_of;
	if (t->state == DNS_UNKNOWN) {
		out->state = CHECK_UNKNOWN;
		describe(&out->found, "not in the data");
		return false;
	}
	if (counts)
		return true;
	describe_published(&out->found, t, t->valid ? t->doubt : t->fault,
	    BYTES_NONE);
	out->state = CHECK_FAIL;
	if (p->mx.state == DNS_UNKNOWN) {
		out->state = CHECK_UNKNOWN;
		describe(&out->found, "whether the domain has MX hosts is "
		    "not in the data");
	}
	return false;
}

static void
describe_hosts(struct check *out, const struct mx_facts *f)
{
	size_t i;

	for (i = 0; i < f->n && i < DESCRIBED_MOST; i++) {
		describe_number(&out->found, "", f->host[i].preference, " ");
		buf_add(&out->found, f->host[i].name.n != 0 ?
		    f->host[i].name : BYTES("(a name that is none)"));
	}
	if (f->n > DESCRIBED_MOST)
		describe_number(&out->found, "and ", f->n - DESCRIBED_MOST,
		    " more");
	if (f->null)
		describe_number(&out->found, "", f->null_preference, " .");
}

/* Begins both: false when nothing is known, or there is no record. */
static bool
describe_mx(struct check *out, const struct mx_facts *f)
{
	out->as_of = f->as_of;
	if (f->state == DNS_FOUND) {
		describe_hosts(out, f);
		return true;
	}
	out->state = f->state == DNS_UNKNOWN ? CHECK_UNKNOWN : CHECK_FAIL;
	describe(&out->found, f->state == DNS_UNKNOWN ? "not in the data" :
	    f->state == DNS_NXDOMAIN ? "the domain does not exist" :
	    "no MX record: mail goes to the address of the domain, where it "
	    "has one");
	return false;
}

void
check_mx_present(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct mx_facts *f = &p->mx;

	(void)threshold;
	describe(&out->expected, "an MX record that names a host");
	if (!describe_mx(out, f))
		return;
	out->state = f->n == 0 ? CHECK_FAIL : f->null ? CHECK_WARN :
	    CHECK_PASS;
	if (f->n == 0)
		describe(&out->found, "null MX: it takes no mail");
	else if (f->null)
		describe(&out->found, "a null MX among others is a fault");
}

/* A preference other than 0 is not what the RFC writes, but understood. */
void
check_mx_null(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct mx_facts *f = &p->mx;

	(void)threshold;
	describe(&out->expected, "0 . and no other MX record");
	if (!describe_mx(out, f))
		return;
	if ((p->subject.roles & ROLE_RECEIVING) != 0 && f->n != 0) {
		out->state = CHECK_NOT_APPLICABLE;
		describe(&out->found, "the domain receives mail");
		return;
	}
	out->state = !f->null || f->n != 0 ? CHECK_FAIL :
	    f->null_preference != 0 ? CHECK_WARN : CHECK_PASS;
	if (f->null && f->n != 0)
		describe(&out->found, "a null MX among others is a fault");
	else if (f->null && f->null_preference != 0)
		describe(&out->found, "its preference should be 0");
}
