/* known: whose mail a source's is, as far as all input tells. */
#include "facts/known.h"

#include <stdlib.h>

#include "base/ip.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/percent.h"
#include "facts/facts.h"

bool
known_is_special(struct bytes address)
{
	static const char *const nets[] = {
		"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
		"169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
		"224.0.0.0/3", "::/127", "fc00::/7", "fe80::/10", "ff00::/8"
	};
	struct ip_net net;
	struct ip ip;
	size_t i;

	if (!ip_parse(address, &ip))
		return true;
	for (i = 0; i < sizeof(nets) / sizeof(nets[0]); i++)
		if (ip_net_parse(bytes_of(nets[i]), &net) &&
		    ip_net_has(&net, &ip))
			return true;
	return false;
}

/* Mail of an address, or of a network, on one day. */
struct part {
	uint32_t	of;		/* entry in places */
	int64_t		day;
	uint64_t	pass, spf, fail;
};

/* An address of a domain, a /24 or /48, or a network of a service. */
struct place {
	struct witness	seen;		/* passing by SPF */
	bool		authorised;
	bool		alone;		/* enough of its own mail to be judged
					   by itself */
};

enum scope { SCOPE_ADDRESS, SCOPE_NET, SCOPE_SERVICE, SCOPES };

struct knowing {
	struct facts	*w;
	const struct known_rules *t;
	struct keyed	 places;
	uint32_t	*at[SCOPES];	/* place of each source, or MAP_NONE */
	struct part	*part;
	size_t		 n;
	int64_t		 end;
};

/* The key of what an address of a domain belongs to; false: nothing. */
static bool
key_of(const struct knowing *k, uint32_t domain, const struct ip *address,
    int scope, struct buf *key)
{
	struct ip ip = *address;
	uint32_t name;

	key->n = 0;
	buf_byte(key, (char)scope);
	buf_add(key, (struct bytes){ (const char *)&domain, sizeof(domain) });
	if (scope == SCOPE_SERVICE) {
		name = k->w->services == NULL ? IPMAP_NONE :
		    ipmap_find(&k->w->services->nets, &ip);
		buf_add(key, (struct bytes){ (const char *)&name,
		    sizeof(name) });
		return name != IPMAP_NONE;
	}
	if (scope == SCOPE_NET)
		ip_mask(&ip, ip_is_v4(&ip) ? 120 : 48);
	buf_add(key, (struct bytes){ (const char *)ip.a, sizeof(ip.a) });
	return true;
}

/* Places of sources that pass by SPF: others authorise nothing. */
static void
find_places(struct knowing *k)
{
	uint32_t i, n = keyed_count(&k->w->sources);
	struct buf key = { 0 };
	struct fact_source *s;
	struct place *p;
	struct ip ip;
	int scope;

	for (i = 0; i < n; i++) {
		s = keyed_at(&k->w->sources, i);
		if (s->spf == 0 || known_is_special(facts_name(k->w,
		    s->address)) || !ip_parse(facts_name(k->w, s->address),
		    &ip))
			continue;
		for (scope = 0; scope < SCOPES; scope++) {
			if (!key_of(k, s->domain, &ip, scope, &key))
				continue;
			p = keyed_at(&k->places, keyed_add(&k->places,
			    buf_view(&key), NULL));
			witness_merge(&p->seen, &s->spf_seen);
		}
	}
	buf_free(&key);
}

/*
 * Which of these places a source is in. Where its network is one, its address
 * is, too: that may have enough mail to be judged by itself.
 */
static void
place_source(struct knowing *k, uint32_t i, struct buf *key)
{
	struct fact_source *s = keyed_at(&k->w->sources, i);
	bool any = false;
	struct ip ip;
	int scope;

	for (scope = 0; scope < SCOPES; scope++)
		k->at[scope][i] = MAP_NONE;
	if (!ip_parse(facts_name(k->w, s->address), &ip))
		return;
	for (scope = SCOPES; scope-- > SCOPE_NET;) {
		if (!key_of(k, s->domain, &ip, scope, key))
			continue;
		s->shared |= scope == SCOPE_SERVICE;
		k->at[scope][i] = map_find(&k->places.map, buf_view(key));
		any |= k->at[scope][i] != MAP_NONE;
	}
	if (any && key_of(k, s->domain, &ip, SCOPE_ADDRESS, key))
		k->at[SCOPE_ADDRESS][i] = keyed_add(&k->places,
		    buf_view(key), NULL);
}

static void
place_sources(struct knowing *k)
{
	uint32_t i, n = keyed_count(&k->w->sources);
	struct buf key = { 0 };
	int scope;

	for (scope = 0; scope < SCOPES; scope++)
		k->at[scope] = mem_zero(n, sizeof(**k->at));
	for (i = 0; i < n; i++)
		place_source(k, i, &key);
	buf_free(&key);
}

static void
add_part(struct knowing *k, const struct daily_source *d, int scope)
{
	uint32_t of = k->at[scope][d->source];

	if (of == MAP_NONE)
		return;
	k->part[k->n++] = (struct part){ .of = of, .day = d->day,
	    .pass = d->n[SOURCE_PASS], .spf = d->n[SOURCE_SPF],
	    .fail = d->n[SOURCE_FAIL] };
}

static int
by_place_day(const void *a, const void *b)
{
	const struct part *x = a, *y = b;

	if (x->of != y->of)
		return x->of < y->of ? -1 : 1;
	return x->day < y->day ? -1 : x->day > y->day;
}

/*
 * One place, its parts by day. It is enough that the conditions held at the
 * end of some day: who fails later does not become a stranger.
 */
static void
follow(struct knowing *k, const struct part *d, size_t n)
{
	struct place *p = keyed_at(&k->places, d->of);
	uint64_t pass = 0, spf = 0, all = 0;
	unsigned seen = (p->seen.one != 0) + (p->seen.two != 0);
	size_t i;

	for (i = 0; i < n; i++) {
		num_add(&pass, d[i].pass);
		num_add(&spf, d[i].spf);
		num_add(&all, d[i].pass);
		num_add(&all, d[i].fail);
		if (i + 1 < n && d[i + 1].day == d[i].day)
			continue;
		p->authorised |= spf >= k->t->messages &&
		    seen >= k->t->reporters && all != 0 &&
		    percent_reaches(pass, all, (unsigned)k->t->share);
	}
	p->alone = all >= k->t->messages;
}

static void
settle_places(struct knowing *k)
{
	uint32_t i, n = keyed_count(&k->w->daily_sources);
	const struct daily_source *d;
	size_t first, last;
	int scope;

	k->part = mem_zero((size_t)n * SCOPES, sizeof(*k->part));
	for (i = 0; i < n; i++) {
		d = keyed_at(&k->w->daily_sources, i);
		if (k->end >= 0 && d->day >= k->end)
			continue;
		for (scope = 0; scope < SCOPES; scope++)
			add_part(k, d, scope);
	}
	if (k->n > 1)
		qsort(k->part, k->n, sizeof(*k->part), by_place_day);
	for (first = 0; first < k->n; first = last) {
		for (last = first; last < k->n &&
		    k->part[last].of == k->part[first].of;)
			last++;
		follow(k, k->part + first, last - first);
	}
}

static const struct place *
place_at(const struct knowing *k, int scope, uint32_t source)
{
	uint32_t of = k->at[scope][source];

	return of == MAP_NONE ? NULL : keyed_at(&k->places, of);
}

/* Has the domain's SPF record named the address, or those around it? */
static bool
is_authorised(const struct knowing *k, uint32_t source)
{
	const struct place *p = place_at(k, SCOPE_ADDRESS, source);

	if (p != NULL && p->alone)
		return p->authorised;
	p = place_at(k, SCOPE_NET, source);
	if (p != NULL && p->authorised)
		return true;
	p = place_at(k, SCOPE_SERVICE, source);
	return p != NULL && p->authorised;
}

static enum known_by
known_by(const struct knowing *k, uint32_t source)
{
	const struct fact_source *s = keyed_at(&k->w->sources, source);
	const struct fact_sender *sender = keyed_at(&k->w->senders,
	    s->sender);

	if (sender->origin == ORIGIN_OWN)
		return KNOWN_LISTED;
	if (is_authorised(k, source))
		return KNOWN_AUTHORISED;
	if (sender_known((enum sender_origin)sender->origin, sender->passes))
		return KNOWN_SERVICE;
	return s->pass != s->spf ? KNOWN_SIGNED : KNOWN_BY_NOTHING;
}

void
known_settle(struct facts *w, const struct known_rules *t, int64_t end)
{
	struct knowing k = { .w = w, .t = t, .end = end };
	struct fact_source *s;
	uint32_t i;
	int scope;

	keyed_start(&k.places, sizeof(struct place));
	find_places(&k);
	place_sources(&k);
	settle_places(&k);
	for (i = 0; i < keyed_count(&w->sources); i++) {
		s = keyed_at(&w->sources, i);
		s->known = (uint8_t)known_by(&k, i);
	}
	keyed_free(&k.places);
	free(k.part);
	for (scope = 0; scope < SCOPES; scope++)
		free(k.at[scope]);
}

bool
known_is(const struct fact_source *s)
{
	return s->known >= KNOWN_SERVICE;
}

bool
known_when_failing(const struct fact_source *s, bool marked)
{
	if (s->known == KNOWN_SERVICE ||
	    (s->known == KNOWN_AUTHORISED && s->shared))
		return marked;
	return known_is(s);
}
