/* agree: does the reporter's own DMARC result agree with ours? */
#include "auth/agree.h"

#include "text/domain.h"

struct bytes
auth_agreement_keyword(enum auth_agreement a)
{
	static const struct bytes words[] = {
		WORD("unknown"), WORD("no"), WORD("yes") };

	return words[a];
}

struct bytes
auth_why_keyword(enum auth_why r)
{
#define WHY_WORD(name, word, meaning)	WORD(word),
	static const struct bytes words[] = {
		AGREEMENT_WHYS(WHY_WORD)
	};
#undef WHY_WORD

	return words[r];
}

enum auth_agreement
auth_agrees(const struct auth_record *r, const struct auth_alignment *a)
{
	if (a->dmarc == OUTCOME_UNKNOWN ||
	    r->reported_dmarc == OUTCOME_UNKNOWN)
		return AGREES_UNKNOWN;
	return a->dmarc == r->reported_dmarc ? AGREES_YES : AGREES_NO;
}

/* Both told, and different. */
static bool
differ(enum auth_outcome reported, enum auth_outcome ours)
{
	return reported != OUTCOME_UNKNOWN && ours != OUTCOME_UNKNOWN &&
	    reported != ours;
}

static bool
within(struct bytes name, struct bytes domain)
{
	return domain.n != 0 &&
	    (bytes_equal(name, domain) || domain_below(name, domain));
}

/*
 * Did a domain pass that the list puts in another organisation, though it
 * and the From domain both stand under the policy's domain?
 */
static bool
joined_by_policy(const struct auth_record *r, const struct auth_checks *l)
{
	struct bytes top = r->published.domain.text;
	size_t i;

	if (!within(r->results.from.text, top))
		return false;
	for (i = 0; i < l->n; i++)
		if (l->at[i].result == RESULT_PASS &&
		    l->at[i].match == MATCH_NONE &&
		    within(l->at[i].domain, top))
			return true;
	return false;
}

/* The reporter says pass or fail exactly where something passed or not. */
static bool
repeats_raw(enum auth_outcome reported, unsigned facts)
{
	return reported == (facts & FACT_PASS ? OUTCOME_PASS : OUTCOME_FAIL);
}

/* Is it this mechanism that the reporter says passed, as far as is told? */
static bool
said_to_pass(const struct auth_record *r, enum auth_outcome reported)
{
	return reported == OUTCOME_PASS || (r->reported_spf != OUTCOME_PASS &&
	    r->reported_dkim != OUTCOME_PASS);
}

/* The reporter says pass, we fail. */
static enum auth_why
why_they_pass(const struct auth_record *r, const struct auth_alignment *a)
{
	bool dkim = said_to_pass(r, r->reported_dkim);
	bool spf = said_to_pass(r, r->reported_spf);
	unsigned facts = a->spf_facts | a->dkim_facts;

	if ((dkim && joined_by_policy(r, &r->results.dkim)) ||
	    (spf && joined_by_policy(r, &r->results.spf)))
		return WHY_DISCOVERY;
	if ((dkim && (a->dkim_facts & FACT_PASS_RELAXED)) ||
	    (spf && (a->spf_facts & FACT_PASS_RELAXED)))
		return WHY_MODE;
	if ((facts & FACT_PASS) && repeats_raw(r->reported_spf, a->spf_facts) &&
	    repeats_raw(r->reported_dkim, a->dkim_facts))
		return WHY_RAW_RESULTS;
	if (r->reasons != 0)
		return WHY_OVERRIDE;
	if ((r->reported_dkim == OUTCOME_PASS &&
	    !(a->dkim_facts & FACT_SEEN)) ||
	    (r->reported_spf == OUTCOME_PASS && !(a->spf_facts & FACT_SEEN)))
		return WHY_NO_EVIDENCE;
	return WHY_UNEXPLAINED;
}

/* The reporter says fail, we pass. */
static enum auth_why
why_they_fail(const struct auth_record *r, const struct auth_alignment *a)
{
	unsigned facts = a->spf_facts | a->dkim_facts;

	if ((a->spf_facts & FACT_HELO) && a->dkim != OUTCOME_PASS)
		return WHY_HELO;
	if (!(facts & FACT_PASS_STRICT))
		return r->treewalk ? WHY_DISCOVERY : WHY_MODE;
	return r->reasons != 0 ? WHY_OVERRIDE : WHY_UNEXPLAINED;
}

enum auth_why
auth_agrees_reason(const struct auth_record *r,
    const struct auth_alignment *a)
{
	if (r->reported_dmarc == OUTCOME_UNKNOWN)
		return WHY_NOT_REPORTED;
	if (a->dmarc == OUTCOME_UNKNOWN)
		return (a->spf_facts | a->dkim_facts) & FACT_TEMPERROR ?
		    WHY_DNS_ERROR : WHY_NO_EVIDENCE;
	if (r->reported_dmarc != a->dmarc)
		return a->dmarc == OUTCOME_FAIL ? why_they_pass(r, a) :
		    why_they_fail(r, a);
	return differ(r->reported_spf, a->spf) ||
	    differ(r->reported_dkim, a->dkim) ? WHY_MECHANISM : WHY_NONE;
}
