/*
 * settle: which days the usual reporters have covered, which failing sources
 * also pass, and which policies were seen.
 */
#include "base/mem.h"
#include "base/num.h"
#include "base/percent.h"
#include "facts/impl.h"

#include <stdlib.h>

/* Usual volume of each reporter of a domain: key domain, reporter. */
struct volume {
	uint64_t	messages;
};

static uint32_t
volume_at(struct keyed *volumes, const struct daily_reporter *p)
{
	uint32_t part[] = { p->domain, p->reporter };

	return keyed_add(volumes, (struct bytes){ (const char *)part,
	    sizeof(part) }, NULL);
}

/* Messages of each domain, and of each reporter of it. */
static void
measure(const struct facts *w, struct keyed *volumes, uint64_t *all)
{
	const struct daily_reporter *p;
	struct volume *v;
	uint32_t i;

	for (i = 0; i < keyed_count(&w->reporters); i++) {
		p = keyed_at(&w->reporters, i);
		v = keyed_at(volumes, volume_at(volumes, p));
		num_add(&v->messages, p->messages);
		num_add(&all[p->domain], p->messages);
	}
}

static struct domain_day *
find_day(const struct facts *w, uint32_t domain, int64_t day)
{
	int64_t part[] = { domain, day };
	uint32_t i = map_find(&w->days.map, (struct bytes){
	    (const char *)part, sizeof(part) });

	return i == MAP_NONE ? NULL : keyed_at(&w->days, i);
}

/* A reporter has covered a day when it has any row of it. */
static void
cover(struct facts *w, struct keyed *volumes)
{
	const struct daily_reporter *p;
	const struct volume *v;
	struct domain_day *d;
	uint32_t i;

	for (i = 0; i < keyed_count(&w->reporters); i++) {
		p = keyed_at(&w->reporters, i);
		d = find_day(w, p->domain, p->day);
		v = keyed_at(volumes, volume_at(volumes, p));
		if (d != NULL)
			num_add(&d->covered, v->messages);
	}
}

static void
settle_sources(struct facts *w)
{
	struct daily_source *s;
	uint32_t i;

	for (i = 0; i < keyed_count(&w->sources); i++) {
		s = keyed_at(&w->sources, i);
		s->also_passes = numset_has(&w->passing,
		    facts_source_hash(w, s->domain,
		    facts_name(w, s->address)));
	}
}

void
facts_settle(struct facts *w, uint64_t share, int64_t end)
{
	size_t n = keyed_count(&w->domains);
	uint64_t *all = mem_zero(n, sizeof(*all));
	struct domain_day *d;
	struct keyed volumes;
	uint32_t i;

	keyed_start(&volumes, sizeof(struct volume));
	measure(w, &volumes, all);
	cover(w, &volumes);
	for (i = 0; i < keyed_count(&w->days); i++) {
		d = keyed_at(&w->days, i);
		d->complete = percent_reaches(d->covered, all[d->domain],
		    (unsigned)share);
	}
	keyed_free(&volumes);
	free(all);
	settle_sources(w);
	policy_history_make(&w->history, w, end);
}

bool
facts_complete(const struct facts *w, uint32_t domain, int64_t day)
{
	const struct domain_day *d = find_day(w, domain, day);

	return d != NULL && d->complete;
}

uint32_t
facts_home(const struct facts *w, struct bytes name)
{
	uint32_t i;
	size_t dot;

	for (;;) {
		i = map_find(&w->domains.map, name);
		dot = bytes_find(name, BYTES("."), 0);
		if (i != MAP_NONE || dot == name.n)
			return i;
		name = bytes_from(name, dot + 1);
	}
}

bool
facts_policy_complete(const struct facts *w, uint32_t name, int64_t day)
{
	uint32_t home = facts_home(w, facts_name(w, name));

	return home != MAP_NONE && facts_complete(w, home, day);
}
