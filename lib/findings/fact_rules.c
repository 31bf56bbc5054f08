/* fact_rules: what findings about failing mail have in common. */
#include "base/num.h"
#include "findings/impl.h"

enum severity
rules_fact(const struct rules *f, uint32_t domain, const struct witness *seen,
    uint64_t days, enum severity full)
{
	bool counts = seen->one != 0 &&
	    facts_weight(f->w, domain, seen->one - 1) != 0;

	if ((seen->one != 0) + (seen->two != 0) >=
	    (int)f->t->fact_reporters || seen->authenticated ||
	    (counts && days >= f->t->fact_days) || full > SEVERITY_MEDIUM)
		return full;
	return SEVERITY_MEDIUM;
}

void
rules_received(struct finding *n, const uint64_t *source)
{
	int i;

	for (i = 0; i < RECEIVERS; i++)
		num_add(&n->receivers[i], source[SOURCE_NONE + i]);
}

enum finding_cause
rules_cause(const uint64_t *n)
{
	uint64_t most = n[SOURCE_BARE];
	enum finding_cause cause = CAUSE_BARE;

	if (n[SOURCE_MISALIGNED] > most) {
		most = n[SOURCE_MISALIGNED];
		cause = CAUSE_MISALIGNED;
	}
	/* Where SPF of the domain fails, that is why nothing passes. */
	if (cause == CAUSE_BARE && n[SOURCE_SPF_FAIL] * 2 > most)
		cause = CAUSE_SPF;
	return n[SOURCE_BROKEN] > most ? CAUSE_DKIM : cause;
}

enum severity
rules_lost(const struct rules *f, const struct finding *n)
{
	uint64_t acted = n->receivers[RECEIVERS_QUARANTINE];

	num_add(&acted, n->receivers[RECEIVERS_REJECT]);
	return acted >= f->t->fact_messages ? SEVERITY_CRITICAL :
	    SEVERITY_HIGH;
}
