/* places: sources by what they are part of; days by source. */
#include "facts/places.h"

#include <stdlib.h>

#include "base/mem.h"
#include "facts/impl.h"

const struct ip *
facts_address(const struct facts *w, uint32_t name)
{
	return w->addresses[name].valid ? &w->addresses[name].ip : NULL;
}

static int
by_day(const void *a, const void *b)
{
	const struct source_day *x = a, *y = b;

	return x->day < y->day ? -1 : x->day > y->day;
}

/* What is of a day too far from the others goes. */
static void
forget_day(struct fact_source *s, const struct daily_source *d)
{
	s->pass -= d->n[SOURCE_PASS] < s->pass ? d->n[SOURCE_PASS] : s->pass;
	s->fail -= d->n[SOURCE_FAIL] < s->fail ? d->n[SOURCE_FAIL] : s->fail;
	s->spf -= d->n[SOURCE_SPF] < s->spf ? d->n[SOURCE_SPF] : s->spf;
}

/* Days stand in chains by source; here they come to stand in a row. */
static void
order_days(struct facts *w)
{
	struct source_day *at = mem_zero(w->nsource_days, sizeof(*at));
	struct daily_source d;
	struct fact_source *s;
	uint32_t i, k, n = 0;

	for (i = 0; i < w->sources.n; i++) {
		s = begun_at(&w->sources, i);
		k = s->first;
		s->first = n;
		s->ndays = 0;
		for (; k != MAP_NONE; k = w->source_days[k].before) {
			d = facts_day(w, k);
			if (facts_far(w, d.day)) {
				forget_day(s, &d);
				continue;
			}
			at[n++] = w->source_days[k];
			s->ndays++;
		}
		if (s->ndays > 1)
			qsort(at + s->first, s->ndays, sizeof(*at), by_day);
	}
	free(w->source_days);
	w->source_days = at;
	w->nsource_days = n;
}

static void
read_address(const struct facts *w, struct fact_address *a, uint32_t name)
{
	a->known = true;
	a->service = IPMAP_NONE;
	a->valid = ip_parse(facts_name(w, name), &a->ip) &&
	    !known_is_special(&a->ip);
	if (a->valid && w->services != NULL)
		a->service = ipmap_find(&w->services->nets, &a->ip);
}

/* A source, and by what it is put in order. */
struct sorted {
	uint32_t	domain, source;
	uint64_t	high, low;	/* of the address; or low: a number */
};

static int
by_key(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;

	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	if (x->high != y->high)
		return x->high < y->high ? -1 : 1;
	if (x->low != y->low)
		return x->low < y->low ? -1 : 1;
	return x->source < y->source ? -1 : x->source > y->source;
}

struct placing {
	struct facts	*w;
	struct sorted	*at;
	size_t		 n;
	uint32_t	 put;		/* of place_sources */
};

static struct fact_place *
new_place(struct facts *w)
{
	if (w->nplaces == w->places_room) {
		w->places_room = w->places_room ? w->places_room * 2 : 256;
		w->places = mem_resize(w->places, w->places_room,
		    sizeof(*w->places));
	}
	return &w->places[w->nplaces++];
}

/* The /24 or /48 of an address. */
static void
cut_to_net(struct sorted *o)
{
	if (o->high == 0 && o->low >> 32 == 0xffff) {
		o->low &= ~UINT64_C(0xff);
		return;
	}
	o->high &= ~UINT64_C(0xffff);
	o->low = 0;
}

/* Places of those that have their key in common. */
static void
group_places(struct placing *x, enum place_scope scope)
{
	struct fact_source *s = NULL;
	struct fact_place *p = NULL;
	struct sorted *o;
	size_t i;

	for (i = 0; i < x->n; i++) {
		o = &x->at[i];
		if (scope == PLACE_NET)
			cut_to_net(o);
		s = begun_at(&x->w->sources, o->source);
		if (i == 0 || o->domain != o[-1].domain ||
		    o->high != o[-1].high || o->low != o[-1].low) {
			p = new_place(x->w);
			*p = (struct fact_place){ .scope = (uint8_t)scope,
			    .domain = s->domain, .first = x->put,
			    .name = scope <= PLACE_NET ? s->address :
			    (uint32_t)o->low };
		}
		p->n++;
		if (scope == PLACE_ADDRESS)
			s->place = (uint32_t)x->w->nplaces - 1;
		x->w->place_sources[x->put++] = o->source;
	}
}

/* What a source is put in order by; false: it has no such place. */
static bool
find_key(struct facts *w, const struct fact_source *s,
    enum place_scope scope, struct sorted *o)
{
	const struct fact_sender *sender = keyed_at(&w->senders, s->sender);
	const struct fact_address *a = &w->addresses[s->address];
	int i;

	o->high = o->low = 0;
	switch (scope) {
	case PLACE_SERVICE:
		o->low = a->service;
		return a->valid && a->service != IPMAP_NONE;
	case PLACE_LISTED:
		o->low = s->sender;
		return sender->origin == ORIGIN_LISTED &&
		    (sender->mark == MARK_NONE ||
		    sender->mark == MARK_IGNORE);
	case PLACE_SELECTOR:
		o->low = s->selector;
		return s->selector != 0;
	default:
		for (i = 0; i < 8; i++) {
			o->high = o->high << 8 | a->ip.a[i];
			o->low = o->low << 8 | a->ip.a[i + 8];
		}
		return a->valid;
	}
}

static void
sort_sources(struct placing *x, enum place_scope scope)
{
	uint32_t i;
	struct fact_source *s;
	struct sorted *o;

	x->n = 0;
	for (i = 0; i < x->w->sources.n; i++) {
		s = begun_at(&x->w->sources, i);
		o = &x->at[x->n];
		o->domain = s->domain;
		o->source = i;
		x->n += find_key(x->w, s, scope, o);
	}
	if (x->n > 1)
		qsort(x->at, x->n, sizeof(*x->at), by_key);
}

void
places_settle(struct facts *w)
{
	uint32_t i, n = w->sources.n;
	struct placing x = { .w = w };
	struct fact_address *a;
	struct fact_source *s;
	int scope;

	order_days(w);
	w->addresses = mem_zero(w->names.n, sizeof(*w->addresses));
	for (i = 0; i < n; i++) {
		s = begun_at(&w->sources, i);
		a = &w->addresses[s->address];
		if (!a->known)
			read_address(w, a, s->address);
		s->shared = a->valid && a->service != IPMAP_NONE;
		s->place = MAP_NONE;
	}
	w->place_sources = mem_zero((size_t)n * PLACE_SCOPES,
	    sizeof(*w->place_sources));
	x.at = mem_zero(n, sizeof(*x.at));
	for (scope = 0; scope < PLACE_SCOPES; scope++) {
		/* Those of one network stand together already. */
		if (scope != PLACE_NET)
			sort_sources(&x, (enum place_scope)scope);
		group_places(&x, (enum place_scope)scope);
	}
	free(x.at);
}

struct fact_place *
places_of(const struct facts *w, enum place_scope scope, size_t *n)
{
	size_t first = 0, last;

	while (first < w->nplaces && w->places[first].scope != scope)
		first++;
	for (last = first; last < w->nplaces &&
	    w->places[last].scope == scope;)
		last++;
	*n = last - first;
	return w->places == NULL ? NULL : w->places + first;
}
