/*
 * rollups: rollups rows into figures.
 *
 * A roll-up has any key, and no days. Its address and domain are known only
 * when they are part of the key.
 */
#include "summary/impl.h"

/* What roll-ups without a domain are counted under: cells hold no tab. */
#define SEVERAL	BYTES("\t")

/* The first of these key columns that has something in its cell. */
static struct bytes
first_cell(const struct summary *s, const struct rows *r,
    enum layout_cell from, enum layout_cell to)
{
	struct bytes cell = BYTES_NONE;
	int i;

	for (i = from; i <= (int)to && cell.n == 0; i++)
		cell = summary_cell(s, r, (enum layout_cell)i);
	return cell;
}

struct bytes
summary_key_domain(const struct summary *s, const struct rows *r)
{
	return first_cell(s, r, LAYOUT_ORG_DOMAIN, LAYOUT_HEADER_FROM);
}

static bool
names_domain(const struct summary *s)
{
	return summary_has_cell(s, LAYOUT_ORG_DOMAIN) ||
	    summary_has_cell(s, LAYOUT_POLICY_DOMAIN) ||
	    summary_has_cell(s, LAYOUT_HEADER_FROM);
}

static struct bytes
address_of(const struct summary *s, const struct rows *r)
{
	return first_cell(s, r, LAYOUT_SOURCE_IP, LAYOUT_NET);
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
scope(const struct summary *s, struct rows *r, struct bytes *name)
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
		else if (summary_pair(&s->rollups.pairs, kind, of,
		    keyed_add(&s->reporters, item, NULL)))
			fresh++;
	}
	return fresh;
}

static void
add_names(struct summary *s, struct rows *r, uint32_t i)
{
	static const int columns[] = { ROL_label, ROL_service, ROL_host };
	struct source_entry *e = keyed_at(&s->rollups.sources, i);
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
		if (summary_pair(&s->rollups.pairs, PAIR_SOURCE_NAME, i,
		    summary_name(s, item)))
			e->auths++;
	}
}

static void
add_done(struct summary *s, struct rows *r, struct source_entry *e)
{
	static const int columns[DISPOSITIONS] = {
		ROL_fail_none, ROL_fail_quarantine, ROL_fail_reject,
		ROL_fail_other
	};
	int i;

	for (i = 0; i < DISPOSITIONS; i++)
		summary_sum(s, &e->done[i], rows_num(r, columns[i]));
}

/* n failing messages of the row; all: there are no others in it. */
static void
add_part(struct summary *s, struct rows *r, uint32_t domain,
    enum failure_class cause, uint64_t n, bool all)
{
	struct source_entry *e;
	bool capped = false;
	uint32_t i, fresh;

	i = summary_source(s, &s->rollups, domain, cause, address_of(s, r));
	fresh = add_reporters(s, r, PAIR_SOURCE_REPORTER, i, &capped);
	add_names(s, r, i);
	e = keyed_at(&s->rollups.sources, i);
	e->reporters += fresh;
	e->more_reporters |= capped;
	summary_sum(s, &e->messages, n);
	if (all)
		add_done(s, r, e);
}

/*
 * A row's failing messages by verdict. What receivers did is not counted by
 * verdict, so it is known only of a row that has a single one.
 */
static void
add_sources(struct summary *s, struct rows *r, uint32_t domain)
{
	static const int columns[] = {
		ROL_v_forwarded, ROL_v_broken, ROL_v_misaligned,
		ROL_v_unauthenticated
	};
	uint64_t fail = rows_num(r, ROL_dmarc_fail), left = fail, n;
	bool judged = !bytes_equal(rows_raw(r, ROL_basis),
	    BYTES("reported"));
	int i;

	for (i = 0; i < 4; i++) {
		n = rows_num(r, columns[i]);
		if (n > left)
			n = left;
		left -= n;
		if (n != 0)
			add_part(s, r, domain, (enum failure_class)i, n,
			    n == fail);
	}
	if (left != 0)
		add_part(s, r, domain, judged ? FAILURE_UNKNOWN :
		    FAILURE_REPORTED, left, left == fail);
}

static void
add_basis(struct summary *s, struct rows *r, uint64_t messages)
{
	struct pool *p = &s->rollups;
	struct bytes basis = rows_raw(r, ROL_basis);

	if (bytes_equal(basis, BYTES("recomputed")))
		summary_sum(s, &p->recomputed, messages);
	else if (bytes_equal(basis, BYTES("reported")))
		summary_sum(s, &p->reported, messages);
	else
		summary_sum(s, &p->mixed, messages);
}

static struct result_counts
outcome_of(struct rows *r)
{
	return (struct result_counts){
		.messages = rows_num(r, ROL_messages),
		.pass = rows_num(r, ROL_dmarc_pass),
		.fail = rows_num(r, ROL_dmarc_fail),
		.unknown = rows_num(r, ROL_dmarc_unknown)
	};
}

/*
 * Is the row of the window? A sum cannot be parted, so one that reaches over
 * its border is not.
 */
static bool
is_shown(struct summary *s, struct rows *r, struct bytes name)
{
	int64_t begin = rows_time(r, ROL_first_seen);
	int64_t end = rows_time(r, ROL_last_seen);
	int64_t day[2] = { -1, -1 };
	struct domain_entry *d;
	struct result_counts t;

	if (window_open(&s->options.window))
		return true;
	summary_period(begin, end, day);
	summary_reach(s, day[0]);
	if (window_place(&s->options.window, day[1]) == WINDOW_IN)
		return summary_shows(s, day[0]);
	summary_shows(s, -1);
	if (summary_compares(s, day[0]) &&
	    summary_compares(s, day[1])) {
		d = keyed_at(&s->rollups.domains,
		    keyed_add(&s->rollups.domains, name, NULL));
		t = outcome_of(r);
		summary_merge(s, &d->previous, &t);
	}
	return false;
}

static void
add_domain(struct summary *s, struct rows *r, uint32_t domain)
{
	struct domain_entry *d = keyed_at(&s->rollups.domains, domain);
	struct result_counts t = outcome_of(r);

	d->several = bytes_equal(keyed_key(&s->rollups.domains, domain),
	    SEVERAL);
	summary_merge(s, &d->outcome, &t);
	summary_widen(&d->days, rows_time(r, ROL_first_seen),
	    rows_time(r, ROL_last_seen));
	d->reporters += add_reporters(s, r, PAIR_DOMAIN_REPORTER, domain,
	    &d->more_reporters);
}

void
summary_add_rollup(struct summary *s, struct rows *r)
{
	struct bytes name;
	uint32_t domain;

	summary_layout(s, r);
	if (!scope(s, r, &name)) {
		s->figures.notes.other_domain++;
		return;
	}
	/* They would not be shown, so they need not be held. */
	if (s->figures.notes.rows[KIND_RECORDS] +
	    s->figures.notes.rows[KIND_ALIGNED] != 0)
		return;
	if (!is_shown(s, r, name))
		return;
	domain = keyed_add(&s->rollups.domains, name, NULL);
	add_domain(s, r, domain);
	add_sources(s, r, domain);
	add_basis(s, r, rows_num(r, ROL_messages));
}
