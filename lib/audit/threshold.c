/* threshold: what a profile may set a requirement's threshold to. */
#include "audit/threshold.h"

#include "base/num.h"

uint64_t
threshold_value(struct bytes t)
{
	uint64_t n = 0;

	return num_parse(t, &n) ? n : 0;
}

const char *
threshold_sts_mode(struct bytes t)
{
	return bytes_equal(t, BYTES("testing")) ||
	    bytes_equal(t, BYTES("enforce")) ? NULL :
	    "the threshold must be testing or enforce";
}

const char *
threshold_number(struct bytes t)
{
	uint64_t n;

	return num_parse(t, &n) ? NULL : "the threshold must be a number";
}
