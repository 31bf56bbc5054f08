/* known: whose mail a source's is, as far as all input tells. */
#include "facts/known.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/percent.h"
#include "facts/places.h"

bool
known_is_special(const struct ip *ip)
{
	const uint8_t *a = ip->a + 12;

	if (!ip_is_v4(ip))
		return ip->a[0] == 0xff || (ip->a[0] & 0xfe) == 0xfc ||
		    (ip->a[0] == 0xfe && (ip->a[1] & 0xc0) == 0x80) ||
		    (ip->a[0] == 0 && ip->a[1] == 0 && ip->a[2] == 0);
	return a[0] == 0 || a[0] == 10 || a[0] == 127 || a[0] >= 224 ||
	    (a[0] == 100 && (a[1] & 0xc0) == 64) ||
	    (a[0] == 169 && a[1] == 254) || (a[0] == 172 &&
	    (a[1] & 0xf0) == 16) || (a[0] == 192 && a[1] == 168);
}

/* Mail of a place on one day. */
struct part {
	int64_t		day;
	uint32_t	pass, spf, fail;
};

struct knowing {
	struct facts	*w;
	const struct known_rules *t;
	int64_t		 end;
	struct part	*part;
	size_t		 n, room;
};

static int
by_day(const void *a, const void *b)
{
	const struct part *x = a, *y = b;

	return x->day < y->day ? -1 : x->day > y->day;
}

static const struct fact_source *
source_of(const struct facts *w, const struct fact_place *p, uint32_t i)
{
	return begun_at(&w->sources, w->place_sources[p->first + i]);
}

static void
gather_source(struct knowing *k, const struct fact_source *s)
{
	struct daily_source d;
	uint32_t i;

	for (i = 0; i < s->ndays; i++) {
		d = facts_day(k->w, s->first + i);
		if (k->end >= 0 && d.day >= k->end)
			break;
		if (k->n == k->room) {
			k->room = k->room ? k->room * 2 : 64;
			k->part = mem_resize(k->part, k->room,
			    sizeof(*k->part));
		}
		k->part[k->n++] = (struct part){ d.day,
		    d.n[SOURCE_PASS], d.n[SOURCE_SPF], d.n[SOURCE_FAIL] };
	}
}

/*
 * It is enough that the conditions held at the end of some day: who fails
 * later does not become a stranger.
 */
static bool
was_authorised(struct knowing *k)
{
	uint64_t pass = 0, spf = 0, all = 0;
	size_t i;

	if (k->n > 1)
		qsort(k->part, k->n, sizeof(*k->part), by_day);
	for (i = 0; i < k->n; i++) {
		num_add(&pass, k->part[i].pass);
		num_add(&spf, k->part[i].spf);
		num_add(&all, k->part[i].pass);
		num_add(&all, k->part[i].fail);
		if (i + 1 < k->n && k->part[i + 1].day == k->part[i].day)
			continue;
		if (spf >= k->t->messages &&
		    percent_reaches(pass, all, (unsigned)k->t->share))
			return true;
	}
	return false;
}

/* Has the domain's SPF record named the place? */
static void
classify_place(struct knowing *k, struct fact_place *p)
{
	struct witness seen = { 0 };
	uint64_t spf = 0, all = 0;
	uint32_t i;

	for (i = 0; i < p->n; i++) {
		const struct fact_source *s = source_of(k->w, p, i);

		p->passes |= s->pass != 0;
		num_add(&spf, s->spf);
		num_add(&all, s->pass);
		num_add(&all, s->fail);
		witness_merge(&seen, &s->spf_seen);
	}
	p->alone = all >= k->t->messages;
	if (spf < k->t->messages || (seen.one != 0) + (seen.two != 0) <
	    (int)k->t->reporters)
		return;
	k->n = 0;
	for (i = 0; i < p->n; i++)
		gather_source(k, source_of(k->w, p, i));
	p->authorised = was_authorised(k);
}

/*
 * An address with enough mail is judged by itself; one with little by those
 * around it.
 */
static void
spread_known(struct knowing *k, const struct fact_place *net, bool *authorised)
{
	const struct fact_place *p;
	const struct fact_source *s;
	uint32_t i;

	for (i = 0; i < net->n; i++) {
		s = source_of(k->w, net, i);
		p = &k->w->places[s->place];
		authorised[k->w->place_sources[net->first + i]] |=
		    p->authorised || !p->alone;
	}
}

static bool *
find_authorised(struct knowing *k)
{
	bool *authorised = mem_zero(k->w->sources.n,
	    sizeof(*authorised));
	struct fact_place *p;
	size_t i, n;
	int scope;

	for (scope = 0; scope <= PLACE_SERVICE; scope++) {
		p = places_of(k->w, (enum place_scope)scope, &n);
		for (i = 0; i < n; i++)
			classify_place(k, &p[i]);
		for (i = 0; i < n; i++)
			if (p[i].authorised)
				spread_known(k, &p[i], authorised);
	}
	return authorised;
}

static enum known_by
known_by(const struct facts *w, const struct fact_source *s, bool authorised)
{
	const struct fact_sender *sender = keyed_at(&w->senders, s->sender);

	if (sender->origin == ORIGIN_LISTED)
		return sender->mark == MARK_NONE ||
		    sender->mark == MARK_IGNORE ? KNOWN_LISTED :
		    KNOWN_MARKED;
	if (authorised)
		return KNOWN_AUTHORISED;
	if (sender_known((enum sender_origin)sender->origin, sender->passes))
		return KNOWN_SERVICE;
	return s->pass != s->spf ? KNOWN_SIGNED : KNOWN_BY_NOTHING;
}

void
known_settle(struct facts *w, const struct known_rules *t, int64_t end)
{
	struct knowing k = { .w = w, .t = t, .end = end };
	bool *authorised = find_authorised(&k);
	struct fact_source *s;
	uint32_t i;

	for (i = 0; i < w->sources.n; i++) {
		s = begun_at(&w->sources, i);
		s->known = (uint8_t)known_by(w, s, authorised[i]);
	}
	free(authorised);
	free(k.part);
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
