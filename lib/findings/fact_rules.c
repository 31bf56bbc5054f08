/* fact_rules: what findings about failing mail have in common. */
#include "base/num.h"
#include "findings/impl.h"

/* The first day of the failing that goes on still, or of the window's. */
static int64_t
since_of(const struct rules *f, const struct fact_source *s)
{
	int64_t since = -1;
	uint32_t i;

	for (i = 0; i < s->ndays; i++) {
		struct daily_source d = facts_day(f->w, s->first + i);
		uint64_t fail = d.n[SOURCE_FAIL];
		uint64_t all = fail + d.n[SOURCE_PASS];

		if (d.day >= f->end)
			break;
		if (!rules_share(fail, all, f->t->fact_share)) {
			if (all != 0 && d.day < f->begin)
				since = -1;
		} else if (since < 0) {
			since = d.day;
		}
	}
	return since;
}

void
rules_sum_source(const struct rules *f, const struct fact_source *s,
    int64_t from, struct source_sum *out)
{
	struct daily_source d;
	uint32_t i;
	int k;

	*out = (struct source_sum){ .since = s->fail == 0 ? -1 :
	    since_of(f, s) };
	for (i = 0; i < s->ndays; i++) {
		d = facts_day(f->w, s->first + i);
		if (d.day < from || d.day >= f->end)
			continue;
		for (k = 0; k < SOURCE_COUNTS; k++)
			num_add(&out->n[k], d.n[k]);
		witness_merge(&out->failing, &d.failing);
		out->days += d.n[SOURCE_FAIL] != 0;
	}
}

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
