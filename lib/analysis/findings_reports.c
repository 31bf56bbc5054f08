/* findings_reports: reports that do not come. */
#include "analysis/findings_impl.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utc.h"

/* On how many baseline days a reporter came, and when last. */
struct habit {
	uint32_t	domain, reporter;
	uint32_t	days;
	int64_t		last;
};

static void
sum_habits(struct rules *f, struct keyed *habits)
{
	const struct watch_reporter *p;
	struct habit *h;
	int64_t part[2];
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->reporters); i++) {
		p = keyed_at(&f->w->reporters, i);
		if (p->day >= f->end)
			continue;
		part[0] = p->domain;
		part[1] = p->reporter;
		h = keyed_at(habits, watch_entry(f->w, habits, part, 2,
		    NULL));
		h->domain = p->domain;
		h->reporter = p->reporter;
		h->days += rules_before(f, p->day);
		if (p->day > h->last)
			h->last = p->day;
	}
}

/* Complete days of each domain behind a day: counted from their list. */
static int64_t
silence(const struct rules *f, const struct habit *h)
{
	int64_t last = f->domain[h->domain].last;

	return last < 0 ? 0 : (last - h->last) / UTC_DAY;
}

static bool
regular(const struct rules *f, const struct habit *h)
{
	return f->domain[h->domain].baseline_days >= f->t->baseline_days &&
	    rules_share(h->days, f->t->baseline_days, f->t->silent_share);
}

/* One silent reporter may have had no mail; all at once is another thing. */
static void
silent(struct rules *f, struct keyed *habits)
{
	size_t ndomains = keyed_count(&f->w->domains), i;
	uint32_t *usual = mem_zero(ndomains, sizeof(*usual));
	uint32_t *gone = mem_zero(ndomains, sizeof(*gone));
	const struct habit *h;
	struct finding *n;

	for (i = 0; i < keyed_count(habits); i++) {
		h = keyed_at(habits, (uint32_t)i);
		if (!regular(f, h))
			continue;
		usual[h->domain]++;
		if (silence(f, h) < (int64_t)f->t->silent_days)
			continue;
		gone[h->domain]++;
		n = rules_add(f, FINDING_REPORTER_SILENT, SEVERITY_INFO,
		    h->domain);
		n->subject = rules_name(f, h->reporter);
		n->day = h->last;
	}
	for (i = 0; i < f->out->n; i++) {
		uint32_t d = map_find(&f->w->domains.map,
		    f->out->at[i].domain);

		if (f->out->at[i].id == FINDING_REPORTER_SILENT &&
		    d != MAP_NONE && gone[d] == usual[d] && usual[d] > 1)
			f->out->at[i].severity = SEVERITY_HIGH;
	}
	free(usual);
	free(gone);
}

void
rules_of_reports(struct rules *f)
{
	struct keyed habits;

	keyed_start(&habits, sizeof(struct habit));
	sum_habits(f, &habits);
	silent(f, &habits);
	keyed_free(&habits);
	if (f->o->inventory != NULL)
		rules_of_inventory(f);
}
