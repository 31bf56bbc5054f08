/* requirements: all that a profile may ask for, as one table. */
#include "checks/requirements.h"

#include "checks/threshold.h"
#include "posture/subject.h"

#define REQUIREMENT(name, slug, check, wrong, reference, threshold, \
	    meaning) \
	{ slug, check, wrong, reference, threshold, meaning },

enum { SLUG_MOST = 64 };

static const struct requirement requirements[] = {
	REQUIREMENTS(REQUIREMENT)
	{ NULL, NULL, NULL, NULL, NULL, NULL }
};

const struct requirement *
requirement_at(size_t i)
{
	if (i + 1 >= sizeof(requirements) / sizeof(requirements[0]))
		return NULL;
	return &requirements[i];
}

const struct requirement *
requirement_find(struct bytes slug)
{
	const struct requirement *r;

	for (r = requirements; r->slug != NULL; r++)
		if (bytes_equal(slug, bytes_of(r->slug)))
			return r;
	return NULL;
}

static size_t
least_of(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* How many letters are to be put in, left out or changed (Levenshtein). */
static size_t
edit_distance(struct bytes a, struct bytes b)
{
	size_t row[SLUG_MOST + 1], i, j, corner, kept;

	a = bytes_first(a, SLUG_MOST);
	for (i = 0; i <= a.n; i++)
		row[i] = i;
	for (j = 1; j <= b.n; j++) {
		corner = row[0];
		row[0] = j;
		for (i = 1; i <= a.n; i++) {
			kept = corner +
			    ((a.p[i - 1] | 0x20) != b.p[j - 1]);
			corner = row[i];
			row[i] = least_of(kept, least_of(row[i], row[i - 1]) +
			    1);
		}
	}
	return row[a.n];
}

const struct requirement *
requirement_nearest(struct bytes slug)
{
	const struct requirement *r, *best = NULL;
	size_t d, least_yet = 0;

	for (r = requirements; r->slug != NULL; r++) {
		d = edit_distance(slug, bytes_of(r->slug));
		if (best != NULL && d >= least_yet)
			continue;
		best = r;
		least_yet = d;
	}
	return best;
}

/* By how its slug begins; the first that fits counts. */
unsigned
requirement_facts(const struct requirement *r)
{
	static const struct {
		struct bytes	begin;
		unsigned	facts;
	} table[] = {
#define BEGINS(s, facts)	{ { s, sizeof(s) - 1 }, facts }
		BEGINS("dmarc-rua-authorised", FACTS_DMARC |
		    FACTS_DMARC_HOSTS),
		BEGINS("dmarc-ruf-authorised", FACTS_DMARC |
		    FACTS_DMARC_HOSTS),
		BEGINS("dmarc-", FACTS_DMARC),
		BEGINS("subdomains-", FACTS_BELOW),
		BEGINS("spf-record", FACTS_SPF),
		BEGINS("spf-single", FACTS_SPF),
		BEGINS("spf-grammar", FACTS_SPF),
		BEGINS("spf-", FACTS_SPF | FACTS_SPF_WALK),
		BEGINS("dkim-", FACTS_DKIM),
		BEGINS("mx-", FACTS_MX),
		BEGINS("mta-sts-", FACTS_MX | FACTS_STS),
		BEGINS("tls-rpt-", FACTS_MX | FACTS_TLSRPT),
		BEGINS("bimi-dmarc", FACTS_BIMI | FACTS_DMARC),
		BEGINS("bimi-", FACTS_BIMI),
		BEGINS("traffic-policy-seen", FACTS_DMARC | FACTS_STS),
		BEGINS("traffic-tls", FACTS_MX),
		BEGINS("traffic-", 0),
		BEGINS("reverse-", FACTS_REVERSE),
		BEGINS("manual", 0),
#undef BEGINS
	};
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (bytes_begin(bytes_of(r->slug), table[i].begin))
			return table[i].facts;
	return FACTS_ALL;
}
