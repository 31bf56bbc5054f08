/* cells: a records row as values, and a finding as cells. */
#include "auth/cells.h"

#include "tsv/reader.h"

/* The row being read. */
struct row {
	const struct bytes	*cells;
	const int		*map;
};

static struct bytes
cell(const struct row *r, int column)
{
	return r->map[column] < 0 ? BYTES_NONE : r->cells[r->map[column]];
}

static bool
cell_is(const struct row *r, int column, const char *word)
{
	return bytes_equal(cell(r, column), bytes_of(word));
}

/* A list being read, and its item; the item is empty past the end. */
struct list {
	struct bytes	rest, item;
	bool		more;
};

static struct list
list_of(const struct row *r, int column)
{
	struct bytes list = column < 0 ? BYTES_NONE : cell(r, column);

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

/* scopes is -1 for DKIM. */
static void
read_checks(struct auth_cells *a, const struct row *r,
    struct auth_checks *checks, int domains, int results, int scopes)
{
	struct list l[3] = {
		list_of(r, domains), list_of(r, results), list_of(r, scopes)
	};
	struct auth_name name;

	checks->n = 0;
	while (next_of_three(l)) {
		/* AOL writes a word where there was no domain to check. */
		if (bytes_equal(l[0].item, BYTES("not.evaluated")))
			l[0].item = BYTES_NONE;
		name = orgdomain_name(a->orgs, l[0].item, &a->names);
		auth_checks_add(checks, &a->record.evidence.from, &name,
		    auth_result_of(l[1].item),
		    bytes_equal(l[2].item, BYTES("helo")));
	}
}

static void
read_evidence(struct auth_cells *a, const struct row *r,
    struct auth_evidence *e)
{
	struct bytes envelope = cell(r, REC_envelope_from);

	e->from = orgdomain_name(a->orgs, cell(r, REC_header_from),
	    &a->names);
	e->null_sender = bytes_equal(envelope, BYTES("<>"));
	e->has_envelope = envelope.n != 0 && !e->null_sender;
	read_checks(a, r, &e->dkim, REC_dkim_domains, REC_dkim_results, -1);
	read_checks(a, r, &e->spf, REC_spf_domains, REC_spf_results,
	    REC_spf_scopes);
}

static void
read_published(struct auth_cells *a, const struct row *r,
    struct auth_published *p)
{
	p->domain = orgdomain_name(a->orgs, cell(r, REC_policy_domain),
	    &a->names);
	p->p = auth_policy_of(cell(r, REC_p));
	p->sp = auth_policy_of(cell(r, REC_sp));
	p->np = auth_policy_of(cell(r, REC_np));
	p->testing = cell_is(r, REC_testing, "y");
	a->modes.dkim_strict = cell_is(r, REC_adkim, "s");
	a->modes.spf_strict = cell_is(r, REC_aspf, "s");
}

static unsigned
read_reasons(const struct row *r)
{
	struct list types = list_of(r, REC_reason_types);
	unsigned set = 0;

	while (list_next(&types))
		set |= auth_reason_of(types.item);
	if (auth_says_arc_pass(cell(r, REC_reason_comments)))
		set |= REASON_ARC_PASS;
	return set;
}

void
auth_cells_read(struct auth_cells *a, const struct bytes *cells,
    const int *map)
{
	const struct row r = { cells, map };
	struct auth_record *record = &a->record;

	arena_reset(&a->names);
	read_evidence(a, &r, &record->evidence);
	read_published(a, &r, &record->published);
	record->reasons = read_reasons(&r);
	record->treewalk = cell_is(&r, REC_discovery_method, "treewalk");
	record->reported_spf = auth_outcome_of(cell(&r, REC_reported_spf));
	record->reported_dkim = auth_outcome_of(cell(&r, REC_reported_dkim));
	record->reported_dmarc =
	    auth_outcome_of(cell(&r, REC_reported_dmarc));
}

static void
put_evidence(unsigned set, struct tsv_writer *out)
{
	struct bytes items[EVIDENCE_KINDS];
	size_t n = 0;
	int k;

	for (k = 0; k < EVIDENCE_KINDS; k++)
		if (set & 1U << k)
			items[n++] = bytes_of(auth_evidence_slug(k));
	tsv_put_list(out, items, n);
}

static void
put_identities(struct auth_cells *a, struct auth_modes modes,
    struct tsv_writer *out)
{
	auth_identities_of(&a->identities, &a->record.evidence, modes);
	tsv_put_list(out, a->identities.at, a->identities.n);
}

/* The word of a column, or NULL for a column that is none. */
static const char *
word_of(const struct auth_cells *a, const struct auth_finding *f, int column)
{
	switch (column) {
	case ALN_org_source:
		return a->record.evidence.from.text.n ? "psl" : "";
	case ALN_spf_match:
		return auth_match_word(f->align.spf_match);
	case ALN_dkim_match:
		return auth_match_word(f->align.dkim_match);
	case ALN_spf_aligned:
		return auth_outcome_word(f->align.spf);
	case ALN_dkim_aligned:
		return auth_outcome_word(f->align.dkim);
	case ALN_dmarc:
		return auth_outcome_word(f->align.dmarc);
	case ALN_agrees:
		return f->agrees;
	case ALN_agrees_reason:
		return f->agrees_reason;
	case ALN_policy:
		return auth_policy_word(f->policy.policy);
	case ALN_policy_from:
		return auth_policy_source_word(f->policy.from);
	case ALN_verdict:
		return auth_verdict_word(f->verdict);
	case ALN_sender:
		return "";
	}
	return NULL;
}

void
auth_cells_put(struct auth_cells *a, const struct auth_finding *f,
    int column, struct tsv_writer *out)
{
	const char *word = word_of(a, f, column);

	if (word != NULL)
		tsv_put_raw(out, bytes_of(word), 1);
	else if (column == ALN_org_domain)
		tsv_put(out, auth_name_org(&a->record.evidence.from));
	else if (column == ALN_evidence)
		put_evidence(f->evidence, out);
	else
		put_identities(a, f->modes, out);
}

void
auth_cells_free(struct auth_cells *a)
{
	arena_free(&a->names);
	auth_checks_free(&a->record.evidence.dkim);
	auth_checks_free(&a->record.evidence.spf);
	auth_identities_free(&a->identities);
}
