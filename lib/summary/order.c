/* order: the domains, their sources and senders, sorted and cut. */
#include "base/num.h"
#include "summary/impl.h"
#include "summary/pool.h"
#include "summary/report.h"

static void
fill_policy(struct summary *s, uint32_t number, struct summary_policy *p)
{
	const struct policy_day *seen;

	*p = (struct summary_policy){ .day = -1 };
	if (number == 0)
		return;
	seen = ((const struct policy_entry *)keyed_at(&s->policies,
	    number - 1))->seen;
	p->known = true;
	p->domain = keyed_key(&s->policies, number - 1);
	p->p = seen->tag[TAG_P];
	p->sp = seen->tag[TAG_SP];
	p->np = seen->tag[TAG_NP];
	p->pct = seen->tag[TAG_PCT];
	p->testing = seen->tag[TAG_TESTING];
	p->day = seen->day;
}

static void
fill_domain(struct summary *s, struct pool *p, uint32_t i,
    struct summary_domain *out)
{
	const struct domain_entry *d = keyed_at(&p->domains, i);
	struct summary_notes *n = &s->figures.notes;

	out->several = d->several;
	out->name = d->several ? BYTES_NONE : keyed_key(&p->domains, i);
	out->outcome = d->outcome;
	out->previous = d->previous;
	fill_policy(s, d->policy, &out->policy);
	out->reporters = d->reporters;
	out->more_reporters = d->more_reporters;
	n->more_reporters |= d->more_reporters;
	summary_bounds(s, &d->days, &out->first, &out->last);
	if (out->first >= 0 && (n->first < 0 || out->first < n->first))
		n->first = out->first;
	if (out->last > n->last)
		n->last = out->last;
	summary_merge(s, &s->figures.total, &d->outcome);
	summary_merge(s, &s->figures.previous, &d->previous);
}

static void
add_rest(struct summary *s, struct summary_source *rest,
    const struct source_entry *e)
{
	int i;

	summary_sum(s, &rest->messages, e->messages);
	for (i = 0; i < DISPOSITIONS; i++)
		summary_sum(s, &rest->done[i], e->done[i]);
}

static void
fill_source(const struct summary *s, const struct source_entry *e,
    struct bytes address, struct summary_source *out)
{
	out->address = address;
	out->name = summary_named(s, e->name);
	out->cause = (enum failure_class)e->cause;
	out->messages = e->messages;
	memcpy(out->done, e->done, sizeof(out->done));
	out->auth = summary_named(s, e->auth);
	out->more_auths = e->auths == 0 ? 0 : e->auths - 1;
	out->reporters = e->reporters;
	out->more_reporters = e->more_reporters;
}

/* n sources of one class, heaviest first; fail: messages of the domain. */
static void
fill_class(struct summary *s, struct pool *p, const struct order *o, size_t n,
    uint64_t fail, struct summary_sources *out)
{
	struct source_entry *e;
	size_t i;

	out->n = summary_top(s, n);
	out->nrest = n - out->n;
	out->row = summary_keep(s, out->n, sizeof(*out->row));
	for (i = 0; i < n; i++) {
		e = keyed_at(&p->sources, o[i].index);
		summary_sum(s, &out->messages, e->messages);
		if (i >= out->n)
			add_rest(s, &out->rest, e);
		else
			fill_source(s, e, bytes_first(o[i].key,
			    o[i].key.n - 1), &out->row[i]);
	}
	for (i = 0; i < out->n; i++)
		out->row[i].share = percent_share(out->row[i].messages, fail);
	out->rest.share = percent_share(out->rest.messages, fail);
}

static enum summary_class
class_of(enum failure_class cause)
{
	switch (cause) {
	case FAILURE_FORWARDED:
	case FAILURE_BROKEN:
		return SOURCES_INDIRECT;
	case FAILURE_MISALIGNED:
		return SOURCES_MISALIGNED;
	case FAILURE_UNAUTHENTICATED:
		return SOURCES_UNAUTHENTICATED;
	case FAILURE_REPORTED:
		return SOURCES_REPORTED;
	default:
		return SOURCES_UNKNOWN;
	}
}

/* Length of the run of o's first group. */
static size_t
run_length(const struct order *o, size_t n)
{
	size_t i = 1;

	while (i < n && o[i].group == o[0].group)
		i++;
	return i;
}

/* place: of each domain on the page; from nsections on it is not told. */
static void
order_sources(struct summary *s, struct pool *p, const uint32_t *place)
{
	size_t i, n = 0, length, all = keyed_count(&p->sources);
	struct order *o = summary_keep(s, all, sizeof(*o));
	struct summary_domain *d;
	struct source_entry *e;

	for (i = 0; i < all; i++) {
		e = keyed_at(&p->sources, (uint32_t)i);
		if (place[e->domain] >= s->figures.nsections)
			continue;
		o[n++] = (struct order){
		    (uint64_t)place[e->domain] * SOURCE_CLASSES +
		    class_of(e->cause), e->messages,
		    bytes_from(keyed_key(&p->sources, (uint32_t)i),
			sizeof(e->domain)), (uint32_t)i };
	}
	summary_sort(o, n);
	for (i = 0; i < n; i += length) {
		length = run_length(o + i, n - i);
		d = &s->figures.domain[o[i].group / SOURCE_CLASSES];
		fill_class(s, p, o + i, length, d->outcome.fail,
		    &d->class[o[i].group % SOURCE_CLASSES]);
	}
}

static void
fill_senders(struct summary *s, struct pool *p, const struct order *o,
    size_t n, struct summary_senders *out)
{
	struct sender_entry *e;
	size_t i;

	out->n = summary_top(s, n);
	out->nrest = n - out->n;
	out->row = summary_keep(s, out->n, sizeof(*out->row));
	for (i = 0; i < out->n; i++) {
		e = keyed_at(&p->senders, o[i].index);
		out->row[i] = (struct summary_sender){ o[i].key, e->outcome };
	}
}

static void
order_senders(struct summary *s, struct pool *p, const uint32_t *place)
{
	size_t i, n = 0, length, all = keyed_count(&p->senders);
	struct order *o = summary_keep(s, all, sizeof(*o));
	struct sender_entry *e;

	for (i = 0; i < all; i++) {
		e = keyed_at(&p->senders, (uint32_t)i);
		if (place[e->domain] >= s->figures.nsections ||
		    e->outcome.messages == 0)
			continue;
		o[n++] = (struct order){ place[e->domain], e->outcome.messages,
		    bytes_from(keyed_key(&p->senders, (uint32_t)i),
			sizeof(e->domain)), (uint32_t)i };
	}
	summary_sort(o, n);
	for (i = 0; i < n; i += length) {
		length = run_length(o + i, n - i);
		fill_senders(s, p, o + i, length,
		    &s->figures.domain[o[i].group].senders);
	}
}

uint32_t
summary_domain_row(const struct summary *s, struct bytes name)
{
	uint32_t i;
	size_t dot;

	for (;;) {
		i = map_find(&s->shown->domains.map, name);
		if (i != MAP_NONE)
			return s->place[i];
		dot = bytes_find(name, BYTES("."), 0);
		if (dot == name.n)
			return NO_DOMAIN_ROW;
		name = bytes_from(name, dot + 1);
	}
}

void
summary_order_domains(struct summary *s, struct pool *p)
{
	size_t i, n = 0, all = keyed_count(&p->domains);
	struct summary_figures *f = &s->figures;
	struct order *o = summary_keep(s, all, sizeof(*o));
	struct domain_entry *d;
	uint32_t *place = summary_keep(s, all, sizeof(*place));

	s->place = place;
	s->shown = p;
	for (i = 0; i < all; i++) {
		d = keyed_at(&p->domains, (uint32_t)i);
		place[i] = NO_DOMAIN_ROW;
		if (d->reporters == 0 && d->outcome.messages == 0 &&
		    d->previous.messages == 0)
			continue;
		o[n++] = (struct order){ 0, d->outcome.messages,
		    keyed_key(&p->domains, (uint32_t)i), (uint32_t)i };
	}
	summary_sort(o, n);
	f->ndomains = f->notes.domains = n;
	f->notes.first = f->notes.last = -1;
	f->domain = summary_keep(s, n, sizeof(*f->domain));
	f->nsections = n > s->options.sections ?
	    (size_t)s->options.sections : n;
	for (i = 0; i < n; i++) {
		fill_domain(s, p, o[i].index, &f->domain[i]);
		f->domain[i].told = i < f->nsections;
		place[o[i].index] = (uint32_t)i;
	}
	order_sources(s, p, place);
	order_senders(s, p, place);
	summary_order_subdomains(s, p);
}
