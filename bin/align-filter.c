/*
 * align-filter: adds to each record what its evidence comes to, and passes
 * on the records that were asked for.
 */
#include <stdio.h>

#include "auth/aligned_cells.h"
#include "auth/assume.h"
#include "auth/suffixes.h"
#include "cli/cli.h"
#include "cli/lockdown.h"
#include "filter/dns_walk.h"
#include "filter/record_filter.h"
#include "io/rows.h"
#include "rollup/quality.h"
#include "text/domain.h"
#include "tsv/layout.h"

enum {
	OPT_PASS = 256, OPT_FAIL, OPT_UNDECIDED, OPT_DISAGREE, OPT_VERDICT,
	OPT_DOMAIN, OPT_REPORTER, OPT_NET, OPT_SINCE, OPT_UNTIL,
	OPT_MIN_COUNT, OPT_INVERT, OPT_PSL, OPT_PSL_ICANN, OPT_ASSUME,
	OPT_EXIT_CODE, OPT_DNS, OPT_OWN, OPT_NOT_OWN, OPT_DOMAINS,
	OPT_SIGNATURES, OPT_QUALITY
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
	{ OPT_OWN, "own", "FILE",
	    "name senders by these networks and DKIM selectors" },
	{ OPT_NOT_OWN, "not-own", NULL, "only what --own has no name for" },
	{ OPT_DOMAINS, "domains", "FILE",
	    "only From domains of this list, and those below them" },
	{ OPT_INVERT, "invert", NULL,
	    "pass on what the options above leave out" },
	{ OPT_SIGNATURES, "signatures", NULL,
	    "write a row for each DKIM signature, in place of records" },
	{ OPT_QUALITY, "quality", NULL,
	    "write a row for each reporter, in place of records" },
	{ OPT_PSL, "psl", "FILE",
	    "take organisational domains from this Public Suffix List" },
	{ OPT_PSL_ICANN, "psl-icann", NULL,
	    "leave the list's private section out" },
	{ OPT_ASSUME, "assume", "TAGS",
	    "add what another policy would come to, as p=reject,adkim=s" },
	{ OPT_EXIT_CODE, "exit-code", NULL,
	    "end with status 3 if any record is passed on" },
	{ OPT_DNS, "dns", "FILE",
	    "walk this saved DNS data for organisational domains" },
};

static const char *
libraries(char *out, size_t n)
{
	snprintf(out, n, "libpsl %s, libidn2 %s", orgdomain_library(),
	    domain_library());
	return out;
}

static const struct cli_program program = {
	"align-filter", "[option ...] [file ...]",
	"Recomputes SPF and DKIM alignment of DMARC records, adds a verdict, "
	"and passes\non those that were asked for.",
	options, sizeof(options) / sizeof(options[0]),
	CLI_READS_ROWS | CLI_WRITES_ROWS, LIMIT_ROWS | LIMIT_DNS, libraries
};

static const enum tsv_kind accepts[] = { KIND_ALIGNED, KIND_RECORDS,
	KIND_FAILURES };

struct work {
	struct cli		 cli;
	struct auth_assumptions	 assumptions;
	bool			 exit_code;
	struct record_filter		 filter;
	enum tsv_kind		 instead;	/* of what is written in place
						   of records, or KIND_NONE */
	struct quality		 quality;
	const char		*psl_file;
	bool			 icann_only;
	struct dns_walk		 dns;
	struct rows		 rows;
	struct tsv_writer	 out;
	struct tsv_layout	 layout;
	struct aligned_cells	 cells;
	struct evaluation	 finding;
	uint64_t		 nread, nwritten;
};

static void
take_verdicts(struct selection *s, struct cli *c)
{
	struct bytes words[VERDICT_KINDS], wrong;
	size_t i;

	if (selection_verdicts(s, bytes_of(c->arg), &wrong))
		return;
	/* The one that says least comes last. */
	for (i = 0; i < VERDICT_KINDS; i++)
		words[i] = auth_verdict_keyword((enum auth_verdict)((i + 1) %
		    VERDICT_KINDS));
	cli_wrong_word(c, wrong, "one of", words, VERDICT_KINDS);
}

/* Options that select by a text. */
static void
take_pattern(struct selection *s, struct cli *c, int id)
{
	struct bytes arg = bytes_of(c->arg);

	if (id == OPT_DOMAIN && !selection_domain(s, arg))
		cli_wrong(c, "not a domain name; give NAME, .NAME for all "
		    "below it, too, or a pattern");
	if (id == OPT_REPORTER && !selection_reporter(s, arg))
		cli_wrong(c, "not a name, or too long a one");
	if (id == OPT_NET && !selection_net(s, arg))
		cli_wrong(c, "not a network; give 192.0.2.0/24, "
		    "2001:db8::/32 or an address");
	if ((id == OPT_SINCE && !selection_since(s, arg)) ||
	    (id == OPT_UNTIL && !selection_until(s, arg)))
		cli_wrong(c, CLI_NO_DATE);
}

/* Options that select. */
static void
take_selection(struct selection *s, struct cli *c, int id)
{

	switch (id) {
	case OPT_PASS:
		s->results |= SELECT_PASS;
		break;
	case OPT_FAIL:
		s->results |= SELECT_FAIL;
		break;
	case OPT_UNDECIDED:
		s->results |= SELECT_UNDECIDED;
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
		take_verdicts(s, c);
		break;
	default:
		take_pattern(s, c, id);
	}
}

/* Options on the user's lists, and on what is written; false: others. */
static bool
take_list_option(struct work *w, int id)
{
	struct record_filter *p = &w->filter;
	enum tsv_kind before = w->instead;

	if (id == OPT_OWN)
		p->senders_file = w->cli.arg;
	else if (id == OPT_NOT_OWN)
		p->selection.not_own = true;
	else if (id == OPT_DOMAINS)
		p->domains_file = w->cli.arg;
	else if (id == OPT_SIGNATURES)
		w->instead = KIND_SIGNATURES;
	else if (id == OPT_QUALITY)
		w->instead = KIND_QUALITY;
	else
		return false;
	if (before != KIND_NONE && before != w->instead)
		cli_usagef(&w->cli, "--signatures or --quality, not both");
	return true;
}

static void
take_assumption(struct work *w)
{
	struct bytes part;
	const char *why = auth_assumptions_add(&w->assumptions,
	    bytes_of(w->cli.arg), &part);

	if (why == NULL)
		return;
	cli_wrong(&w->cli, "%s", why);
}

static void
read_options(struct work *w, int argc, char **argv)
{
	int id;

	record_filter_start(&w->filter);
	while ((id = cli_next(&w->cli, &program, argc, argv)) != CLI_END) {
		if (id == OPT_PSL)
			w->psl_file = w->cli.arg;
		else if (id == OPT_PSL_ICANN)
			w->icann_only = true;
		else if (id == OPT_ASSUME)
			take_assumption(w);
		else if (id == OPT_EXIT_CODE)
			w->exit_code = true;
		else if (id == OPT_DNS)
			dns_walk_add(&w->dns, w->cli.arg);
		else if (!take_list_option(w, id))
			take_selection(&w->filter.selection, &w->cli, id);
	}
	if (selection_is_empty(&w->filter.selection))
		cli_usagef(&w->cli, "--until must be later than --since");
	w->filter.selection.listed = w->filter.domains_file != NULL;
	w->filter.needs_signatures = w->instead == KIND_SIGNATURES;
	if (w->filter.selection.not_own && w->filter.senders_file == NULL)
		cli_usagef(&w->cli, "--not-own needs --own");
}

/*
 * The columns that are added. The user's own label stays theirs, unless they
 * gave a list of labels.
 */
static void
plan_columns(struct work *w)
{
	const struct tsv_kind_info *info = tsv_kind(KIND_ALIGNED);
	const struct auth_assumptions *a = &w->assumptions;
	size_t k;

	for (k = REC_COLUMNS; k < info->n; k++)
		tsv_layout_add(&w->layout, bytes_of(info->columns[k].name),
		    k == ALN_sender && w->filter.senders_file == NULL);
	for (k = 0; k < a->n * ASSUME_COLUMNS; k++)
		tsv_layout_add(&w->layout, buf_view(&a->at[k /
		    ASSUME_COLUMNS].columns[k % ASSUME_COLUMNS]), false);
}

/* Without any input, the header is that of records and ours. */
static void
start_output(struct work *w)
{
	struct bytes names[TSV_COLUMNS_MOST];
	size_t n;

	if (w->rows.kind == KIND_NONE)
		w->rows.kind = KIND_RECORDS;
	n = rows_names(&w->rows, names);
	tsv_layout_plan(&w->layout, names, n);
	quality_start(&w->quality);
	if (w->instead != KIND_NONE)
		tsv_header(&w->out, w->instead, w->cli.no_header);
	else
		tsv_layout_header(&w->layout, &w->out, names,
		    w->cli.no_header);
}

static void
write_row(struct work *w)
{
	struct bytes ours[LAYOUT_OURS];

	aligned_cells_make(&w->cells, &w->finding, ours);
	auth_assume_words(&w->assumptions, &w->cells.record, &w->finding,
	    ours + ALIGNED_CELLS);
	ours[ALN_sender - REC_COLUMNS] = w->filter.sender;
	tsv_layout_row(&w->layout, &w->out, &w->rows.reader, ours);
}

/* The record, or what is written in its place. */
static void
write_record(struct work *w)
{
	if (w->instead == KIND_SIGNATURES)
		auth_signatures_write(&w->filter.signatures, &w->out,
		    w->rows.reader.cells, w->rows.map);
	else if (w->instead == KIND_QUALITY)
		quality_add(&w->quality, &w->rows,
		    w->finding.agrees == AGREES_NO);
	else
		write_row(w);
}

/* Rows that only the end of the input completes. */
static void
finish_quality(struct work *w)
{
	if (!w->rows.stopped)
		quality_write(&w->quality, &w->out);
	if (w->quality.overflowed)
		cli_say(&w->cli, MSG_OVERFLOW, BYTES_NONE);
	quality_free(&w->quality);
}

/* Under -N only the number of cells tells one layout from another. */
static bool
other_layout(struct work *w)
{
	if (w->rows.reader.ncells == w->layout.nin)
		return false;
	cli_sayf(&w->cli, MSG_MIXED_HEADER, w->rows.operands.name,
	    "%zu cells a row, not %zu", w->rows.reader.ncells,
	    w->layout.nin);
	return true;
}

static void
take_rows(struct work *w)
{
	rows_start(&w->rows, &w->cli, accepts,
	    sizeof(accepts) / sizeof(accepts[0]), true);
	if (rows_begin(&w->rows) || !w->rows.stopped)
		start_output(w);
	while (w->out.error == 0 && rows_next(&w->rows) &&
	    !other_layout(w)) {
		aligned_cells_read(&w->cells, w->rows.reader.cells,
		    w->rows.map);
		w->finding = auth_evaluate(&w->cells.record, w->cells.modes);
		cli_progress(&w->cli, ++w->nread, "records");
		if (!record_filter_takes(&w->filter, &w->rows, &w->cells,
		    &w->finding))
			continue;
		write_record(w);
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
	plan_columns(&w);
	w.cells.orgs = suffixes_open(&w.cli, w.psl_file, w.icann_only);
	record_filter_read_lists(&w.filter, &w.cli);
	orgdomain_walk(w.cells.orgs, dns_walk_open(&w.dns, &w.cli));
	lockdown(&w.cli, -1, NULL);
	tsv_start(&w.out, 1);
	take_rows(&w);
	finish_quality(&w);
	error = tsv_finish(&w.out);
	if (w.exit_code && w.nwritten != 0)
		cli_sayf(&w.cli, MSG_CONDITION, BYTES_NONE, "%llu records",
		    (unsigned long long)w.nwritten);
	cli_counts(&w.cli, "%llu records, %llu passed on",
	    (unsigned long long)w.nread, (unsigned long long)w.nwritten);
	orgdomain_close(w.cells.orgs);
	dns_walk_free(&w.dns);
	aligned_cells_free(&w.cells);
	auth_assumptions_free(&w.assumptions);
	record_filter_free(&w.filter);
	return cli_finish(&w.cli, error);
}
