/* reports: reports that do not come. */
#include "findings/impl.h"

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
	const struct daily_reporter *p;
	struct habit *h;
	int64_t part[2];
	uint32_t i;

	for (i = 0; i < keyed_count(&f->w->reporters); i++) {
		p = keyed_at(&f->w->reporters, i);
		if (p->day >= f->end)
			continue;
		part[0] = p->domain;
		part[1] = p->reporter;
		h = keyed_at(habits, facts_entry(f->w, habits, part, 2,
		    NULL));
		h->domain = p->domain;
		h->reporter = p->reporter;
		h->days += in_baseline(f, p->day);
		if (p->day > h->last)
			h->last = p->day;
	}
}

/* Is it absent on enough complete days? */
static bool
absent(const struct rules *f, const struct habit *h)
{
	return f->domain[h->domain].silent_since > h->last;
}

/*
 * Where all stay away no day is complete any more; then the rest of the
 * input tells that time went on.
 */
static bool
gone(const struct rules *f, int64_t last)
{
	int64_t end = f->w->last_day < f->end ? f->w->last_day :
	    f->end - UTC_DAY;

	return last >= 0 && end - last > (int64_t)f->t->silent_days *
	    UTC_DAY;
}

static bool
regular(const struct rules *f, const struct habit *h)
{
	return f->domain[h->domain].baseline &&
	    rules_share(h->days, f->t->baseline_days, f->t->silent_share);
}

/* The usual reporters of a domain. */
struct usual {
	uint32_t	n, absent;
	int64_t		last;		/* report of any of them */
};

static void
tell(struct rules *f, const struct habit *h, bool all)
{
	struct finding *n = rules_add(f, FINDING_REPORTER_SILENT,
	    all ? SEVERITY_HIGH : SEVERITY_INFO, h->domain);

	n->subject = rules_name(f, h->reporter);
	n->day = h->last;
}

/* One silent reporter may have had no mail; all at once is another thing. */
static void
silent(struct rules *f, const struct keyed *habits)
{
	struct usual *u = mem_zero(keyed_count(&f->w->domains), sizeof(*u));
	const struct habit *h;
	uint32_t i;
	bool all;

	for (i = 0; i < keyed_count(habits); i++) {
		h = keyed_at(habits, i);
		if (!regular(f, h))
			continue;
		u[h->domain].n++;
		u[h->domain].absent += absent(f, h);
		if (h->last > u[h->domain].last)
			u[h->domain].last = h->last;
	}
	for (i = 0; i < keyed_count(habits); i++) {
		h = keyed_at(habits, i);
		if (!regular(f, h))
			continue;
		all = u[h->domain].n > 1 &&
		    (u[h->domain].absent == u[h->domain].n ||
		    gone(f, u[h->domain].last));
		if (all || absent(f, h))
			tell(f, h, all);
	}
	free(u);
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
