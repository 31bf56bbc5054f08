/*
 * forward: addresses that pass mail on, as far as signatures tell: the
 * domain's own pass there, its SPF does not, and they pass mostly elsewhere.
 */
#include "findings/impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"

/* How much each selector passes, by the number of its name. */
static uint64_t *
sum_selectors(const struct rules *f)
{
	uint64_t *passes = mem_zero(f->w->names.n, sizeof(*passes));
	const struct daily_signature *g;
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->signatures); i++) {
		g = keyed_at(&f->w->signatures, i);
		num_add(&passes[g->selector], g->pass);
	}
	return passes;
}

/* A service's own identifiers would say whose customer it is. */
static bool
is_forwarder(const struct rules *f, uint32_t i, const uint64_t *passes)
{
	const struct fact_source *s = begun_at(&f->w->sources, i);
	const struct fact_sender *sender = keyed_at(&f->w->senders,
	    s->sender);
	const struct witness *seen = &s->signed_seen;

	return s->known == KNOWN_SIGNED && s->spf == 0 &&
	    sender->origin != ORIGIN_SERVICE && s->passed_by != 0 &&
	    s->pass >= f->t->forwarder_messages &&
	    (seen->one != 0) + (seen->two != 0) >=
	    (int)f->t->forwarder_reporters &&
	    s->pass < passes[s->passed_by] / 2;
}

void
rules_of_forwarders(struct rules *f)
{
	uint64_t *passes = sum_selectors(f);
	const struct fact_source *s;
	struct source_sum sum;
	struct finding *n;
	uint32_t i;

	for (i = 0; i < f->w->sources.n; i++) {
		if (!is_forwarder(f, i, passes))
			continue;
		s = begun_at(&f->w->sources, i);
		rules_sum_source(f, s, f->begin, &sum);
		if (sum.n[SOURCE_PASS] < f->t->forwarder_messages)
			continue;
		n = rules_add(f, FINDING_FORWARDER_INFERRED, SEVERITY_INFO,
		    s->domain);
		n->subject = rules_name(f, s->address);
		n->sender = n->subject;
		n->from = rules_name(f, s->from);
		n->messages = n->of = sum.n[SOURCE_PASS];
		num_add(&n->of, sum.n[SOURCE_FAIL]);
		rules_prove(f, n, PROOF_IDENTIFIER,
		    facts_name(f->w, s->passed_by), 0, 0);
	}
	free(passes);
}
