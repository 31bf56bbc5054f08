/* reporters: who reports on which day, on what, and what of errors. */
#include "base/num.h"
#include "facts/impl.h"

static void
note_day(struct facts *w, const struct row_facts *k)
{
	int64_t part[] = { k->domain, k->day };
	struct domain_day *d = keyed_at(&w->days,
	    facts_entry(w, &w->days, part, 2, NULL));

	d->domain = k->domain;
	d->day = k->day;
	d->reporters++;
}

static struct daily_reporter *
reporter_of(struct facts *w, const struct row_facts *k)
{
	int64_t part[] = { k->domain, k->reporter, k->day };
	struct daily_reporter *p;
	bool added;

	if (w->last.day == k->day) {
		p = keyed_at(&w->reporters, w->last.entry);
		if (p->domain == k->domain && p->reporter == k->reporter)
			return p;
	}
	w->last.entry = facts_entry(w, &w->reporters, part, 3, &added);
	w->last.day = k->day;
	p = keyed_at(&w->reporters, w->last.entry);
	p->domain = k->domain;
	p->reporter = k->reporter;
	p->day = k->day;
	if (added)
		note_day(w, k);
	return p;
}

void
facts_reporter(struct facts *w, const struct row_facts *k)
{
	struct daily_reporter *p = reporter_of(w, k);

	p->authenticated |= k->authenticated;
	/* Reports rows tell the same messages again. */
	if (k->f == NULL) {
		num_add(&p->reported, k->n);
		return;
	}
	num_add(&p->messages, k->n);
	if (k->fail && fact_failure(k->f) == FAILURE_UNAUTHENTICATED)
		num_add(&p->bare, k->n);
	/* Only what the policy that applies asks to stop. */
	if (!k->fail || k->f->policy < POLICY_QUARANTINE)
		return;
	num_add(&p->fail, k->n);
	if (!k->f->reasoned && k->f->disposition == DISPOSITION_NONE)
		num_add(&p->unenforced, k->n);
}

void
facts_from(struct facts *w, const struct row_facts *k)
{
	struct bytes text = rows_text(k->r, REC_header_from);
	struct daily_from *f = NULL;
	int64_t part[3];

	if (w->last.from != MAP_NONE) {
		f = keyed_at(&w->froms, w->last.from);
		if (f->domain != k->domain || f->day != k->day ||
		    !bytes_equal(facts_name(w, f->name), text))
			f = NULL;
	}
	if (f == NULL) {
		part[0] = k->domain;
		part[1] = facts_number(w, text);
		part[2] = k->day;
		w->last.from = facts_entry(w, &w->froms, part, 3, NULL);
		f = keyed_at(&w->froms, w->last.from);
		f->domain = k->domain;
		f->name = (uint32_t)part[1];
		f->day = k->day;
	}
	num_add(k->pass ? &f->pass : &f->fail, k->n);
}

static struct told_error *
told_at(struct facts *w, uint32_t error, const struct row_facts *k)
{
	int64_t part[] = { error, k->reporter, k->day };

	return keyed_at(&w->told_errors,
	    facts_entry(w, &w->told_errors, part, 3, NULL));
}

void
facts_errors(struct facts *w, const struct row_facts *k)
{
	struct bytes list = rows_text(k->r, REP_errors), item;
	bool more = list.n != 0;
	struct record_error *e;
	struct told_error *told;
	uint32_t at;

	while (tsv_item(&list, &more, &item)) {
		int64_t part[] = { k->domain, facts_number(w, item) };

		if (item.n == 0)
			continue;
		at = facts_entry(w, &w->errors, part, 2, NULL);
		e = keyed_at(&w->errors, at);
		e->domain = k->domain;
		e->text = (uint32_t)part[1];
		if (k->day > e->day)
			e->day = k->day;
		e->reporters += facts_first(w, FACTS_PAIR_ERROR, at,
		    k->reporter);
		told = told_at(w, at, k);
		told->error = at;
		told->reporter = k->reporter;
		told->day = k->day;
	}
}
