/* subdomains: From domains below a domain, and whose policy they have. */
#include "summary/impl.h"
#include "summary/pool.h"
#include "text/domain.h"

/* Whose policy the record is under. */
static enum summary_record
record_of(const struct record_fact *f)
{
	switch (f->policy_from) {
	case POLICY_FROM_OWN:
		return RECORD_OWN;
	case POLICY_FROM_P:
	case POLICY_FROM_SP:
	case POLICY_FROM_AMBIGUOUS_NP:
		return RECORD_INHERITED;
	case POLICY_FROM_DOUBTFUL:
		return RECORD_DOUBTFUL;
	default:
		return RECORD_UNKNOWN;
	}
}

void
summary_add_subdomain(struct summary *s, struct rows *r,
    const struct record_fact *f, uint32_t domain, uint64_t n)
{
	struct bytes name = keyed_key(&s->records->domains, domain);
	struct bytes from = rows_text(r, REC_header_from);
	struct subdomain_entry *e;

	if (name.n == 0 || from.n <= name.n || !domain_below(from, name))
		return;
	s->key.n = 0;
	buf_add(&s->key, (struct bytes){ (char *)&domain, sizeof(domain) });
	buf_add(&s->key, from);
	e = keyed_at(&s->records->subdomains,
	    keyed_add(&s->records->subdomains, buf_view(&s->key), NULL));
	e->domain = domain;
	e->records |= (uint8_t)(1U << record_of(f));
	summary_tally(s, &e->outcome, f->dmarc, n);
}

/* The one whose bit is set; what is not told says nothing against it. */
static enum summary_record
settled_record(uint8_t records)
{
	enum summary_record i;

	if (records != 1U << RECORD_UNKNOWN)
		records &= (uint8_t)~(1U << RECORD_UNKNOWN);
	for (i = RECORD_OWN; i < RECORD_DIFFERS; i++)
		if (records == 1U << i)
			return i;
	return RECORD_DIFFERS;
}

static void
fill_subdomains(struct summary *s, struct pool *p, const struct order *o,
    size_t n, struct summary_subdomains *out)
{
	const struct subdomain_entry *e;
	size_t i;

	out->n = summary_top(s, n);
	out->nrest = n - out->n;
	out->row = summary_keep(s, out->n, sizeof(*out->row));
	for (i = 0; i < n; i++) {
		e = keyed_at(&p->subdomains, o[i].index);
		if (i < out->n)
			out->row[i] = (struct summary_subdomain){ o[i].key,
			    e->outcome, settled_record(e->records) };
		else
			summary_merge(s, &out->rest.outcome, &e->outcome);
	}
}

void
summary_order_subdomains(struct summary *s, struct pool *p)
{
	size_t i, k, n = 0, all = keyed_count(&p->subdomains);
	struct order *o = summary_keep(s, all, sizeof(*o));
	struct subdomain_entry *e;

	for (i = 0; i < all; i++) {
		e = keyed_at(&p->subdomains, (uint32_t)i);
		if (s->place[e->domain] >= s->figures.nsections)
			continue;
		o[n++] = (struct order){ s->place[e->domain],
		    e->outcome.messages,
		    bytes_from(keyed_key(&p->subdomains, (uint32_t)i),
			sizeof(e->domain)), (uint32_t)i };
	}
	summary_sort(o, n);
	for (i = 0; i < n; i = k) {
		for (k = i; k < n && o[k].group == o[i].group; k++)
			continue;
		fill_subdomains(s, p, o + i, k - i,
		    &s->figures.domain[o[i].group].below);
	}
}
