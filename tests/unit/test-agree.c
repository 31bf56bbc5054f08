/*
 * test-agree: does the reporter's result agree, and why not (auth/agree.h).
 *
 * All combinations of what a record may show, within a small world: no
 * answer without a reason, no reason that does not fit, no reason that
 * nothing leads to. Each reason is shown by a record of its own in
 * tests/cases/align/agrees.
 */
#include "auth/agree.h"

#include "tap.h"

enum { DOMAINS = 4, RESULTS = 5, OUTCOMES = 3 };

#define NAME(name, at) \
	{ .text = { (name), sizeof(name) - 1 }, .org = (at) }

/* As under a list that has github.io for a public suffix. */
static const struct auth_name from = NAME("www.alice.github.io", 4);
static const struct auth_name domains[DOMAINS] = {
	NAME("www.alice.github.io", 4),	/* the same */
	NAME("alice.github.io", 0),	/* of the same organisation */
	NAME("bob.github.io", 0),		/* of another, by the list */
	NAME("example.net", 0),
};
static const enum auth_result results[RESULTS] = {
	RESULT_UNUSABLE, RESULT_PASS, RESULT_FAIL, RESULT_TEMPERROR,
	RESULT_PERMERROR
};

/* Takes the check numbered n, 0 for none. */
static void
add_check(struct auth_checks *l, unsigned n, bool helo)
{
	l->n = 0;
	if (n-- == 0)
		return;
	auth_checks_add(l, &from, &domains[n % DOMAINS],
	    results[n / DOMAINS % RESULTS], helo);
}

static bool
reported(const struct auth_record *r, enum auth_outcome o)
{
	return r->reported_spf == o || r->reported_dkim == o;
}

/* Does the word fit what the record shows? */
static bool
fits(const struct auth_record *r, const struct auth_alignment *a,
    enum auth_why why)
{
	unsigned facts = a->spf_facts | a->dkim_facts;
	bool passes = a->dmarc == OUTCOME_PASS;

	switch (why) {
	case WHY_NONE:
	case WHY_MECHANISM:
		return a->dmarc == r->reported_dmarc;
	case WHY_NOT_REPORTED:
		return r->reported_dmarc == OUTCOME_UNKNOWN;
	case WHY_NO_EVIDENCE:
		return a->dmarc == OUTCOME_UNKNOWN ||
		    (!passes && reported(r, OUTCOME_PASS));
	case WHY_DNS_ERROR:
		return a->dmarc == OUTCOME_UNKNOWN &&
		    (facts & FACT_TEMPERROR);
	case WHY_DISCOVERY:
		return passes ? r->treewalk : (facts & FACT_PASS_FOREIGN) != 0;
	case WHY_MODE:
		return (facts & FACT_PASS_RELAXED) != 0;
	case WHY_HELO:
		return passes && (a->spf_facts & FACT_HELO);
	case WHY_RAW_RESULTS:
		return !passes && (facts & FACT_PASS);
	case WHY_OVERRIDE:
		return r->reasons != 0;
	case WHY_UNEXPLAINED:
		return r->reasons == 0;
	case WHY_KINDS:
		break;
	}
	return false;
}

/* What was met over all records. */
static unsigned told_no[WHY_KINDS], told[WHY_KINDS];
static int silent, wrong;

static void
look(const struct auth_record *r, struct auth_modes modes)
{
	struct auth_alignment a = auth_align(&r->results, modes);
	enum auth_agreement agrees = auth_agrees(r, &a);
	enum auth_why why = auth_agrees_reason(r, &a);

	told[why]++;
	if (agrees == AGREES_NO)
		told_no[why]++;
	silent += agrees != AGREES_YES && auth_why_keyword(why).n == 0;
	wrong += !fits(r, &a, why);
}

/* All that a reporter may say of one and the same evidence. */
static void
each_report(struct auth_record *r)
{
	struct auth_modes modes;
	unsigned n;

	for (n = 0; n < OUTCOMES * OUTCOMES * 16; n++) {
		r->reported_spf = n % OUTCOMES;
		r->reported_dkim = n / OUTCOMES % OUTCOMES;
		r->reported_dmarc = reported(r, OUTCOME_PASS) ?
		    OUTCOME_PASS : reported(r, OUTCOME_UNKNOWN) ?
		    OUTCOME_UNKNOWN : OUTCOME_FAIL;
		r->reasons = n / 9 & 1 ? REASON_LOCAL_POLICY : 0;
		r->treewalk = n / 9 & 2;
		modes.dkim_strict = n / 9 & 4;
		modes.spf_strict = n / 9 & 8;
		look(r, modes);
	}
}

static void
each_record(void)
{
	const unsigned kinds = DOMAINS * RESULTS + 1;
	struct auth_record r = { .results.from = from };
	unsigned n;

	r.published.domain = (struct auth_name)NAME("github.io", 9);
	for (n = 0; n < kinds * kinds * 2; n++) {
		add_check(&r.results.dkim, n % kinds, false);
		add_check(&r.results.spf, n / kinds % kinds,
		    n >= kinds * kinds);
		each_report(&r);
	}
	auth_checks_free(&r.results.dkim);
	auth_checks_free(&r.results.spf);
}

/* Each word for records that disagree, but those that cannot be. */
static void
reached(void)
{
	int why;

	for (why = 0; why < WHY_KINDS; why++) {
		bool never = why == WHY_NONE || why == WHY_MECHANISM ||
		    why == WHY_NOT_REPORTED || why == WHY_DNS_ERROR;

		printf("# \"%s\": %u, %u of them no\n",
		    auth_why_keyword(why).p, told[why], told_no[why]);
		ok(told[why] != 0 && (told_no[why] == 0) == never,
		    "is met, with no where it can be");
	}
}

int
main(void)
{
	each_record();
	tap_num(silent, 0, "no and unknown always have a reason");
	tap_num(wrong, 0, "no reason belies the record");
	reached();
	return tap_done();
}
