/* findings_inventory: what the list of domains says, and the mail does not. */
#include "analysis/findings_impl.h"
#include "base/utc.h"
#include "text/inventory.h"

/* Names of which the window has a report, a policy or mail. */
static void
sum_seen(const struct rules *f, struct map *seen)
{
	const struct watch_policy *p;
	const struct watch_from *m;
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->domains); i++)
		if (f->domain[i].reporters != 0)
			map_add(seen, keyed_key(&f->w->domains, i), NULL);
	for (i = 0; i < keyed_count(&f->w->policies); i++) {
		p = keyed_at(&f->w->policies, i);
		if (rules_in(f, p->day))
			map_add(seen, watch_name(f->w, p->domain), NULL);
	}
	for (i = 0; i < keyed_count(&f->w->froms); i++) {
		m = keyed_at(&f->w->froms, i);
		if (rules_in(f, m->last))
			map_add(seen, watch_name(f->w, m->name), NULL);
	}
}

/* Days of the window that lie inside the input. */
static uint64_t
window_days(const struct rules *f)
{
	int64_t begin = f->begin, end = f->end;

	if (f->w->first_day < 0)
		return 0;
	if (begin < f->w->first_day)
		begin = f->w->first_day;
	return end > begin ? (uint64_t)((end - begin) / UTC_DAY) : 0;
}

static void
no_reports(struct rules *f)
{
	const struct inventory *l = f->o->inventory;
	uint64_t days = window_days(f);
	struct finding *n;
	struct map seen;
	size_t i;

	if (days < f->t->no_reports_days)
		return;
	map_init(&seen);
	sum_seen(f, &seen);
	for (i = 0; i < l->n; i++) {
		if (map_find(&seen, l->at[i].domain) != MAP_NONE)
			continue;
		n = rules_add(f, FINDING_NO_REPORTS,
		    l->at[i].roles & ROLE_SENDING ? SEVERITY_HIGH :
		    SEVERITY_INFO, RULES_NO_DOMAIN);
		n->domain = n->subject = rules_text(f, l->at[i].domain);
		n->messages = days;
	}
	map_free(&seen);
}

/* Failing mail alone is what a domain that does not send expects. */
static void
nonsending_sends(struct rules *f)
{
	const struct inventory *l = f->o->inventory;
	const struct watch_from *m;
	struct finding *n;
	uint32_t i, entry;

	for (i = 0; i < keyed_count(&f->w->froms); i++) {
		m = keyed_at(&f->w->froms, i);
		entry = inventory_find(l, watch_name(f->w, m->name));
		if (m->pass == 0 || entry == INVENTORY_NONE ||
		    !(l->at[entry].roles & ROLE_NON_SENDING) ||
		    !rules_in(f, m->last))
			continue;
		n = rules_add(f, FINDING_NONSENDING_SENDS, SEVERITY_HIGH,
		    m->domain);
		n->subject = rules_name(f, m->name);
		n->messages = m->pass;
		n->of = m->pass + m->fail;
	}
}

void
rules_of_inventory(struct rules *f)
{
	no_reports(f);
	nonsending_sends(f);
}
