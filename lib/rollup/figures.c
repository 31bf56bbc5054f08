/* figures: the sums of one roll-up row, small while they are small. */
#include "rollup/figures.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"

_Static_assert(FIGURES <= 32, "figures_add_each takes a 32-bit set");

static void
widen(struct figures *f)
{
	int i;

	f->wide = mem_zero(FIGURES, sizeof(*f->wide));
	for (i = 0; i < FIGURES; i++)
		f->wide[i] = f->small[i];
}

bool
figures_add(struct figures *f, int i, uint64_t n)
{
	if (f->wide == NULL && n <= (uint64_t)(UINT16_MAX - f->small[i])) {
		f->small[i] = (uint16_t)(f->small[i] + n);
		return true;
	}
	if (f->wide == NULL)
		widen(f);
	return num_add(&f->wide[i], n);
}

bool
figures_add_each(struct figures *f, uint32_t which, uint64_t n)
{
	bool fits = true;

	for (; which != 0; which &= which - 1)
		if (!figures_add(f, __builtin_ctz(which), n))
			fits = false;
	return fits;
}

void
figures_free(struct figures *f)
{
	free(f->wide);
	*f = (struct figures){ 0 };
}
