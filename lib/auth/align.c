/* align: do a record's results authenticate its From domain? */
#include "auth/align.h"

#include <stdlib.h>

#include "base/mem.h"

struct bytes
auth_match_keyword(enum auth_match m)
{
	static const struct bytes words[] = { WORD("none"), WORD("relaxed"),
		WORD("strict"), WORD("unknown") };

	return words[m];
}

enum auth_match
auth_match_of(const struct auth_name *from, const struct auth_name *domain)
{
	struct bytes a = auth_name_org(from), b = auth_name_org(domain);

	if (from->text.n == 0 || domain->text.n == 0)
		return MATCH_NONE;
	if (bytes_equal(from->text, domain->text))
		return MATCH_STRICT;
	return a.n != 0 && bytes_equal(a, b) ? MATCH_RELAXED : MATCH_NONE;
}

void
auth_checks_add(struct auth_checks *l, const struct auth_name *from,
    const struct auth_name *domain, enum auth_result result, bool helo)
{
	if (result == RESULT_UNUSABLE && domain->text.n == 0)
		return;
	if (l->n == l->room) {
		l->room = l->room ? l->room * 2 : 16;
		l->at = mem_resize(l->at, l->room, sizeof(*l->at));
	}
	l->at[l->n++] = (struct auth_check){ domain->text, result,
	    auth_match_of(from, domain), helo };
}

void
auth_checks_free(struct auth_checks *l)
{
	free(l->at);
	*l = (struct auth_checks){ 0 };
}

bool
auth_helo_counts(const struct auth_results *e)
{
	bool helo = false;
	size_t i;

	if (e->has_envelope)
		return false;
	for (i = 0; i < e->spf.n; i++) {
		if (!e->spf.at[i].helo)
			return false;
		helo = true;
	}
	return helo;
}

/* What a domain that passed shows. */
static unsigned
pass_facts(const struct auth_check *c, bool aligned)
{
	unsigned facts = FACT_PASS;

	if (c->domain.n == 0)
		return 0;
	facts |= c->match == MATCH_STRICT ? FACT_PASS_STRICT :
	    c->match == MATCH_RELAXED ? FACT_PASS_RELAXED : FACT_PASS_FOREIGN;
	return aligned ? facts | FACT_ALIGNED : facts;
}

/* What one check shows that counts. */
static unsigned
check_facts(const struct auth_check *c, bool strict)
{
	bool own = c->match != MATCH_NONE;
	bool aligned = strict ? c->match == MATCH_STRICT : own;
	unsigned facts = 0;

	switch (c->result) {
	case RESULT_UNUSABLE:
		return aligned ? FACT_UNTOLD : 0;
	case RESULT_NONE:
		return 0;
	case RESULT_PASS:
		return pass_facts(c, aligned);
	case RESULT_TEMPERROR:
		return (own ? FACT_TEMPERROR_OWN : 0) |
		    (aligned ? FACT_TEMPERROR : 0);
	case RESULT_PERMERROR:
		facts = aligned ? FACT_PERMERROR : 0;
		break;
	case RESULT_FAIL:
	case RESULT_SOFTFAIL:
		facts = own ? FACT_OWN_FAIL : 0;
		break;
	case RESULT_NEUTRAL:
	case RESULT_POLICY:
		break;
	}
	return aligned ? facts | FACT_UNVERIFIED : facts;
}

static unsigned
list_facts(const struct auth_checks *l, bool strict, bool helo_counts)
{
	unsigned facts = 0;
	size_t i;

	for (i = 0; i < l->n; i++) {
		if (l->at[i].result != RESULT_UNUSABLE)
			facts |= FACT_SEEN;
		if (!l->at[i].helo || helo_counts)
			facts |= check_facts(&l->at[i], strict);
	}
	return helo_counts && (facts & FACT_SEEN) ? facts | FACT_HELO : facts;
}

static enum auth_outcome
outcome(unsigned facts)
{
	if (facts & FACT_ALIGNED)
		return OUTCOME_PASS;
	return facts & (FACT_TEMPERROR | FACT_UNTOLD) ? OUTCOME_UNKNOWN :
	    OUTCOME_FAIL;
}

static enum auth_match
best_match(unsigned facts)
{
	if (facts & FACT_PASS_STRICT)
		return MATCH_STRICT;
	if (facts & FACT_PASS_RELAXED)
		return MATCH_RELAXED;
	return facts & FACT_TEMPERROR_OWN ? MATCH_UNKNOWN : MATCH_NONE;
}

struct auth_alignment
auth_align(const struct auth_results *e, struct auth_modes modes)
{
	struct auth_alignment a = { 0 };

	a.dkim_facts = list_facts(&e->dkim, modes.dkim_strict, false);
	a.spf_facts = list_facts(&e->spf, modes.spf_strict,
	    auth_helo_counts(e));
	if (e->from.text.n == 0 ||
	    !((a.dkim_facts | a.spf_facts) & FACT_SEEN)) {
		a.spf_match = a.dkim_match = MATCH_UNKNOWN;
		a.spf = a.dkim = a.dmarc = OUTCOME_UNKNOWN;
		return a;
	}
	a.spf_match = best_match(a.spf_facts);
	a.dkim_match = best_match(a.dkim_facts);
	a.spf = outcome(a.spf_facts);
	a.dkim = outcome(a.dkim_facts);
	if (a.spf == OUTCOME_PASS || a.dkim == OUTCOME_PASS)
		a.dmarc = OUTCOME_PASS;
	else if (a.spf == OUTCOME_FAIL && a.dkim == OUTCOME_FAIL)
		a.dmarc = OUTCOME_FAIL;
	return a;
}
