/* aligned_cells: a records row as values, and a finding as cells. */
#include "auth/aligned_cells.h"

#include "tsv/reader.h"

/* The row being read. */
struct row {
	const struct bytes	*cells;
	const int		*map;
};

static struct bytes
raw_cell(const struct row *r, int column)
{
	return r->map[column] < 0 ? BYTES_NONE : r->cells[r->map[column]];
}

/* Is the cell that one letter? */
static bool
cell_is(const struct row *r, int column, char letter)
{
	struct bytes c = raw_cell(r, column);

	return c.n == 1 && c.p[0] == letter;
}

/* A list being read, and its item; the item is empty past the end. */
struct list {
	struct bytes	rest, item;
	bool		more;
};

static struct list
list_of(const struct row *r, int column)
{
	struct bytes list = column < 0 ? BYTES_NONE : raw_cell(r, column);

	return (struct list){ list, BYTES_NONE, list.n != 0 };
}

static bool
list_next(struct list *l)
{
	l->item = BYTES_NONE;
	return tsv_item(&l->rest, &l->more, &l->item);
}

/* All three, for parallel lists may differ in length; false at the end. */
static bool
next_of_three(struct list l[3])
{
	bool first = list_next(&l[0]), second = list_next(&l[1]);

	return list_next(&l[2]) || first || second;
}

/*
 * A domain of the row. Most are its From or policy domain, and need not be
 * looked up again.
 */
static struct auth_name
name_of(struct aligned_cells *a, struct bytes raw)
{
	if (bytes_equal(raw, a->from))
		return a->record.results.from;
	if (bytes_equal(raw, a->policy))
		return a->record.published.domain;
	/* AOL writes a word where there was no domain to check. */
	if (bytes_equal(raw, BYTES("not.evaluated")))
		raw = BYTES_NONE;
	return orgdomain_name(a->orgs, raw, &a->names);
}

/* scopes is -1 for DKIM. */
static void
read_checks(struct aligned_cells *a, const struct row *r,
    struct auth_checks *checks, int domains, int results, int scopes)
{
	struct list l[3] = {
		list_of(r, domains), list_of(r, results), list_of(r, scopes)
	};
	struct auth_name name;

	checks->n = 0;
	while (next_of_three(l)) {
		name = name_of(a, l[0].item);
		auth_checks_add(checks, &a->record.results.from, &name,
		    auth_result_of(l[1].item),
		    bytes_equal(l[2].item, BYTES("helo")));
	}
}

static void
read_results(struct aligned_cells *a, const struct row *r)
{
	struct auth_results *e = &a->record.results;
	struct bytes envelope = raw_cell(r, REC_envelope_from);

	e->null_sender = bytes_equal(envelope, BYTES("<>"));
	e->has_envelope = envelope.n != 0 && !e->null_sender;
	read_checks(a, r, &e->dkim, REC_dkim_domains, REC_dkim_results, -1);
	read_checks(a, r, &e->spf, REC_spf_domains, REC_spf_results,
	    REC_spf_scopes);
}

static void
read_published(struct aligned_cells *a, const struct row *r)
{
	struct auth_published *p = &a->record.published;

	p->p = auth_policy_of(raw_cell(r, REC_p));
	p->sp = auth_policy_of(raw_cell(r, REC_sp));
	p->np = auth_policy_of(raw_cell(r, REC_np));
	p->testing = cell_is(r, REC_testing, 'y');
	a->modes.dkim_strict = cell_is(r, REC_adkim, 's');
	a->modes.spf_strict = cell_is(r, REC_aspf, 's');
}

/* The two names that others are compared with. */
static void
read_names(struct aligned_cells *a, const struct row *r)
{
	struct auth_record *record = &a->record;

	a->from = raw_cell(r, REC_header_from);
	a->policy = raw_cell(r, REC_policy_domain);
	record->results.from = orgdomain_name(a->orgs, a->from, &a->names);
	record->published.domain = bytes_equal(a->policy, a->from) ?
	    record->results.from :
	    orgdomain_name(a->orgs, a->policy, &a->names);
}

static unsigned
read_reasons(struct aligned_cells *a, const struct row *r)
{
	struct list types = list_of(r, REC_reason_types);
	unsigned set = 0;

	while (list_next(&types))
		set |= auth_reason_of(types.item);
	if (auth_says_arc_pass(tsv_text(raw_cell(r, REC_reason_comments),
	    &a->text)))
		set |= REASON_ARC_PASS;
	return set;
}

void
aligned_cells_read(struct aligned_cells *a, const struct bytes *cells,
    const int *map)
{
	const struct row r = { cells, map };
	struct auth_record *record = &a->record;

	arena_reset(&a->names);
	read_names(a, &r);
	read_results(a, &r);
	read_published(a, &r);
	record->reasons = read_reasons(a, &r);
	record->treewalk = bytes_equal(raw_cell(&r, REC_discovery_method),
	    BYTES("treewalk"));
	record->reported_spf = auth_outcome_of(raw_cell(&r, REC_reported_spf));
	record->reported_dkim = auth_outcome_of(raw_cell(&r,
	    REC_reported_dkim));
	record->reported_dmarc =
	    auth_outcome_of(raw_cell(&r, REC_reported_dmarc));
}

/* Appends an item of a list; none of ours holds what must be escaped. */
static void
add_item(struct buf *list, struct bytes item)
{
	if (list->n != 0)
		buf_byte(list, '|');
	buf_add(list, item);
}

static struct bytes
basis_list(struct aligned_cells *a, unsigned set)
{
	int k;

	a->basis.n = 0;
	for (k = 0; set != 0; k++, set >>= 1)
		if (set & 1)
			add_item(&a->basis, verdict_basis_slug(k));
	return buf_view(&a->basis);
}

static struct bytes
domain_list(struct aligned_cells *a, struct auth_modes modes)
{
	struct auth_identities *l = &a->identities;
	size_t i;

	auth_identities_of(l, &a->record.results, modes);
	a->domains.n = 0;
	for (i = 0; i < l->n; i++)
		add_item(&a->domains, l->at[i]);
	return buf_view(&a->domains);
}

void
aligned_cells_make(struct aligned_cells *a, const struct evaluation *f,
    struct bytes out[ALIGNED_CELLS])
{
	const struct auth_name *from = &a->record.results.from;
	const struct auth_alignment *l = &f->align;

#define OUT(column)	out[ALN_##column - REC_COLUMNS]
	OUT(org_domain) = auth_name_org(from);
	OUT(org_source) = from->text.n == 0 ? BYTES_NONE :
	    from->walked ? BYTES("dns") : BYTES("psl");
	OUT(spf_match) = auth_match_keyword(l->spf_match);
	OUT(dkim_match) = auth_match_keyword(l->dkim_match);
	OUT(spf_aligned) = auth_outcome_keyword(l->spf);
	OUT(dkim_aligned) = auth_outcome_keyword(l->dkim);
	OUT(dmarc) = auth_outcome_keyword(l->dmarc);
	OUT(agrees) = auth_agreement_keyword(f->agrees);
	OUT(agrees_reason) = auth_why_keyword(f->agrees_reason);
	OUT(policy) = auth_policy_keyword(f->policy.policy);
	OUT(policy_from) = auth_policy_source_keyword(f->policy.from);
	OUT(verdict) = auth_verdict_keyword(f->verdict);
	OUT(evidence) = basis_list(a, f->basis);
	OUT(auth_domains) = domain_list(a, f->modes);
	OUT(sender) = BYTES_NONE;
#undef OUT
}

void
aligned_cells_free(struct aligned_cells *a)
{
	arena_free(&a->names);
	auth_checks_free(&a->record.results.dkim);
	auth_checks_free(&a->record.results.spf);
	auth_identities_free(&a->identities);
	buf_free(&a->basis);
	buf_free(&a->domains);
	buf_free(&a->text);
}
