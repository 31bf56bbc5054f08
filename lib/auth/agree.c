/* agree: does the reporter's own DMARC result agree with ours? */
#include "auth/agree.h"

#include "text/domain.h"

const char *
auth_agrees(const struct auth_record *r, const struct auth_alignment *a)
{
	if (a->dmarc == OUTCOME_UNKNOWN ||
	    r->reported_dmarc == OUTCOME_UNKNOWN)
		return "unknown";
	return a->dmarc == r->reported_dmarc ? "yes" : "no";
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

	if (!within(r->evidence.from.text, top))
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

/* The reporter says pass, we fail. */
static const char *
why_they_pass(const struct auth_record *r, const struct auth_alignment *a)
{
	unsigned facts = a->spf_facts | a->dkim_facts;

	if (joined_by_policy(r, &r->evidence.dkim) ||
	    joined_by_policy(r, &r->evidence.spf))
		return "discovery";
	if (facts & FACT_PASS_RELAXED)
		return "mode";
	if ((facts & FACT_PASS) && repeats_raw(r->reported_spf, a->spf_facts) &&
	    repeats_raw(r->reported_dkim, a->dkim_facts))
		return "raw-results";
	if (r->reasons != 0)
		return "override";
	if ((r->reported_dkim == OUTCOME_PASS &&
	    !(a->dkim_facts & FACT_SEEN)) ||
	    (r->reported_spf == OUTCOME_PASS && !(a->spf_facts & FACT_SEEN)))
		return "no-evidence";
	return "unexplained";
}

/* The reporter says fail, we pass. */
static const char *
why_they_fail(const struct auth_record *r, const struct auth_alignment *a)
{
	unsigned facts = a->spf_facts | a->dkim_facts;

	if ((a->spf_facts & FACT_HELO) && a->dkim != OUTCOME_PASS)
		return "helo";
	if (!(facts & FACT_PASS_STRICT))
		return r->treewalk ? "discovery" : "mode";
	return r->reasons != 0 ? "override" : "unexplained";
}

const char *
auth_agrees_reason(const struct auth_record *r,
    const struct auth_alignment *a)
{
	if (r->reported_dmarc == OUTCOME_UNKNOWN)
		return "not-reported";
	if (a->dmarc == OUTCOME_UNKNOWN)
		return (a->spf_facts | a->dkim_facts) & FACT_TEMPERROR ?
		    "dns-error" : "no-evidence";
	if (r->reported_dmarc != a->dmarc)
		return a->dmarc == OUTCOME_FAIL ? why_they_pass(r, a) :
		    why_they_fail(r, a);
	return differ(r->reported_spf, a->spf) ||
	    differ(r->reported_dkim, a->dkim) ? "mechanism" : "";
}
