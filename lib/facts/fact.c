/* fact: a row of records, aligned or not, read once. */
#include "facts/fact.h"

#include "calendar/period.h"
#include "calendar/prorate.h"

static void
read_result(struct record_fact *f, const struct rows *r)
{
	f->evaluated = r->kind == KIND_ALIGNED;
	f->dmarc = (uint8_t)auth_outcome_of(rows_raw(r, f->evaluated ?
	    (int)ALN_dmarc : (int)REC_reported_dmarc));
	f->verdict = f->evaluated ?
	    (uint8_t)auth_verdict_of(rows_raw(r, ALN_verdict)) :
	    VERDICT_KINDS;
	if (f->evaluated && f->verdict == VERDICT_KINDS)
		f->verdict = VERDICT_UNKNOWN;
}

static void
read_mechanisms(struct record_fact *f, const struct rows *r)
{
	bool aligned = r->kind == KIND_ALIGNED;

	f->reported = (uint8_t)auth_outcome_of(rows_raw(r,
	    REC_reported_dmarc));
	f->spf = (uint8_t)auth_outcome_of(rows_raw(r, aligned ?
	    (int)ALN_spf_aligned : (int)REC_reported_spf));
	f->dkim = (uint8_t)auth_outcome_of(rows_raw(r, aligned ?
	    (int)ALN_dkim_aligned : (int)REC_reported_dkim));
	f->strict = aligned &&
	    (WORD_IS(rows_raw(r, ALN_spf_match), "strict") ||
	    WORD_IS(rows_raw(r, ALN_dkim_match), "strict"));
}

/* The results that a list of words has among them, 1 << RESULT_…. */
static unsigned
results_of(struct bytes list)
{
	struct bytes word;
	bool more = list.n != 0;
	unsigned all = 0;

	while (tsv_item(&list, &more, &word))
		all |= 1U << auth_result_of(word);
	return all;
}

static void
read_raw(struct record_fact *f, const struct rows *r)
{
	unsigned spf = results_of(rows_raw(r, REC_spf_results));
	unsigned dkim = results_of(rows_raw(r, REC_dkim_results));

	f->raw = (uint8_t)((spf >> RESULT_PASS & 1) * RAW_SPF_PASS |
	    (dkim >> RESULT_PASS & 1) * RAW_DKIM_PASS |
	    ((spf | dkim) >> RESULT_TEMPERROR & 1) * RAW_TEMPERROR |
	    (spf >> RESULT_PERMERROR & 1) * RAW_SPF_PERMERROR);
}

/* Is there an item that is not empty? */
static bool
any_item(struct bytes list)
{
	size_t i;

	for (i = 0; i < list.n; i++)
		if (list.p[i] != '|')
			return true;
	return false;
}

static void
read_action(struct record_fact *f, const struct rows *r)
{
	f->disposition = (uint8_t)auth_disposition_of(rows_raw(r,
	    REC_disposition));
	f->reasoned = any_item(rows_raw(r, REC_reason_types));
}

static void
read_policy(struct record_fact *f, const struct rows *r)
{
	f->policy = POLICY_UNKNOWN;
	f->policy_from = POLICY_FROM_KINDS;
	if (r->kind != KIND_ALIGNED)
		return;
	f->policy = (uint8_t)auth_policy_of(rows_raw(r, ALN_policy));
	f->policy_from = (uint8_t)auth_policy_source_of(rows_raw(r,
	    ALN_policy_from));
}

static void
read_basis(struct record_fact *f, const struct rows *r)
{
	f->null_sender = WORD_IS(rows_raw(r, REC_envelope_from), "<>");
	f->differs = false;
	f->basis = 0;
	if (r->kind != KIND_ALIGNED)
		return;
	f->basis = verdict_bases_of(rows_raw(r, ALN_evidence));
	f->differs = WORD_IS(rows_raw(r, ALN_agrees), "no");
}

void
fact_read(struct record_fact *f, struct rows *r, unsigned fields)
{
	/* An aligned row begins with the columns of a record. */
	_Static_assert((int)ALN_quirks == (int)REC_quirks, "columns");
	int64_t period[2];

	if (fields & READ_RESULT)
		read_result(f, r);
	if (fields & READ_MECHANISMS)
		read_mechanisms(f, r);
	if (fields & READ_RAW)
		read_raw(f, r);
	if (fields & READ_ACTION)
		read_action(f, r);
	if (fields & READ_POLICY)
		read_policy(f, r);
	if (fields & READ_BASIS)
		read_basis(f, r);
	if (fields & READ_MESSAGES)
		f->messages = rows_num(r, REC_count);
	if (fields & READ_PERIOD) {
		rows_period(r, REC_begin, REC_end, REC_quirks, period);
		f->begin = period[0];
		f->end = period[1];
		f->day = period_day(f->begin, f->end);
		f->prorated = prorate_needed(f->begin, f->end);
	}
}

void
fact_evaluated(struct record_fact *f, const struct evaluation *e)
{
	f->evaluated = true;
	f->verdict = (uint8_t)e->verdict;
	f->dmarc = (uint8_t)e->align.dmarc;
	f->spf = (uint8_t)e->align.spf;
	f->dkim = (uint8_t)e->align.dkim;
	f->strict = e->align.spf_match == MATCH_STRICT ||
	    e->align.dkim_match == MATCH_STRICT;
	f->policy = (uint8_t)e->policy.policy;
	f->policy_from = (uint8_t)e->policy.from;
	f->basis = e->basis;
	f->differs = e->agrees == AGREES_NO;
}

enum failure_class
fact_failure(const struct record_fact *f)
{
	if (!f->evaluated)
		return FAILURE_REPORTED;
	switch (f->verdict) {
	case VERDICT_FORWARDED:
		return FAILURE_FORWARDED;
	case VERDICT_BROKEN:
		return FAILURE_BROKEN;
	case VERDICT_MISALIGNED:
		return FAILURE_MISALIGNED;
	case VERDICT_UNAUTHENTICATED:
		return FAILURE_UNAUTHENTICATED;
	default:
		return FAILURE_UNKNOWN;
	}
}

bool
fact_marked(const struct record_fact *f)
{
	return f->verdict == VERDICT_BROKEN ||
	    fact_shows(f, BASIS_DKIM_BROKEN) ||
	    fact_shows(f, BASIS_SPF_OWN_FAIL) ||
	    fact_shows(f, BASIS_SPF_PERMERROR);
}
