/* summary: rows of any mix in, the figures of one page out. */
#include "summary/summary.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "summary/impl.h"
#include "summary/pool.h"
#include "summary/sections.h"
#include "text/domain.h"

struct summary *
summary_new(const struct summary_options *o)
{
	struct summary *s = mem_zero(1, sizeof(*s));

	s->options = *o;
	s->seed = hash_key_random();
	map_init(&s->names);
	summary_start_layout(s);
	summary_start_pools(s);
	summary_start_reports(s);
	summary_start_timeline(s);
	summary_start_faults(s);
	summary_start_selectors(s);
	summary_start_tls(s);
	summary_start_differences(s);
	summary_start_audit(s);
	summary_start_survey(s);
	summary_start_failures(s);
	facts_start(&s->facts);
	s->facts.services = o->services;
	s->facts.authenticated = o->authenticated;
	if (o->services == NULL) {
		services_start(&s->default_services);
		services_ready(&s->default_services);
		s->facts.services = &s->default_services;
	}
	return s;
}

void
summary_free(struct summary *s)
{
	summary_free_layout(s);
	summary_free_pools(s);
	summary_free_reports(s);
	summary_free_timeline(s);
	summary_free_faults(s);
	summary_free_services(s);
	summary_free_selectors(s);
	summary_free_tls(s);
	summary_free_differences(s);
	summary_free_audit(s);
	summary_free_survey(s);
	summary_free_failures(s);
	map_free(&s->names);
	buf_free(&s->key);
	facts_free(&s->facts);
	if (s->options.services == NULL)
		services_free(&s->default_services);
	free(s->figures.findings.at);
	arena_free(&s->out);
	free(s);
}

void
summary_add(struct summary *s, struct rows *r)
{
	s->figures.notes.rows[r->kind]++;
	switch (r->kind) {
	case KIND_RECORDS:
	case KIND_ALIGNED:
		summary_add_record(s, r);
		break;
	case KIND_REPORTS:
		summary_add_report(s, r);
		break;
	case KIND_ROLLUPS:
		summary_add_rollup(s, r);
		break;
	case KIND_TLS:
		summary_add_tls(s, r);
		break;
	case KIND_SIGNATURES:
		summary_add_signature(s, r);
		break;
	case KIND_QUALITY:
		summary_add_quality(s, r);
		break;
	case KIND_COVERAGE:
		summary_add_coverage(s, r);
		break;
	case KIND_DIFFERENCES:
		summary_add_difference(s, r);
		break;
	case KIND_REJECTS:
		summary_add_refusal(s, r);
		break;
	case KIND_AUDIT:
		summary_add_audit(s, r);
		break;
	case KIND_SURVEY:
		summary_add_survey(s, r);
		break;
	case KIND_FAILURES:
		summary_add_failure(s, r);
		break;
	default:
		break;
	}
}

static void
find_findings(struct summary *s)
{
	struct finding_options o = { .thresholds = thresholds_default(),
	    .begin = s->options.window.begin, .end = s->options.window.end,
	    .inventory = s->options.inventory,
	    .empty = s->figures.none && s->figures.notes.refused.n == 0 };

	/* Where no report was asked for, nobody is silent. */
	if (!s->figures.reports && !s->figures.none)
		o.inventory = NULL;
	findings_find(&s->figures.findings, &s->facts, &o, &s->out);
}

const struct summary_figures *
summary_finish(struct summary *s)
{
	struct summary_figures *f = &s->figures;
	struct summary_notes *n = &f->notes;
	bool records = n->rows[KIND_RECORDS] + n->rows[KIND_ALIGNED] != 0;
	struct facts_rules rules;
	struct pool *p;

	n->rollups_used = !records && n->rows[KIND_ROLLUPS] != 0;
	n->reports_used = !records && n->rows[KIND_REPORTS] != 0;
	p = n->rollups_used ? s->rollups : s->records;
	n->recomputed = p->recomputed;
	n->reported = p->reported;
	n->mixed = p->mixed;
	thresholds_facts(thresholds_default(), &rules);
	facts_drop_far(&s->facts, s->options.window.begin,
	    s->options.window.end);
	facts_settle(&s->facts, &rules, s->options.window.end);
	summary_settle(s, p);
	summary_order_domains(s, p);
	summary_order_days(s);
	summary_order_reporters(s);
	summary_order_tls(s);
	summary_order_services(s);
	summary_order_draft(s);
	summary_order_selectors(s);
	summary_order_policies(s);
	summary_order_differences(s);
	summary_order_refused(s);
	summary_order_audit(s);
	summary_order_survey(s);
	summary_order_failures(s);
	summary_compare(s);
	f->reports = f->ndomains != 0 || f->tls.n != 0 ||
	    f->tls.nfailures != 0 || f->selectors.n != 0 ||
	    f->reporters.n != 0 || f->differences.all != 0 ||
	    f->heat.buckets != 0;
	f->none = !f->reports && f->audit.n == 0 && f->survey.n == 0 &&
	    f->failures.reports + f->failures.complaints == 0;
	find_findings(s);
	verdict_of_page(f);
	return f;
}

bool
results_known(const struct result_counts *o)
{
	return o->messages == 0 || o->pass != 0 || o->fail != 0 ||
	    o->unknown != 0;
}

uint64_t
result_decided(const struct result_counts *o)
{
	uint64_t decided = o->pass;

	num_add(&decided, o->fail);
	return decided;
}

int
result_share(const struct result_counts *o)
{
	return percent_share(o->pass, result_decided(o));
}

bool
summary_scope(const struct summary *s, struct bytes from, struct bytes own,
    struct bytes *name)
{
	const struct bytes *d = s->options.domains;
	struct bytes best = BYTES_NONE;
	size_t i;

	if (s->options.ndomains == 0) {
		*name = own.n != 0 ? own : from;
		return true;
	}
	if (from.n == 0)
		from = own;
	for (i = 0; i < s->options.ndomains; i++)
		if (d[i].n > best.n && (bytes_equal(from, d[i]) ||
		    domain_below(from, d[i])))
			best = d[i];
	*name = best;
	return best.n != 0;
}
