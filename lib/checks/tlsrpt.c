/* tlsrpt: requirements on the TLS-RPT record of a domain. */
#include "checks/describe.h"
#include "checks/mx.h"
#include "checks/requirements.h"
#include "posture/posture.h"

/* True when there is one record; else out says what there is. */
static bool
has_record(const struct posture *p, struct check *out)
{
	return check_mx_published(p, &p->tlsrpt.txt,
	    p->tlsrpt.txt.records == 1, out);
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
	describe_record(&out->found, NULL, BYTES_NONE, p->tlsrpt.txt.text);
}

void
check_tls_rpt_grammar(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct published *t = &p->tlsrpt.txt;

	(void)threshold;
	describe(&out->expected, "v=TLSRPTv1; rua= with mailto: or https: "
	    "addresses");
	if (!has_record(p, out)) {
		if (out->state == CHECK_FAIL)
			out->state = CHECK_NOT_APPLICABLE;
		return;
	}
	out->state = !t->valid ? CHECK_FAIL :
	    t->doubt != NULL ? CHECK_WARN : CHECK_PASS;
	describe_record(&out->found, t->valid ? t->doubt : t->fault, BYTES_NONE,
	    t->text);
}
