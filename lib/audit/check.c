/* check: what one requirement comes to for one domain. */
#include "audit/check.h"

int64_t
as_of_older(int64_t a, int64_t b)
{
	if (a == AS_OF_NONE)
		return b;
	if (b == AS_OF_NONE)
		return a;
	return a < b ? a : b;
}
