/* findings_inventory: what the list of domains says, and the mail does not. */
#include "analysis/findings_impl.h"

void
rules_of_inventory(struct rules *f)
{
	(void)f;
}
