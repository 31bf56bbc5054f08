/* as_of: when the answers were given that a fact rests on. */
#include "posture/as_of.h"

int64_t
as_of_older(int64_t a, int64_t b)
{
	if (a == AS_OF_NONE)
		return b;
	if (b == AS_OF_NONE)
		return a;
	return a < b ? a : b;
}
