/*
 * matrix: a matrix for each profile of audit rows, its domains and
 * requirements by how much of them fails.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "summary/audit_rows.h"
#include "summary/impl.h"
#include "summary/sections.h"

/*
 * No standard asks for so much; domains and requirements of which each is
 * there once must not make a matrix of their product.
 */
enum { REQUIREMENTS_SHOWN = 100, REQUIREMENTS_MOST = 200 };

enum { UNMET_MOST = 100 };	/* checks that are told at length */

static void
count_checks(struct summary *s)
{
	struct audit_requirement *q;
	struct audit_domain *d;
	struct audit_check *e;
	size_t i;

	for (i = 0; i < keyed_count(&s->audit->checks); i++) {
		e = keyed_at(&s->audit->checks, (uint32_t)i);
		q = keyed_at(&s->audit->requirements, e->requirement);
		d = keyed_at(&s->audit->domains, e->domain);
		q->n[e->status]++;
		d->n[q->weight][e->status]++;
	}
}

static uint64_t
sum_weights(const struct audit_domain *d, enum summary_status status)
{
	uint64_t sum = 0;
	int w;

	for (w = 0; w < WEIGHTS; w++)
		sum += d->n[w][status];
	return sum;
}

static uint64_t
at_most(uint64_t n, uint64_t most)
{
	return n < most ? n : most;
}

/* How bad a domain is, besides what must be met and fails. */
static uint64_t
badness(const struct audit_domain *d)
{
	uint64_t sum = at_most(sum_weights(d, CHECKED_FAIL), UINT16_MAX);
	int w;

	for (w = 0; w < WEIGHTS; w++)
		sum = sum << 16 | at_most(d->n[w][CHECKED_WARN], UINT16_MAX);
	return sum;
}

/*
 * What is worst of a requirement: that it fails, is warned of, or is not
 * known; of the last two by how it is asked for.
 */
static enum summary_status
rank_requirement(const struct audit_requirement *q, uint64_t *group)
{
	int i;

	for (i = CHECKED_FAIL; i < CHECKED_PASS; i++)
		if (q->n[i] != 0)
			break;
	*group = (uint64_t)i * WEIGHTS +
	    (i == CHECKED_FAIL ? 0 : q->weight);
	return (enum summary_status)i;
}

/* The domains of a profile, those that miss most musts first. */
static struct order *
sort_domains(struct summary *s, uint32_t profile, size_t *n)
{
	size_t i, all = keyed_count(&s->audit->domains);
	struct order *o = mem_zero(all, sizeof(*o));
	const struct audit_domain *d;

	*n = 0;
	for (i = 0; i < all; i++) {
		d = keyed_at(&s->audit->domains, (uint32_t)i);
		if (d->profile != profile)
			continue;
		o[(*n)++] = (struct order){
		    UINT64_MAX - d->n[WEIGHT_MUST][CHECKED_FAIL],
		    badness(d),
		    bytes_from(keyed_key(&s->audit->domains, (uint32_t)i),
			sizeof(profile)), (uint32_t)i };
	}
	summary_sort(o, *n);
	return o;
}

static struct order *
sort_requirements(struct summary *s, uint32_t profile, size_t *n)
{
	size_t i, all = keyed_count(&s->audit->requirements);
	struct order *o = mem_zero(all, sizeof(*o));
	const struct audit_requirement *q;
	enum summary_status worst;
	uint64_t group;

	*n = 0;
	for (i = 0; i < all; i++) {
		q = keyed_at(&s->audit->requirements, (uint32_t)i);
		if (q->profile != profile)
			continue;
		worst = rank_requirement(q, &group);
		o[(*n)++] = (struct order){ group,
		    worst < CHECKED_PASS ? q->n[worst] : 0,
		    bytes_from(keyed_key(&s->audit->requirements, (uint32_t)i),
			sizeof(profile)), (uint32_t)i };
	}
	summary_sort(o, *n);
	return o;
}

static void
find_share(struct summary_checks *c)
{
	c->share = percent_share(c->n[CHECKED_PASS], c->n[CHECKED_PASS] +
	    c->n[CHECKED_WARN] + c->n[CHECKED_FAIL]);
}

static void
fill_requirements(struct summary *s, const struct order *o, size_t n,
    struct summary_profile *out, uint32_t *place)
{
	const struct audit_requirement *q;
	struct summary_requirement *row;
	size_t i;

	out->nrequirements = summary_most(s, n, REQUIREMENTS_SHOWN);
	if (out->nrequirements > REQUIREMENTS_MOST)
		out->nrequirements = REQUIREMENTS_MOST;
	out->nrest = n - out->nrequirements;
	out->requirement = summary_keep(s, out->nrequirements, sizeof(*row));
	for (i = 0; i < n; i++) {
		place[o[i].index] = (uint32_t)i;
		if (i >= out->nrequirements)
			continue;
		row = &out->requirement[i];
		q = keyed_at(&s->audit->requirements, o[i].index);
		row->name = bytes_first(o[i].key, o[i].key.n - 1);
		row->weight = (enum summary_weight)q->weight;
		memcpy(row->domains.n, q->n, sizeof(q->n));
		find_share(&row->domains);
	}
}

static void
fill_domains(struct summary *s, const struct order *o, size_t n,
    struct summary_profile *out, uint32_t *place)
{
	const struct audit_domain *d;
	size_t i;

	out->ndomains = n;
	out->n = summary_most(s, n, s->options.sections);
	out->domain = summary_keep(s, out->n, sizeof(*out->domain));
	for (i = 0; i < n; i++) {
		place[o[i].index] = (uint32_t)i;
		if (i < out->n)
			out->domain[i] = o[i].key;
		d = keyed_at(&s->audit->domains, o[i].index);
		if (d->n[WEIGHT_MUST][CHECKED_FAIL] != 0)
			out->fails++;
		else if (d->n[WEIGHT_MUST][CHECKED_UNKNOWN] != 0)
			out->open++;
		else
			out->meets++;
	}
}

static void
add_date(struct summary_profile *out, const struct audit_check *e)
{
	if (e->as_of < 0) {
		out->undated += e->status == CHECKED_FAIL ||
		    e->status == CHECKED_WARN || e->status == CHECKED_PASS;
		return;
	}
	if (out->first < 0 || e->as_of < out->first)
		out->first = e->as_of;
	if (e->as_of > out->last)
		out->last = e->as_of;
}

static void
fill_unmet(struct summary *s, const struct order *o, size_t n,
    struct summary_profile *out)
{
	const struct audit_requirement *q;
	const struct audit_check *e;
	struct summary_unmet *row;
	struct bytes name;
	size_t i;

	out->nunmet = summary_most(s, n, UNMET_MOST);
	out->more_unmet = n - out->nunmet;
	out->unmet = summary_keep(s, out->nunmet, sizeof(*row));
	for (i = 0; i < out->nunmet; i++) {
		row = &out->unmet[i];
		e = keyed_at(&s->audit->checks, o[i].index);
		q = keyed_at(&s->audit->requirements, e->requirement);
		row->domain = bytes_from(keyed_key(&s->audit->domains,
		    e->domain), sizeof(q->profile));
		name = bytes_from(keyed_key(&s->audit->requirements,
		    e->requirement), sizeof(q->profile));
		row->requirement = bytes_first(name, name.n - 1);
		row->weight = (enum summary_weight)q->weight;
		row->status = (enum summary_status)e->status;
		row->found = summary_named(s, e->found);
		row->expected = summary_named(s, e->expected);
		row->reference = summary_named(s, e->reference);
		row->note = summary_named(s, e->note);
		row->as_of = e->as_of;
	}
}

/* The cells, and in the order of the page those that fail or warn. */
static void
fill_checks(struct summary *s, uint32_t profile, struct summary_profile *out,
    const uint32_t *domain, const uint32_t *requirement)
{
	size_t i, n = 0, all = keyed_count(&s->audit->checks);
	struct order *o = mem_zero(all, sizeof(*o));
	const struct audit_requirement *q;
	const struct audit_check *e;
	uint32_t row, column;

	out->status = summary_keep(s, out->n * out->nrequirements, 1);
	memset(out->status, CHECKED_NOT_ASKED, out->n * out->nrequirements);
	for (i = 0; i < all; i++) {
		e = keyed_at(&s->audit->checks, (uint32_t)i);
		q = keyed_at(&s->audit->requirements, e->requirement);
		if (q->profile != profile)
			continue;
		row = domain[e->domain];
		column = requirement[e->requirement];
		out->checks[q->weight].n[e->status]++;
		add_date(out, e);
		if (row < out->n && column < out->nrequirements)
			out->status[row * out->nrequirements + column] =
			    e->status;
		if (e->status <= CHECKED_WARN)
			o[n++] = (struct order){ (uint64_t)row * CHECKS +
			    e->status, UINT64_MAX - column, BYTES_NONE,
			    (uint32_t)i };
	}
	summary_sort(o, n);
	fill_unmet(s, o, n, out);
	free(o);
}

static void
fill_profile(struct summary *s, uint32_t profile, struct summary_profile *out)
{
	uint32_t *domain = mem_zero(keyed_count(&s->audit->domains),
	    sizeof(*domain));
	uint32_t *requirement = mem_zero(keyed_count(&s->audit->requirements),
	    sizeof(*requirement));
	struct order *o;
	size_t n;
	int w;

	out->name = map_key(&s->audit->profiles, profile);
	out->first = out->last = -1;
	o = sort_requirements(s, profile, &n);
	fill_requirements(s, o, n, out, requirement);
	free(o);
	o = sort_domains(s, profile, &n);
	fill_domains(s, o, n, out, domain);
	free(o);
	fill_checks(s, profile, out, domain, requirement);
	for (w = 0; w < WEIGHTS; w++)
		find_share(&out->checks[w]);
	free(domain);
	free(requirement);
}

void
summary_order_audit(struct summary *s)
{
	struct summary_audit *out = &s->figures.audit;
	size_t i, n = s->audit->profiles.n;
	struct order *o = summary_keep(s, n, sizeof(*o));

	count_checks(s);
	out->domains = s->audit->names.n;
	for (i = 0; i < n; i++)
		o[i] = (struct order){ 0, 0, map_key(&s->audit->profiles,
		    (uint32_t)i), (uint32_t)i };
	summary_sort(o, n);
	out->n = n > s->options.sections ? (size_t)s->options.sections : n;
	out->nrest = n - out->n;
	out->row = summary_keep(s, out->n, sizeof(*out->row));
	for (i = 0; i < out->n; i++)
		fill_profile(s, o[i].index, &out->row[i]);
}
