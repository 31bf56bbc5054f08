/* inventory: what the list of domains says, and the mail does not. */
#include "base/num.h"
#include "base/utc.h"
#include "findings/impl.h"
#include "text/inventory.h"

/* Names of which the window has a report, a policy or mail. */
static void
sum_seen(const struct rules *f, struct map *seen)
{
	const struct daily_policy *p;
	const struct last_report *h;
	const struct daily_from *m;
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->last_reports); i++) {
		h = keyed_at(&f->w->last_reports, i);
		if (h->last >= f->begin)
			map_add(seen, facts_name(f->w, h->name), NULL);
	}
	for (i = 0; i < keyed_count(&f->w->domains); i++)
		if (f->domain[i].heard)
			map_add(seen, keyed_key(&f->w->domains, i), NULL);
	for (i = 0; i < keyed_count(&f->w->policies); i++) {
		p = keyed_at(&f->w->policies, i);
		if (in_window(f, p->day))
			map_add(seen, facts_name(f->w, p->domain), NULL);
	}
	for (i = 0; i < keyed_count(&f->w->froms); i++) {
		m = keyed_at(&f->w->froms, i);
		if (in_window(f, m->day))
			map_add(seen, facts_name(f->w, m->name), NULL);
	}
}

/*
 * Days that are asked about: those of a window, though no report is of them;
 * else those of the input.
 */
static uint64_t
window_days(const struct rules *f)
{
	int64_t begin = f->o->begin;

	if (begin < 0)
		begin = f->w->first_day;
	else if (f->o->end < 0 && begin < f->w->first_day)
		begin = f->w->first_day;
	if (begin < 0)
		return 0;
	return f->end > begin ? (uint64_t)((f->end - begin) / UTC_DAY) : 0;
}

static void
add_missing(struct rules *f, const struct inventory_entry *e, uint64_t days)
{
	bool sends = (e->roles & ROLE_SENDING) != 0;
	uint32_t home = map_find(&f->w->domains.map, e->domain);
	struct finding *n = rules_add(f, FINDING_NO_REPORTS, sends ?
	    SEVERITY_HIGH : SEVERITY_INFO, RULES_NO_DOMAIN);

	n->domain = n->subject = rules_text(f, e->domain);
	n->messages = days;
	if (home != MAP_NONE)
		f->domain[home].missed |= sends;
}

static void
no_reports(struct rules *f)
{
	const struct inventory *l = f->o->inventory;
	uint64_t days = window_days(f);
	struct map seen;
	size_t i;

	if (days < f->t->no_reports_days && !f->o->empty)
		return;
	map_init(&seen);
	sum_seen(f, &seen);
	for (i = 0; i < l->n; i++) {
		if (map_find(&seen, l->at[i].domain) == MAP_NONE)
			add_missing(f, &l->at[i], days);
	}
	map_free(&seen);
}

/* What passed as a domain that is not to send, on days that count. */
struct sent {
	uint32_t	domain, name;
	uint64_t	pass, fail;
};

static void
sum_sent(struct rules *f, struct keyed *all)
{
	const struct daily_from *m;
	struct sent *s;
	int64_t part[2];
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->froms); i++) {
		m = keyed_at(&f->w->froms, i);
		if (!rules_counts(f, m->domain, m->day))
			continue;
		part[0] = m->domain;
		part[1] = m->name;
		s = keyed_at(all, facts_entry(f->w, all, part, 2, NULL));
		s->domain = m->domain;
		s->name = m->name;
		num_add(&s->pass, m->pass);
		num_add(&s->fail, m->fail);
	}
}

/* Failing mail alone is what a domain that does not send expects. */
static void
nonsending_sends(struct rules *f)
{
	const struct inventory *l = f->o->inventory;
	const struct sent *s;
	struct finding *n;
	struct keyed all;
	uint32_t i, entry;

	keyed_start(&all, sizeof(struct sent));
	sum_sent(f, &all);
	for (i = 0; i < keyed_count(&all); i++) {
		s = keyed_at(&all, i);
		entry = inventory_find(l, facts_name(f->w, s->name));
		if (s->pass < f->t->nonsending_messages ||
		    entry == INVENTORY_NONE ||
		    !(l->at[entry].roles & ROLE_NON_SENDING))
			continue;
		n = rules_add(f, FINDING_NONSENDING_SENDS, SEVERITY_HIGH,
		    s->domain);
		n->subject = rules_name(f, s->name);
		n->messages = n->of = s->pass;
		num_add(&n->of, s->fail);
	}
	keyed_free(&all);
}

void
rules_of_inventory(struct rules *f)
{
	no_reports(f);
	nonsending_sends(f);
}
