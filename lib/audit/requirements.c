/* requirements: all that a profile may ask for, as one table. */
#include "audit/requirements.h"

#include "audit/threshold.h"

#define REQUIREMENT(name, slug, check, wrong, reference, threshold, \
	    meaning) \
	{ slug, check, wrong, reference, threshold, meaning },
static const struct requirement requirements[] = {
	REQUIREMENTS(REQUIREMENT)
	{ NULL, NULL, NULL, NULL, NULL, NULL }
};

const struct requirement *
requirement_at(size_t i)
{
	if (i + 1 >= sizeof(requirements) / sizeof(requirements[0]))
		return NULL;
	return &requirements[i];
}

const struct requirement *
requirement_find(struct bytes slug)
{
	const struct requirement *r;

	for (r = requirements; r->slug != NULL; r++)
		if (bytes_equal(slug, bytes_of(r->slug)))
			return r;
	return NULL;
}
