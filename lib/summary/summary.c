/* summary: rows of any mix in, the figures of one page out. */
#include "summary/summary.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "summary/impl.h"
#include "text/domain.h"

static void
pool_start(struct pool *p)
{
	keyed_start(&p->domains, sizeof(struct domain_entry));
	keyed_start(&p->sources, sizeof(struct source_entry));
	keyed_start(&p->senders, sizeof(struct sender_entry));
	keyed_start(&p->subdomains, sizeof(struct subdomain_entry));
	numset_start(&p->pairs);
}

static void
pool_free(struct pool *p)
{
	size_t i;

	for (i = 0; i < keyed_count(&p->domains); i++)
		dayset_free(&((struct domain_entry *)keyed_at(&p->domains,
		    (uint32_t)i))->days);
	keyed_free(&p->domains);
	keyed_free(&p->sources);
	keyed_free(&p->senders);
	keyed_free(&p->subdomains);
	numset_free(&p->pairs);
}

/* What is of audits, surveys and failure reports. */
static void
posture_start(struct summary *s)
{
	map_init(&s->audit.profiles);
	map_init(&s->audit.names);
	keyed_start(&s->audit.domains, sizeof(struct audit_domain));
	keyed_start(&s->audit.requirements, sizeof(struct audit_requirement));
	keyed_start(&s->audit.checks, sizeof(struct audit_check));
	map_init(&s->survey_groups);
	keyed_start(&s->survey, sizeof(struct survey_entry));
	keyed_start(&s->failures.sources, sizeof(struct failing_entry));
	keyed_start(&s->failures.causes, sizeof(struct failure_entry));
	keyed_start(&s->failures.reporters, sizeof(struct failure_entry));
	keyed_start(&s->failures.complaints, sizeof(struct failure_entry));
	numset_start(&s->failures.pairs);
}

static void
posture_free(struct summary *s)
{
	map_free(&s->audit.profiles);
	map_free(&s->audit.names);
	keyed_free(&s->audit.domains);
	keyed_free(&s->audit.requirements);
	keyed_free(&s->audit.checks);
	map_free(&s->survey_groups);
	keyed_free(&s->survey);
	keyed_free(&s->failures.sources);
	keyed_free(&s->failures.causes);
	keyed_free(&s->failures.reporters);
	keyed_free(&s->failures.complaints);
	numset_free(&s->failures.pairs);
	dayset_free(&s->failures.days);
}

static void
free_policies(struct summary *s)
{
	size_t i;

	for (i = 0; i < keyed_count(&s->policies); i++)
		dayset_free(&((struct policy_entry *)keyed_at(&s->policies,
		    (uint32_t)i))->days);
	keyed_free(&s->policies);
}

struct summary *
summary_new(const struct summary_options *o)
{
	struct summary *s = mem_zero(1, sizeof(*s));
	int i;

	s->options = *o;
	s->seed = hash_key_random();
	pool_start(&s->records);
	pool_start(&s->rollups);
	keyed_start(&s->reporters, sizeof(struct reporter_entry));
	keyed_start(&s->policies, sizeof(struct policy_entry));
	keyed_start(&s->days, sizeof(struct day_entry));
	keyed_start(&s->tls, sizeof(struct tls_entry));
	keyed_start(&s->tls_modes, sizeof(struct tls_mode));
	keyed_start(&s->tls_failures, sizeof(struct tls_failure_entry));
	keyed_start(&s->selectors, sizeof(struct selector_entry));
	keyed_start(&s->heat, sizeof(struct heat_entry));
	keyed_start(&s->faults, sizeof(struct fault_entry));
	keyed_start(&s->differences, sizeof(struct difference_entry));
	keyed_start(&s->refused, sizeof(uint64_t));
	posture_start(s);
	map_init(&s->names);
	for (i = 0; i < TSV_KINDS; i++)
		numset_start(&s->reports[i]);
	facts_start(&s->facts);
	s->facts.services = o->services;
	s->facts.authenticated = o->authenticated;
	if (o->services == NULL) {
		services_start(&s->own_services);
		services_ready(&s->own_services);
		s->facts.services = &s->own_services;
	}
	numset_start(&s->report_pairs);
	numset_start(&s->tls_pairs);
	return s;
}

void
summary_free(struct summary *s)
{
	int i;

	pool_free(&s->records);
	pool_free(&s->rollups);
	free_policies(s);
	dayset_free(&s->reach);
	keyed_free(&s->reporters);
	keyed_free(&s->days);
	keyed_free(&s->tls);
	keyed_free(&s->tls_modes);
	keyed_free(&s->tls_failures);
	keyed_free(&s->selectors);
	keyed_free(&s->heat);
	keyed_free(&s->faults);
	keyed_free(&s->differences);
	keyed_free(&s->refused);
	posture_free(s);
	free(s->services);
	map_free(&s->names);
	for (i = 0; i < TSV_KINDS; i++)
		numset_free(&s->reports[i]);
	numset_free(&s->report_pairs);
	numset_free(&s->tls_pairs);
	buf_free(&s->now.key);
	buf_free(&s->now.next);
	free(s->now.part);
	buf_free(&s->key);
	facts_free(&s->facts);
	if (s->options.services == NULL)
		services_free(&s->own_services);
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
find(struct summary *s)
{
	struct finding_options o = { .thresholds = thresholds_default(),
	    .begin = s->options.window.begin, .end = s->options.window.end,
	    .inventory = s->options.inventory };

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
	struct pool *p;

	n->rollups_used = !records && n->rows[KIND_ROLLUPS] != 0;
	n->reports_used = !records && n->rows[KIND_REPORTS] != 0;
	p = n->rollups_used ? &s->rollups : &s->records;
	n->recomputed = p->recomputed;
	n->reported = p->reported;
	n->mixed = p->mixed;
	facts_drop_far(&s->facts, s->options.window.begin,
	    s->options.window.end);
	facts_settle(&s->facts, thresholds_default()->complete_share,
	    s->options.window.end);
	summary_settle(s, p);
	summary_order_domains(s, p);
	summary_order_days(s);
	summary_order_reporters(s);
	summary_order_tls(s);
	summary_order_services(s);
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
	find(s);
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
