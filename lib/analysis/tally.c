/* tally: which sums of a roll-up the messages of a record count in. */
#include "analysis/tally.h"

#define BIT(name)	(UINT32_C(1) << FIG(name))

static bool
is(struct bytes cell, const char *word, size_t n)
{
	return cell.n == n && memcmp(cell.p, word, n) == 0;
}

/* Unlike a call of bytes_equal this costs next to nothing. */
#define IS(cell, word)	is(cell, word, sizeof(word) - 1)

static uint32_t
when(bool holds, uint32_t bit)
{
	return holds ? bit : 0;
}

/* What the words of a list of results have among them. */
enum { RESULT_PASS = 1, RESULT_TEMPERROR = 2, RESULT_PERMERROR = 4 };

/* Some reporters write the words that RFC 7001 and its kin once had. */
static unsigned
result_of(struct bytes word)
{
	if (IS(word, "pass"))
		return RESULT_PASS;
	if (IS(word, "temperror") || IS(word, "unknown"))
		return RESULT_TEMPERROR;
	if (IS(word, "permerror") || IS(word, "error") ||
	    IS(word, "invalid"))
		return RESULT_PERMERROR;
	return 0;
}

static unsigned
results_of(struct bytes list)
{
	struct bytes word;
	bool more = list.n != 0;
	unsigned all = 0;

	while (tsv_item(&list, &more, &word))
		all |= result_of(word);
	return all;
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

static uint32_t
verdict_bit(struct bytes verdict)
{
	if (IS(verdict, "aligned"))
		return BIT(v_aligned);
	if (IS(verdict, "dkim-only"))
		return BIT(v_dkim_only);
	if (IS(verdict, "spf-only"))
		return BIT(v_spf_only);
	if (IS(verdict, "forwarded"))
		return BIT(v_forwarded);
	if (IS(verdict, "broken"))
		return BIT(v_broken);
	if (IS(verdict, "misaligned"))
		return BIT(v_misaligned);
	if (IS(verdict, "unauthenticated"))
		return BIT(v_unauthenticated);
	return BIT(v_unknown);
}

/*
 * What the receiver did with mail that failed. RFC 9990's "pass" is, like
 * "none", mail that DMARC did nothing to.
 */
static uint32_t
failure_bit(struct bytes disposition)
{
	if (IS(disposition, "none") || IS(disposition, "pass"))
		return BIT(fail_none);
	if (IS(disposition, "quarantine"))
		return BIT(fail_quarantine);
	if (IS(disposition, "reject"))
		return BIT(fail_reject);
	return BIT(fail_other);
}

/*
 * The sums that follow from the outcome of DMARC. A reason on mail that
 * passes overrides nothing: some write one on every row.
 */
static uint32_t
outcome(const struct rows *r, struct bytes dmarc)
{
	struct bytes disposition = rows_raw(r, REC_disposition);
	bool acted = IS(disposition, "quarantine") ||
	    IS(disposition, "reject");

	if (IS(dmarc, "pass"))
		return BIT(dmarc_pass) | when(acted, BIT(pass_acted));
	if (IS(dmarc, "fail"))
		return BIT(dmarc_fail) | failure_bit(disposition) |
		    when(any_item(rows_raw(r, REC_reason_types)),
		    BIT(overridden));
	return BIT(dmarc_unknown);
}

/* The sums that do not ask who evaluated the record. */
static uint32_t
evidence(const struct rows *r)
{
	unsigned spf = results_of(rows_raw(r, REC_spf_results));
	unsigned dkim = results_of(rows_raw(r, REC_dkim_results));

	return BIT(messages) |
	    when(IS(rows_raw(r, REC_reported_dmarc), "pass"),
		BIT(reported_pass)) |
	    when(spf & RESULT_PASS, BIT(spf_raw_pass)) |
	    when(dkim & RESULT_PASS, BIT(dkim_raw_pass)) |
	    when((spf | dkim) & RESULT_TEMPERROR, BIT(dns_errors)) |
	    when(spf & RESULT_PERMERROR, BIT(spf_permerrors));
}

static uint32_t
recomputed(const struct rows *r)
{
	return outcome(r, rows_raw(r, ALN_dmarc)) |
	    verdict_bit(rows_raw(r, ALN_verdict)) |
	    when(IS(rows_raw(r, ALN_spf_aligned), "pass"),
		BIT(spf_aligned_pass)) |
	    when(IS(rows_raw(r, ALN_dkim_aligned), "pass"),
		BIT(dkim_aligned_pass)) |
	    when(IS(rows_raw(r, ALN_spf_match), "strict") ||
		IS(rows_raw(r, ALN_dkim_match), "strict"), BIT(strict_pass));
}

static uint32_t
reported(const struct rows *r)
{
	return outcome(r, rows_raw(r, REC_reported_dmarc)) |
	    when(IS(rows_raw(r, REC_reported_spf), "pass"),
		BIT(spf_aligned_pass)) |
	    when(IS(rows_raw(r, REC_reported_dkim), "pass"),
		BIT(dkim_aligned_pass));
}

uint32_t
tally_sums(const struct rows *r)
{
	/* An aligned row begins with the columns of a record. */
	_Static_assert((int)ALN_quirks == (int)REC_quirks, "columns");

	return evidence(r) |
	    (r->kind == KIND_ALIGNED ? recomputed(r) : reported(r));
}
