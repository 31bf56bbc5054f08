/* tally: which sums of a roll-up the messages of a record count in. */
#include "rollup/tally.h"

#define BIT(name)	(UINT32_C(1) << FIG(name))

static uint32_t
when(bool holds, uint32_t bit)
{
	return holds ? bit : 0;
}

static uint32_t
verdict_bit(const struct record_fact *f)
{
	static const uint32_t bits[VERDICT_KINDS + 1] = {
		[VERDICT_UNKNOWN] = BIT(v_unknown),
		[VERDICT_ALIGNED] = BIT(v_aligned),
		[VERDICT_DKIM_ONLY] = BIT(v_dkim_only),
		[VERDICT_SPF_ONLY] = BIT(v_spf_only),
		[VERDICT_FORWARDED] = BIT(v_forwarded),
		[VERDICT_BROKEN] = BIT(v_broken),
		[VERDICT_MISALIGNED] = BIT(v_misaligned),
		[VERDICT_UNAUTHENTICATED] = BIT(v_unauthenticated),
		[VERDICT_KINDS] = 0
	};

	return bits[f->verdict];
}

/* The sums that follow from the result of DMARC and what was done. */
static uint32_t
result_bits(const struct record_fact *f)
{
	static const uint32_t failing[DISPOSITIONS] = {
		[DISPOSITION_NONE] = BIT(fail_none),
		[DISPOSITION_QUARANTINE] = BIT(fail_quarantine),
		[DISPOSITION_REJECT] = BIT(fail_reject),
		[DISPOSITION_OTHER] = BIT(fail_other)
	};

	switch (f->dmarc) {
	case OUTCOME_PASS:
		return BIT(dmarc_pass) |
		    when(fact_acted_on(f), BIT(pass_acted));
	case OUTCOME_FAIL:
		return BIT(dmarc_fail) | failing[f->disposition] |
		    when(f->reasoned, BIT(overridden));
	default:
		return BIT(dmarc_unknown);
	}
}

uint32_t
tally_sums(const struct record_fact *f)
{
	return BIT(messages) | result_bits(f) | verdict_bit(f) |
	    when(f->reported == OUTCOME_PASS, BIT(reported_pass)) |
	    when(f->raw & RAW_SPF_PASS, BIT(spf_raw_pass)) |
	    when(f->raw & RAW_DKIM_PASS, BIT(dkim_raw_pass)) |
	    when(f->raw & RAW_TEMPERROR, BIT(dns_errors)) |
	    when(f->raw & RAW_SPF_PERMERROR, BIT(spf_permerrors)) |
	    when(f->spf == OUTCOME_PASS, BIT(spf_aligned_pass)) |
	    when(f->dkim == OUTCOME_PASS, BIT(dkim_aligned_pass)) |
	    when(f->strict, BIT(strict_pass));
}
