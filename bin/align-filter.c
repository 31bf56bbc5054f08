/*
 * align-filter: adds to each record what its evidence comes to, and passes
 * on the records that were asked for.
 */
#include <errno.h>
#include <stdio.h>

#include "analysis/period.h"
#include "auth/identities.h"
#include "auth/select.h"
#include "cli/cli.h"
#include "io/rows.h"
#include "text/domain.h"
#include "tsv/writer.h"

enum {
	OPT_PASS = 256, OPT_FAIL, OPT_UNDECIDED, OPT_DISAGREE, OPT_VERDICT,
	OPT_DOMAIN, OPT_REPORTER, OPT_NET, OPT_SINCE, OPT_UNTIL,
	OPT_MIN_COUNT, OPT_INVERT, OPT_PSL, OPT_PSL_ICANN
};

static const struct cli_option options[] = {
	{ OPT_PASS, "pass", NULL, "only what passes DMARC" },
	{ OPT_FAIL, "fail", NULL, "only what fails it" },
	{ OPT_UNDECIDED, "undecided", NULL, "only what cannot be decided" },
	{ OPT_VERDICT, "verdict", "LIST",
	    "only these verdicts, separated by commas" },
	{ OPT_DISAGREE, "disagree", NULL,
	    "only where the reporter came to another DMARC result" },
	{ OPT_DOMAIN, "domain", "PATTERN",
	    "only this From domain; .NAME is NAME and all below it" },
	{ OPT_REPORTER, "reporter", "PATTERN", "only from this reporter" },
	{ OPT_NET, "net", "CIDR", "only from addresses of this network" },
	{ OPT_SINCE, "since", "DATE", "only of reports of this day or later" },
	{ OPT_UNTIL, "until", "DATE", "only of reports of days before this" },
	{ OPT_MIN_COUNT, "min-count", "N",
	    "only records of at least N messages" },
	{ OPT_INVERT, "invert", NULL,
	    "pass on what the options above leave out" },
	{ OPT_PSL, "psl", "FILE",
	    "take organisational domains from this Public Suffix List" },
	{ OPT_PSL_ICANN, "psl-icann", NULL,
	    "leave the list's private section out" },
};

static const char *
libraries(char *out, size_t n)
{
	snprintf(out, n, "libpsl %s, libidn2 %s", orgdomain_library(),
	    domain_library());
	return out;
}

static const struct cli_program program = {
	.name = "align-filter",
	.synopsis = "[-nNqv] [--pass] [--fail] [--undecided] "
	    "[--verdict=LIST] [--disagree] [--domain=PATTERN] "
	    "[--reporter=PATTERN] [--net=CIDR] [--since=DATE] "
	    "[--until=DATE] [--min-count=N] [--invert] [--psl=FILE] "
	    "[--psl-icann] [file ...]",
	.purpose = "Recomputes SPF and DKIM alignment of DMARC records and "
	    "adds a verdict.",
	.options = options,
	.noptions = sizeof(options) / sizeof(options[0]),
	.shared = CLI_READS_ROWS | CLI_WRITES_ROWS | CLI_LIMITS,
	.libraries = libraries,
};

static const enum tsv_kind accepts[] = { KIND_ALIGNED, KIND_RECORDS };

enum { ADDED_MOST = ALN_COLUMNS - REC_COLUMNS };

/* Which cells of an output row are the input's, and which are ours. */
struct layout {
	size_t	nin;			/* cells of an input row */
	int	ours[TSV_COLUMNS_MOST];	/* our column that cell i of the
					   input holds, or -1 */
	bool	in_place;		/* there is one */
	int	added[ADDED_MOST];	/* our columns behind them */
	size_t	nadded;
};

struct work {
	struct cli		 cli;
	struct selection	 selection;
	const char		*psl_file;
	bool			 icann_only;
	struct rows		 rows;
	struct tsv_writer	 out;
	struct layout		 layout;
	struct orgdomain	*orgs;
	struct arena		 names;		/* of the record */
	struct auth_record	 record;
	struct auth_modes	 modes;
	struct auth_finding	 finding;
	struct auth_identities	 identities;
	uint64_t		 nread, nwritten;
};

/* Options that select; false when the argument is none. */
static bool
take_selection(struct selection *s, struct cli *c, int id)
{
	struct bytes arg = bytes_of(c->arg);

	switch (id) {
	case OPT_PASS:
		s->heaps |= SELECT_PASS;
		break;
	case OPT_FAIL:
		s->heaps |= SELECT_FAIL;
		break;
	case OPT_UNDECIDED:
		s->heaps |= SELECT_UNDECIDED;
		break;
	case OPT_DISAGREE:
		s->disagree = true;
		break;
	case OPT_INVERT:
		s->invert = true;
		break;
	case OPT_MIN_COUNT:
		s->min_count = cli_number(c, UINT64_MAX);
		break;
	case OPT_VERDICT:
		return selection_verdicts(s, arg);
	case OPT_DOMAIN:
		return selection_domain(s, arg);
	case OPT_REPORTER:
		return selection_reporter(s, arg);
	case OPT_NET:
		return selection_net(s, arg);
	case OPT_SINCE:
		return selection_since(s, arg);
	case OPT_UNTIL:
		return selection_until(s, arg);
	}
	return true;
}

static void
read_options(struct work *w, int argc, char **argv)
{
	int id;

	selection_start(&w->selection);
	while ((id = cli_next(&w->cli, &program, argc, argv)) != CLI_END) {
		if (id == OPT_PSL)
			w->psl_file = w->cli.arg;
		else if (id == OPT_PSL_ICANN)
			w->icann_only = true;
		else if (!take_selection(&w->selection, &w->cli, id))
			cli_usage(&w->cli, w->cli.arg);
	}
}

static void
open_list(struct work *w)
{
	struct bytes name = w->psl_file ? bytes_of(w->psl_file) :
	    BYTES("public suffix list");

	w->orgs = orgdomain_open(w->psl_file, w->icann_only);
	if (w->orgs != NULL)
		return;
	if (errno != 0)
		cli_sayf(&w->cli, MSG_CANNOT_OPEN, name, "%s",
		    strerror(errno));
	else
		cli_sayf(&w->cli, MSG_BAD_FILE, name,
		    "it holds no rule of a public suffix list");
	cli_die(&w->cli);
}

/* Our column of that name, or -1. The user's own label stays theirs. */
static int
our_column(struct bytes name)
{
	int k = tsv_column_find(KIND_ALIGNED, name);

	return k >= REC_COLUMNS && k != ALN_sender ? k : -1;
}

/* Names of the input's columns are in names. */
static void
plan_layout(struct layout *l, const struct bytes *names, size_t n)
{
	bool there[ALN_COLUMNS] = { false };
	size_t i;
	int k;

	*l = (struct layout){ .nin = n };
	for (i = 0; i < n; i++) {
		l->ours[i] = our_column(names[i]);
		l->in_place |= l->ours[i] >= 0;
		k = tsv_column_find(KIND_ALIGNED, names[i]);
		if (k >= 0)
			there[k] = true;
	}
	for (k = REC_COLUMNS; k < ALN_COLUMNS; k++)
		if (!there[k])
			l->added[l->nadded++] = k;
}

static void
start_output(struct work *w)
{
	const struct tsv_kind_info *info = tsv_kind(w->rows.kind);
	const struct tsv_column *columns = tsv_kind(KIND_ALIGNED)->columns;
	struct bytes names[TSV_COLUMNS_MOST];
	size_t i, n = w->rows.reader.ncells;

	for (i = 0; i < n; i++)
		names[i] = w->cli.no_input_header ?
		    bytes_of(info->columns[i].name) : w->rows.reader.cells[i];
	plan_layout(&w->layout, names, n);
	w->out.columns = n + w->layout.nadded;
	if (w->cli.no_header)
		return;
	for (i = 0; i < n; i++)
		tsv_put_raw(&w->out, names[i], 1);
	for (i = 0; i < w->layout.nadded; i++)
		tsv_put(&w->out, bytes_of(columns[w->layout.added[i]].name));
	tsv_end_row(&w->out);
}

/* The next item of a list that may be shorter than its neighbours. */
static bool
next_item(struct bytes *list, bool *more, struct bytes *item)
{
	*item = BYTES_NONE;
	return tsv_item(list, more, item);
}

/* scopes is -1 for DKIM. Tuples that nobody evaluated are left out. */
static void
read_checks(struct work *w, struct auth_checks *l, int domains, int results,
    int scopes)
{
	struct bytes d = rows_raw(&w->rows, domains), domain;
	struct bytes r = rows_raw(&w->rows, results), result;
	struct bytes s = scopes < 0 ? BYTES_NONE : rows_raw(&w->rows, scopes);
	struct bytes scope;
	bool more_d = d.n != 0, more_r = r.n != 0, more_s = s.n != 0;
	struct auth_name name;
	bool any;

	l->n = 0;
	while (any = next_item(&d, &more_d, &domain),
	    any |= next_item(&r, &more_r, &result),
	    any |= next_item(&s, &more_s, &scope), any) {
		/* AOL writes a word where there was no domain to check. */
		if (bytes_equal(domain, BYTES("not.evaluated")))
			domain = BYTES_NONE;
		name = orgdomain_name(w->orgs, domain, &w->names);
		auth_checks_add(l, &w->record.evidence.from, &name,
		    auth_result_of(result), bytes_equal(scope, BYTES("helo")));
	}
}

static unsigned
read_reasons(const struct rows *r)
{
	struct bytes types = rows_raw(r, REC_reason_types), type;
	bool more = types.n != 0;
	unsigned set = 0;

	while (tsv_item(&types, &more, &type))
		set |= auth_reason_of(type);
	if (auth_says_arc_pass(rows_raw(r, REC_reason_comments)))
		set |= REASON_ARC_PASS;
	return set;
}

static void
read_evidence(struct work *w, struct auth_evidence *e)
{
	struct bytes envelope = rows_raw(&w->rows, REC_envelope_from);

	e->from = orgdomain_name(w->orgs, rows_raw(&w->rows, REC_header_from),
	    &w->names);
	e->null_sender = bytes_equal(envelope, BYTES("<>"));
	e->has_envelope = envelope.n != 0 && !e->null_sender;
	read_checks(w, &e->dkim, REC_dkim_domains, REC_dkim_results, -1);
	read_checks(w, &e->spf, REC_spf_domains, REC_spf_results,
	    REC_spf_scopes);
}

static void
read_published(struct work *w, struct auth_published *p)
{
	const struct rows *r = &w->rows;

	p->domain = orgdomain_name(w->orgs, rows_raw(r, REC_policy_domain),
	    &w->names);
	p->p = auth_policy_of(rows_raw(r, REC_p));
	p->sp = auth_policy_of(rows_raw(r, REC_sp));
	p->np = auth_policy_of(rows_raw(r, REC_np));
	p->testing = bytes_equal(rows_raw(r, REC_testing), BYTES("y"));
	w->modes.dkim_strict = bytes_equal(rows_raw(r, REC_adkim), BYTES("s"));
	w->modes.spf_strict = bytes_equal(rows_raw(r, REC_aspf), BYTES("s"));
}

static void
read_record(struct work *w)
{
	const struct rows *r = &w->rows;
	struct auth_record *record = &w->record;

	arena_reset(&w->names);
	read_evidence(w, &record->evidence);
	read_published(w, &record->published);
	record->reasons = read_reasons(r);
	record->treewalk = bytes_equal(rows_raw(r, REC_discovery_method),
	    BYTES("treewalk"));
	record->reported_spf = auth_outcome_of(rows_raw(r, REC_reported_spf));
	record->reported_dkim =
	    auth_outcome_of(rows_raw(r, REC_reported_dkim));
	record->reported_dmarc =
	    auth_outcome_of(rows_raw(r, REC_reported_dmarc));
}

static bool
selected(struct work *w)
{
	struct selection *s = &w->selection;
	struct rows *r = &w->rows;
	struct select_candidate c = { .verdict = w->finding.verdict };

	c.differs = bytes_equal(bytes_of(w->finding.agrees), BYTES("no"));
	c.ip = rows_raw(r, REC_source_ip);
	c.domain = w->record.evidence.from.text;
	if (s->domains.n != 0 && c.domain.n == 0)
		c.domain = rows_text(r, REC_header_from);
	if (s->reporters.n != 0)
		c.reporter = rows_text(r, REC_org_name);
	if (s->since >= 0 || s->until >= 0)
		c.day = period_day(rows_time(r, REC_begin),
		    rows_time(r, REC_end));
	if (s->min_count != 0)
		c.count = rows_num(r, REC_count);
	return selection_takes(s, &c);
}

static void
put_evidence(struct tsv_writer *out, unsigned set)
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
put_identities(struct work *w)
{
	auth_identities_of(&w->identities, &w->record.evidence, w->modes);
	tsv_put_list(&w->out, w->identities.at, w->identities.n);
}

/* The word of our column, or NULL for those that are none. */
static const char *
word_of(const struct work *w, int column)
{
	const struct auth_finding *f = &w->finding;

	switch (column) {
	case ALN_org_source:
		return w->record.evidence.from.text.n ? "psl" : "";
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

static void
put_column(struct work *w, int column)
{
	const char *word = word_of(w, column);

	if (word != NULL)
		tsv_put_raw(&w->out, bytes_of(word), 1);
	else if (column == ALN_org_domain)
		tsv_put(&w->out, auth_name_org(&w->record.evidence.from));
	else if (column == ALN_evidence)
		put_evidence(&w->out, w->finding.evidence);
	else
		put_identities(w);
}

static void
write_row(struct work *w)
{
	const struct layout *l = &w->layout;
	size_t i;

	if (!l->in_place)
		tsv_put_raw(&w->out, w->rows.reader.row, l->nin);
	else
		for (i = 0; i < l->nin; i++)
			if (l->ours[i] >= 0)
				put_column(w, l->ours[i]);
			else
				tsv_put_raw(&w->out, w->rows.reader.cells[i],
				    1);
	for (i = 0; i < l->nadded; i++)
		put_column(w, l->added[i]);
	tsv_end_row(&w->out);
}

static void
take_rows(struct work *w)
{
	rows_start(&w->rows, &w->cli, accepts,
	    sizeof(accepts) / sizeof(accepts[0]), true);
	if (rows_begin(&w->rows))
		start_output(w);
	while (rows_next(&w->rows)) {
		read_record(w);
		w->finding = auth_evaluate(&w->record, w->modes);
		w->nread++;
		cli_progress(&w->cli, w->nread, "records");
		if (!selected(w))
			continue;
		write_row(w);
		w->nwritten++;
	}
	rows_end(&w->rows);
}

int
main(int argc, char **argv)
{
	struct work w = { 0 };
	int error;

	read_options(&w, argc, argv);
	open_list(&w);
	tsv_start(&w.out, 1);
	take_rows(&w);
	error = tsv_finish(&w.out);
	cli_counts(&w.cli, "%llu records, %llu passed on",
	    (unsigned long long)w.nread, (unsigned long long)w.nwritten);
	orgdomain_close(w.orgs);
	arena_free(&w.names);
	auth_checks_free(&w.record.evidence.dkim);
	auth_checks_free(&w.record.evidence.spf);
	auth_identities_free(&w.identities);
	selection_free(&w.selection);
	return cli_finish(&w.cli, error);
}
