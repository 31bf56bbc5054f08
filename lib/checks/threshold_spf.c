/* threshold_spf: what a profile may set the threshold of spf-all to. */
#include "checks/threshold_spf.h"

int
threshold_spf_rank(char qualifier)
{
	switch (qualifier) {
	case '-':
		return 3;
	case '~':
		return 2;
	case '+':
		return 0;
	default:
		return 1;
	}
}

const char *
threshold_spf_all(struct bytes t)
{
	return bytes_equal(t, BYTES("-all")) || bytes_equal(t,
	    BYTES("~all")) || bytes_equal(t, BYTES("?all")) ? NULL :
	    "the threshold must be -all, ~all or ?all";
}
