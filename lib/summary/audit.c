/* audit: audit rows in: what each check of each domain came to. */
#include <stdlib.h>

#include "base/mem.h"
#include "summary/audit_rows.h"
#include "summary/impl.h"
#include "summary/sections.h"

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
	i = keyed_add(&s->audit->domains, buf_view(&s->key), NULL);
	((struct audit_domain *)keyed_at(&s->audit->domains, i))->profile =
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
	i = keyed_add(&s->audit->requirements, buf_view(&s->key), NULL);
	e = keyed_at(&s->audit->requirements, i);
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

/* Which of two rows as grave counts: below 0, this one before e. */
static int
compare_texts(struct summary *s, struct rows *r, const struct audit_check *e)
{
	const struct { int column; uint32_t name; } texts[] = {
		{ AUD_found, e->found }, { AUD_expected, e->expected },
		{ AUD_reference, e->reference }, { AUD_note, e->note }
	};
	size_t i;
	int c = 0;

	if (e->status > CHECKED_WARN)
		return 0;
	for (i = 0; c == 0 && i < sizeof(texts) / sizeof(texts[0]); i++)
		c = bytes_compare(rows_text(r, texts[i].column),
		    summary_named(s, texts[i].name));
	return c;
}

/*
 * Of several rows of one check the graver counts; of two as grave the one
 * whose texts come first, then the later, so that their order does not
 * matter.
 */
static void
take_check(struct summary *s, struct rows *r, uint32_t domain,
    uint32_t requirement)
{
	uint32_t part[] = { domain, requirement };
	enum summary_status status = status_of(r);
	int64_t as_of = rows_time(r, AUD_as_of);
	struct audit_check *e;
	bool fresh;
	int c;

	e = keyed_at(&s->audit->checks, keyed_add(&s->audit->checks,
	    (struct bytes){ (char *)part, sizeof(part) }, &fresh));
	if (!fresh && status >= e->status) {
		c = status > e->status ? 1 : compare_texts(s, r, e);
		if (c > 0 || (c == 0 && as_of <= e->as_of))
			return;
	}
	e->domain = domain;
	e->requirement = requirement;
	e->status = (uint8_t)status;
	e->as_of = as_of;
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
		facts_add_strict(&s->facts, domain);
	map_add(&s->audit->names, domain, NULL);
	profile = map_add(&s->audit->profiles, rows_text(r, AUD_profile),
	    NULL);
	d = domain_at(s, profile, rows_text(r, AUD_domain));
	take_check(s, r, d, requirement_at(s, profile, r));
}

void
summary_start_audit(struct summary *s)
{
	struct audit_rows *a = mem_zero(1, sizeof(*a));

	map_init(&a->profiles);
	map_init(&a->names);
	keyed_start(&a->domains, sizeof(struct audit_domain));
	keyed_start(&a->requirements, sizeof(struct audit_requirement));
	keyed_start(&a->checks, sizeof(struct audit_check));
	s->audit = a;
}

void
summary_free_audit(struct summary *s)
{
	struct audit_rows *a = s->audit;

	map_free(&a->profiles);
	map_free(&a->names);
	keyed_free(&a->domains);
	keyed_free(&a->requirements);
	keyed_free(&a->checks);
	free(a);
}
