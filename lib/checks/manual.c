/* manual: what no saved data can show. */
#include "checks/requirements.h"
#include "posture/posture.h"

void
check_manual(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	(void)p;
	out->state = CHECK_UNKNOWN;
	out->as_of = AS_OF_NONE;
	buf_adds(&out->found, "not in this data");
	buf_add(&out->expected, threshold);
}
