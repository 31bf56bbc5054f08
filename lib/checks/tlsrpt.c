/* tlsrpt: requirements on the TLS-RPT record of a domain. */
#include "checks/describe.h"
#include "checks/mx.h"
#include "checks/requirements.h"
#include "posture/posture.h"

/* True when there is one record; else out says what there is. */
static bool
has_record(const struct posture *p, struct check *out)
{
	const struct tlsrpt_facts *f = &p->tlsrpt;

	if (!check_has_mx(&p->mx, out))
		return false;
	out->as_of = f->as_of;
	if (f->state == DNS_UNKNOWN) {
		out->state = CHECK_UNKNOWN;
		describe(&out->found, "not in the data");
		return false;
	}
	if (f->records == 1)
		return true;
	out->state = p->mx.state == DNS_UNKNOWN ? CHECK_UNKNOWN : CHECK_FAIL;
	if (f->records > 1)
		describe_number(&out->found, "", f->records,
		    " records, so none counts");
	else if (f->near)
		describe_record(&out->found, f->fault, BYTES_NONE, f->text);
	else
		describe(&out->found, "no record");
	if (out->state == CHECK_UNKNOWN)
		describe(&out->found,
		    "whether the domain has MX hosts is not in "
		    "the data");
	return false;
}

void
check_tls_rpt_record(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	(void)threshold;
	describe_text(&out->expected, "a record at _smtp._tls.",
	    p->subject.domain);
	if (!has_record(p, out))
		return;
	out->state = CHECK_PASS;
	describe_record(&out->found, NULL, BYTES_NONE, p->tlsrpt.text);
}

void
check_tls_rpt_grammar(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct tlsrpt_facts *f = &p->tlsrpt;

	(void)threshold;
	describe(&out->expected, "v=TLSRPTv1; rua= with mailto: or https: "
	    "addresses");
	if (!has_record(p, out)) {
		if (out->state == CHECK_FAIL)
			out->state = CHECK_NOT_APPLICABLE;
		return;
	}
	out->state = !f->valid ? CHECK_FAIL :
	    f->doubt != NULL ? CHECK_WARN : CHECK_PASS;
	describe_record(&out->found, f->valid ? f->doubt : f->fault, BYTES_NONE,
	    f->text);
}
