/* places: sources by what they are part of; days by source. */
#include "facts/places.h"

#include <stdlib.h>

#include "base/mem.h"
#include "facts/impl.h"

const struct daily_source *
facts_days(const struct facts *w, const struct fact_source *s)
{
	return w->daily_sources + s->first;
}

const struct ip *
facts_address(const struct facts *w, uint32_t name)
{
	return w->addresses[name].valid ? &w->addresses[name].ip : NULL;
}

static int
by_day(const void *a, const void *b)
{
	const struct daily_source *x = a, *y = b;

	return x->day < y->day ? -1 : x->day > y->day;
}

/* Days stand in chains by source; here they come to stand in a row. */
static void
order_days(struct facts *w)
{
	struct daily_source *at = mem_zero(w->ndaily_sources, sizeof(*at));
	struct fact_source *s;
	uint32_t i, k, n = 0;

	for (i = 0; i < keyed_count(&w->sources); i++) {
		s = keyed_at(&w->sources, i);
		k = s->first;
		s->first = n;
		for (; k != MAP_NONE; k = w->daily_sources[k].before)
			at[n++] = w->daily_sources[k];
		if (s->ndays > 1)
			qsort(at + s->first, s->ndays, sizeof(*at), by_day);
	}
	free(w->daily_sources);
	w->daily_sources = at;
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
	struct ip	key;
};

static int
by_key(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;
	int c;

	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	c = memcmp(&x->key, &y->key, sizeof(x->key));
	if (c != 0)
		return c;
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

/* Places of those that have the first bits of their key in common. */
static void
group(struct placing *x, enum place_scope scope)
{
	struct fact_source *s = NULL;
	struct fact_place *p = NULL;
	struct ip key, last = { { 0 } };
	size_t i;

	for (i = 0; i < x->n; i++) {
		key = x->at[i].key;
		if (scope == PLACE_NET)
			ip_mask(&key, ip_is_v4(&key) ? 120 : 48);
		s = keyed_at(&x->w->sources, x->at[i].source);
		if (i == 0 || x->at[i].domain != x->at[i - 1].domain ||
		    memcmp(&key, &last, sizeof(key)) != 0) {
			p = new_place(x->w);
			*p = (struct fact_place){ .scope = (uint8_t)scope,
			    .domain = s->domain, .name = s->address,
			    .first = x->put };
			if (scope > PLACE_NET)
				memcpy(&p->name, key.a, sizeof(p->name));
		}
		last = key;
		p->n++;
		if (scope == PLACE_ADDRESS)
			s->place = (uint32_t)x->w->nplaces - 1;
		x->w->place_sources[x->put++] = x->at[i].source;
	}
}

/* What a source is put in order by; false: it has no such place. */
static bool
key_of(struct facts *w, const struct fact_source *s, enum place_scope scope,
    struct ip *key)
{
	const struct fact_sender *sender = keyed_at(&w->senders, s->sender);
	const struct fact_address *a = &w->addresses[s->address];
	uint32_t number = s->selector;

	*key = a->ip;
	if (scope <= PLACE_NET)
		return a->valid;
	if (scope == PLACE_SERVICE) {
		if (!a->valid || a->service == IPMAP_NONE)
			return false;
		number = a->service;
	} else if (scope == PLACE_LISTED) {
		if (sender->origin != ORIGIN_OWN)
			return false;
		number = s->sender;
	} else if (number == 0) {
		return false;
	}
	*key = (struct ip){ { 0 } };
	memcpy(key->a, &number, sizeof(number));
	return true;
}

static void
sort_sources(struct placing *x, enum place_scope scope)
{
	uint32_t i;
	struct fact_source *s;
	struct sorted *o;

	x->n = 0;
	for (i = 0; i < keyed_count(&x->w->sources); i++) {
		s = keyed_at(&x->w->sources, i);
		o = &x->at[x->n];
		o->domain = s->domain;
		o->source = i;
		x->n += key_of(x->w, s, scope, &o->key);
	}
	if (x->n > 1)
		qsort(x->at, x->n, sizeof(*x->at), by_key);
}

void
places_settle(struct facts *w)
{
	uint32_t i, n = keyed_count(&w->sources);
	struct placing x = { .w = w };
	struct fact_address *a;
	struct fact_source *s;
	int scope;

	order_days(w);
	w->addresses = mem_zero(w->names.n, sizeof(*w->addresses));
	for (i = 0; i < n; i++) {
		s = keyed_at(&w->sources, i);
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
		group(&x, (enum place_scope)scope);
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
	return w->places + first;
}
