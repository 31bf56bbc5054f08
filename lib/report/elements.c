/* elements: the element names of aggregate reports. */
#include "report/elements.h"

#include <stdint.h>

enum { LONGEST = 18 };		/* extra_contact_info */

static const struct bytes names[EL_COUNT] = {
	{ "", 0 },
#define ELEMENT_BYTES(name)	{ #name, sizeof(#name) - 1 },
	ELEMENTS(ELEMENT_BYTES)
#undef ELEMENT_BYTES
};

/* The first element of each length; a test holds the table to the list. */
static const uint8_t first[LONGEST + 2] = {
	[1] = EL_p, [2] = EL_sp, [3] = EL_end, [4] = EL_aspf, [5] = EL_adkim,
	[6] = EL_record, [7] = EL_version, [8] = EL_org_name,
	[9] = EL_report_id, [10] = EL_date_range, [11] = EL_disposition,
	[12] = EL_auth_results, [13] = EL_envelope_from,
	[14] = EL_report_metadata, [15] = EL_report_metadata,
	[16] = EL_policy_published, [17] = EL_extra_contact_info,
	[18] = EL_extra_contact_info, [19] = EL_COUNT,
};

enum element
element_find(struct bytes name, bool *odd)
{
	int e, from, to;

	if (name.n == 0 || name.n > LONGEST)
		return EL_unknown;
	from = first[name.n];
	to = first[name.n + 1];
	for (e = from; e < to; e++)
		if (names[e].p[0] == name.p[0] &&
		    memcmp(names[e].p, name.p, name.n) == 0)
			return (enum element)e;
	for (e = from; e < to; e++)
		if (bytes_equal_nocase(names[e], name)) {
			*odd = true;
			return (enum element)e;
		}
	return EL_unknown;
}
