/*
 * rollups: rollups rows into figures.
 *
 * A roll-up has any key, and no days. Its address and domain are known only
 * when they are part of the key.
 */
#include "facts/rollup_fact.h"
#include "summary/impl.h"
#include "summary/layout.h"
#include "summary/pool.h"
#include "summary/sections.h"

/* What roll-ups without a domain are counted under: cells hold no tab. */
#define SEVERAL	BYTES("\t")

static bool
names_domain(const struct summary *s)
{
	return summary_has_cell(s, LAYOUT_ORG_DOMAIN) ||
	    summary_has_cell(s, LAYOUT_POLICY_DOMAIN) ||
	    summary_has_cell(s, LAYOUT_HEADER_FROM);
}

/*
 * The domain asked for that all From domains of the row belong to, when the
 * key has none.
 */
static bool
scope_of_list(const struct summary *s, struct bytes list, struct bytes *name)
{
	struct bytes item, found, first = BYTES_NONE;
	bool more = list.n != 0;

	while (tsv_item(&list, &more, &item)) {
		if (!summary_scope(s, item, item, &found) ||
		    (first.n != 0 && !bytes_equal(first, found)))
			return false;
		first = found;
	}
	*name = first;
	return first.n != 0;
}

/* Which domain the row is told under; false: none of those asked for. */
static bool
scope_domain(const struct summary *s, struct rows *r, struct bytes *name)
{
	struct bytes domain = summary_key_domain(s, r);

	if (domain.n != 0)
		return summary_scope(s, domain, domain, name);
	if (s->options.ndomains != 0)
		return scope_of_list(s, rows_text(r, ROL_header_froms), name);
	*name = names_domain(s) ? BYTES_NONE : SEVERAL;
	return true;
}

/*
 * Counts the reporters in the list under number `of`; *capped is set when
 * there were more than the list holds.
 */
static uint32_t
add_reporters(struct summary *s, struct rows *r, enum summary_pair kind,
    uint32_t of, bool *capped)
{
	struct bytes list = rows_text(r, ROL_reporters), item;
	bool more = list.n != 0;
	uint32_t fresh = 0;

	while (tsv_item(&list, &more, &item)) {
		if (bytes_equal(item, BYTES("…")))
			*capped = true;
		else if (summary_pair(&s->rollups->pairs, kind, of,
		    keyed_add(&s->reporters, item, NULL)))
			fresh++;
	}
	return fresh;
}

static void
add_names(struct summary *s, struct rows *r, uint32_t i)
{
	static const int columns[] = { ROL_label, ROL_service, ROL_host };
	struct source_entry *e = keyed_at(&s->rollups->sources, i);
	struct bytes list, item = BYTES_NONE;
	bool more;
	size_t k;

	for (k = 0; k < 3 && item.n == 0; k++)
		item = rows_text(r, columns[k]);
	summary_least(s, &e->name, item);
	list = rows_text(r, ROL_auth_domains);
	more = list.n != 0;
	while (tsv_item(&list, &more, &item)) {
		if (item.n == 0 || bytes_equal(item, BYTES("…")))
			continue;
		summary_least(s, &e->auth, item);
		if (summary_pair(&s->rollups->pairs, PAIR_SOURCE_NAME, i,
		    summary_name(s, item)))
			e->auths++;
	}
}

/* The failing messages of the row that are of one class. */
static void
add_part(struct summary *s, struct rows *r, uint32_t domain,
    enum failure_class cause, const struct rollup_fact *f)
{
	struct source_entry *e;
	bool capped = false;
	uint32_t i, fresh;
	int k;

	i = summary_source(s, s->rollups, domain, cause,
	    summary_key_address(s, r));
	fresh = add_reporters(s, r, PAIR_SOURCE_REPORTER, i, &capped);
	add_names(s, r, i);
	e = keyed_at(&s->rollups->sources, i);
	e->reporters += fresh;
	e->more_reporters |= capped;
	summary_sum(s, &e->messages, f->failing[cause]);
	if (f->failing[cause] == f->fail)
		for (k = 0; k < DISPOSITIONS; k++)
			summary_sum(s, &e->done[k], f->dispositions[k]);
}

/*
 * A row's failing messages by class. What receivers did is not counted by
 * class, so it is known only of a row that has a single one.
 */
static void
add_sources(struct summary *s, struct rows *r, struct rollup_fact *f,
    uint32_t domain)
{
	int i;

	rollup_fact_read(f, r, ROLLUP_READ_CLASSES);
	for (i = 0; i < FAILURE_CLASSES; i++) {
		if (f->failing[i] == 0)
			continue;
		if (f->failing[i] == f->fail)
			rollup_fact_read(f, r, ROLLUP_READ_ACTION);
		add_part(s, r, domain, (enum failure_class)i, f);
	}
}

static void
add_basis(struct summary *s, const struct rollup_fact *f)
{
	struct pool *p = s->rollups;

	if (f->basis == BASIS_RECOMPUTED)
		summary_sum(s, &p->recomputed, f->messages);
	else if (f->basis == BASIS_REPORTED)
		summary_sum(s, &p->reported, f->messages);
	else
		summary_sum(s, &p->mixed, f->messages);
}

static void
add_results(struct summary *s, struct result_counts *o,
    const struct rollup_fact *f)
{
	const struct result_counts t = { f->messages, f->pass, f->fail,
	    f->unknown };

	summary_merge(s, o, &t);
}

/*
 * Is the row of the window? A sum cannot be parted, so one that reaches over
 * its border is not.
 */
static bool
is_shown(struct summary *s, struct rows *r, struct bytes name)
{
	int64_t day[2] = { -1, -1 };
	struct domain_entry *d;
	struct rollup_fact f;

	if (window_open(&s->options.window))
		return true;
	rollup_fact_read(&f, r, ROLLUP_READ_PERIOD);
	summary_period(f.first, f.last, day);
	summary_reach(s, day[0]);
	if (window_place(&s->options.window, day[1]) == WINDOW_IN)
		return summary_shows(s, day[0]);
	summary_shows(s, -1);
	if (summary_compares(s, day[0]) && summary_compares(s, day[1])) {
		d = keyed_at(&s->rollups->domains,
		    keyed_add(&s->rollups->domains, name, NULL));
		rollup_fact_read(&f, r, ROLLUP_READ_RESULT);
		add_results(s, &d->previous, &f);
	}
	return false;
}

static void
add_domain(struct summary *s, struct rows *r, const struct rollup_fact *f,
    uint32_t domain)
{
	struct domain_entry *d = keyed_at(&s->rollups->domains, domain);

	d->several = bytes_equal(keyed_key(&s->rollups->domains, domain),
	    SEVERAL);
	add_results(s, &d->outcome, f);
	summary_widen(&d->days, f->first, f->last);
	d->reporters += add_reporters(s, r, PAIR_DOMAIN_REPORTER, domain,
	    &d->more_reporters);
}

void
summary_add_rollup(struct summary *s, struct rows *r)
{
	struct rollup_fact f;
	struct bytes name;
	uint32_t domain;

	summary_layout(s, r);
	if (!scope_domain(s, r, &name)) {
		s->figures.notes.other_domain++;
		return;
	}
	/* They would not be shown, so they need not be held. */
	if (s->figures.notes.rows[KIND_RECORDS] +
	    s->figures.notes.rows[KIND_ALIGNED] != 0)
		return;
	if (!is_shown(s, r, name))
		return;
	domain = keyed_add(&s->rollups->domains, name, NULL);
	rollup_fact_read(&f, r, ROLLUP_READ_BASIS | ROLLUP_READ_RESULT |
	    ROLLUP_READ_PERIOD);
	add_domain(s, r, &f, domain);
	add_sources(s, r, &f, domain);
	add_basis(s, &f);
}
