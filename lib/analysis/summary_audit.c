/*
 * summary_audit: audit rows into a matrix for each profile, its domains and
 * requirements by how much of them fails.
 */
#include <stdlib.h>

#include "analysis/summary_impl.h"
#include "base/mem.h"

/*
 * No standard asks for so much; domains and requirements of which each is
 * there once must not make a matrix of their product.
 */
enum { REQUIREMENTS_MOST = 200 };

static const char *const statuses[CHECKS] = {
	[CHECKED_FAIL] = "fail", [CHECKED_WARN] = "warn",
	[CHECKED_UNKNOWN] = "unknown", [CHECKED_PASS] = "pass",
	[CHECKED_NOT_APPLICABLE] = "not-applicable"
};
static const char *const weights[WEIGHTS] = { "must", "should", "may" };

static enum summary_status
status_of(struct rows *r)
{
	int i = summary_word(rows_raw(r, AUD_status), statuses, CHECKS);

	return i == CHECKS ? CHECKED_UNKNOWN : (enum summary_status)i;
}

static enum summary_weight
weight_of(struct rows *r)
{
	int i = summary_word(rows_raw(r, AUD_severity), weights, WEIGHTS);

	return i == WEIGHTS ? WEIGHT_MAY : (enum summary_weight)i;
}

/* The number of the domain under its profile. */
static uint32_t
domain_at(struct summary *s, uint32_t profile, struct bytes name)
{
	uint32_t i;

	s->key.n = 0;
	buf_add(&s->key, (struct bytes){ (char *)&profile, sizeof(profile) });
	buf_add(&s->key, name);
	i = keyed_add(&s->audit.domains, buf_view(&s->key), NULL);
	((struct audit_domain *)keyed_at(&s->audit.domains, i))->profile =
	    profile;
	return i;
}

/*
 * The number of the requirement under its profile: one that asks for more
 * with less weight is another.
 */
static uint32_t
requirement_at(struct summary *s, uint32_t profile, struct rows *r)
{
	enum summary_weight weight = weight_of(r);
	struct audit_requirement *e;
	uint32_t i;

	s->key.n = 0;
	buf_add(&s->key, (struct bytes){ (char *)&profile, sizeof(profile) });
	buf_add(&s->key, rows_text(r, AUD_requirement));
	buf_byte(&s->key, (char)weight);
	i = keyed_add(&s->audit.requirements, buf_view(&s->key), NULL);
	e = keyed_at(&s->audit.requirements, i);
	e->profile = profile;
	e->weight = (uint8_t)weight;
	return i;
}

/* Only what fails or warns is told at length. */
static void
take_texts(struct summary *s, struct rows *r, struct audit_check *e)
{
	if (e->status > CHECKED_WARN)
		return;
	e->found = summary_name(s, rows_text(r, AUD_found));
	e->expected = summary_name(s, rows_text(r, AUD_expected));
	e->reference = summary_name(s, rows_text(r, AUD_reference));
	e->note = summary_name(s, rows_text(r, AUD_note));
}

/*
 * Of several rows of one check the graver counts; of two as grave the one
 * whose finding comes first, so that their order does not matter.
 */
static void
take_check(struct summary *s, struct rows *r, uint32_t domain,
    uint32_t requirement)
{
	uint32_t part[] = { domain, requirement };
	enum summary_status status = status_of(r);
	struct audit_check *e;
	bool fresh;

	e = keyed_at(&s->audit.checks, keyed_add(&s->audit.checks,
	    (struct bytes){ (char *)part, sizeof(part) }, &fresh));
	if (!fresh && (status > e->status || (status == e->status &&
	    bytes_compare(rows_raw(r, AUD_found),
	    summary_named(s, e->found)) >= 0)))
		return;
	e->domain = domain;
	e->requirement = requirement;
	e->status = (uint8_t)status;
	e->as_of = rows_time(r, AUD_as_of);
	take_texts(s, r, e);
}

void
summary_add_audit(struct summary *s, struct rows *r)
{
	struct bytes domain = rows_text(r, AUD_domain), asked;
	uint32_t profile, d;

	if (!summary_scope(s, domain, domain, &asked)) {
		s->figures.notes.other_domain++;
		return;
	}
	if (bytes_equal(rows_raw(r, AUD_requirement), BYTES("dmarc-strict")) &&
	    status_of(r) != CHECKED_NOT_APPLICABLE)
		watch_add_strict(&s->watch, domain);
	map_add(&s->audit.names, domain, NULL);
	profile = map_add(&s->audit.profiles, rows_text(r, AUD_profile),
	    NULL);
	d = domain_at(s, profile, rows_text(r, AUD_domain));
	take_check(s, r, d, requirement_at(s, profile, r));
}

static void
count_checks(struct summary *s)
{
	struct audit_requirement *q;
	struct audit_domain *d;
	struct audit_check *e;
	size_t i;

	for (i = 0; i < keyed_count(&s->audit.checks); i++) {
		e = keyed_at(&s->audit.checks, (uint32_t)i);
		q = keyed_at(&s->audit.requirements, e->requirement);
		d = keyed_at(&s->audit.domains, e->domain);
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

/* How bad n of that are; counts of checks stay far below 2^32. */
static uint64_t
badness(uint64_t fail, uint64_t warn)
{
	return fail << 32 | (warn & UINT32_MAX);
}

/* The domains of a profile, those that miss most musts first. */
static struct order *
sort_domains(struct summary *s, uint32_t profile, size_t *n)
{
	size_t i, all = keyed_count(&s->audit.domains);
	struct order *o = mem_zero(all, sizeof(*o));
	const struct audit_domain *d;

	*n = 0;
	for (i = 0; i < all; i++) {
		d = keyed_at(&s->audit.domains, (uint32_t)i);
		if (d->profile != profile)
			continue;
		o[(*n)++] = (struct order){
		    UINT64_MAX - d->n[WEIGHT_MUST][CHECKED_FAIL],
		    badness(sum_weights(d, CHECKED_FAIL),
			sum_weights(d, CHECKED_WARN)),
		    bytes_from(keyed_key(&s->audit.domains, (uint32_t)i),
			sizeof(profile)), (uint32_t)i };
	}
	summary_sort(o, *n);
	return o;
}

static struct order *
sort_requirements(struct summary *s, uint32_t profile, size_t *n)
{
	size_t i, all = keyed_count(&s->audit.requirements);
	struct order *o = mem_zero(all, sizeof(*o));
	const struct audit_requirement *q;

	*n = 0;
	for (i = 0; i < all; i++) {
		q = keyed_at(&s->audit.requirements, (uint32_t)i);
		if (q->profile != profile)
			continue;
		o[(*n)++] = (struct order){ 0,
		    badness(q->n[CHECKED_FAIL], q->n[CHECKED_WARN]),
		    bytes_from(keyed_key(&s->audit.requirements, (uint32_t)i),
			sizeof(profile)), (uint32_t)i };
	}
	summary_sort(o, *n);
	return o;
}

static void
find_share(struct summary_checks *c)
{
	c->share = summary_share(c->n[CHECKED_PASS], c->n[CHECKED_PASS] +
	    c->n[CHECKED_WARN] + c->n[CHECKED_FAIL]);
}

static void
fill_requirements(struct summary *s, const struct order *o, size_t n,
    struct summary_profile *out, uint32_t *place)
{
	const struct audit_requirement *q;
	struct summary_requirement *row;
	size_t i;

	out->nrequirements = summary_told(s, n, s->options.sections);
	if (out->nrequirements > REQUIREMENTS_MOST)
		out->nrequirements = REQUIREMENTS_MOST;
	out->nrest = n - out->nrequirements;
	out->requirement = summary_keep(s, out->nrequirements, sizeof(*row));
	for (i = 0; i < n; i++) {
		place[o[i].index] = (uint32_t)i;
		if (i >= out->nrequirements)
			continue;
		row = &out->requirement[i];
		q = keyed_at(&s->audit.requirements, o[i].index);
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
	out->n = summary_told(s, n, s->options.sections);
	out->domain = summary_keep(s, out->n, sizeof(*out->domain));
	for (i = 0; i < n; i++) {
		place[o[i].index] = (uint32_t)i;
		if (i < out->n)
			out->domain[i] = o[i].key;
		d = keyed_at(&s->audit.domains, o[i].index);
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

	out->nunmet = summary_told(s, n, UNMET_MOST);
	out->more_unmet = n - out->nunmet;
	out->unmet = summary_keep(s, out->nunmet, sizeof(*row));
	for (i = 0; i < out->nunmet; i++) {
		row = &out->unmet[i];
		e = keyed_at(&s->audit.checks, o[i].index);
		q = keyed_at(&s->audit.requirements, e->requirement);
		row->domain = bytes_from(keyed_key(&s->audit.domains,
		    e->domain), sizeof(q->profile));
		name = bytes_from(keyed_key(&s->audit.requirements,
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
	size_t i, n = 0, all = keyed_count(&s->audit.checks);
	struct order *o = mem_zero(all, sizeof(*o));
	const struct audit_requirement *q;
	const struct audit_check *e;
	uint32_t row, column;

	out->status = summary_keep(s, out->n * out->nrequirements, 1);
	memset(out->status, CHECKED_NOT_ASKED, out->n * out->nrequirements);
	for (i = 0; i < all; i++) {
		e = keyed_at(&s->audit.checks, (uint32_t)i);
		q = keyed_at(&s->audit.requirements, e->requirement);
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
	uint32_t *domain = mem_zero(keyed_count(&s->audit.domains),
	    sizeof(*domain));
	uint32_t *requirement = mem_zero(keyed_count(&s->audit.requirements),
	    sizeof(*requirement));
	struct order *o;
	size_t n;
	int w;

	out->name = map_key(&s->audit.profiles, profile);
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
	size_t i, n = s->audit.profiles.n;
	struct order *o = summary_keep(s, n, sizeof(*o));

	count_checks(s);
	out->domains = s->audit.names.n;
	for (i = 0; i < n; i++)
		o[i] = (struct order){ 0, 0, map_key(&s->audit.profiles,
		    (uint32_t)i), (uint32_t)i };
	summary_sort(o, n);
	out->n = n > s->options.sections ? (size_t)s->options.sections : n;
	out->nrest = n - out->n;
	out->row = summary_keep(s, out->n, sizeof(*out->row));
	for (i = 0; i < out->n; i++)
		fill_profile(s, o[i].index, &out->row[i]);
}
