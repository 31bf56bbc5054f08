/*
 * align-filter: adds to each record what its evidence comes to, and passes
 * on the records that were asked for.
 */
#include <errno.h>
#include <stdio.h>

#include "analysis/dns_walk.h"
#include "analysis/period.h"
#include "auth/cells.h"
#include "auth/select.h"
#include "cli/cli.h"
#include "cli/lockdown.h"
#include "io/rows.h"
#include "text/domain.h"
#include "tsv/writer.h"

enum {
	OPT_PASS = 256, OPT_FAIL, OPT_UNDECIDED, OPT_DISAGREE, OPT_VERDICT,
	OPT_DOMAIN, OPT_REPORTER, OPT_NET, OPT_SINCE, OPT_UNTIL,
	OPT_MIN_COUNT, OPT_INVERT, OPT_PSL, OPT_PSL_ICANN, OPT_DNS
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

static const enum tsv_kind accepts[] = { KIND_ALIGNED, KIND_RECORDS };

/* Which cells of an output row are the input's, and which are ours. */
struct layout {
	size_t	nin;			/* cells of an input row */
	int	ours[TSV_COLUMNS_MOST];	/* our column that cell i of the
					   input holds, or -1 */
	bool	in_place;		/* there is one */
	int	added[AUTH_CELLS];	/* our columns behind them */
	size_t	nadded;
};

struct work {
	struct cli		 cli;
	struct selection	 selection;
	const char		*psl_file;
	bool			 icann_only;
	struct dns_walk		 dns;
	struct rows		 rows;
	struct tsv_writer	 out;
	struct layout		 layout;
	struct auth_cells	 cells;
	struct auth_finding	 finding;
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
		else if (id == OPT_DNS)
			dns_walk_add(&w->dns, w->cli.arg);
		else if (!take_selection(&w->selection, &w->cli, id))
			cli_usage(&w->cli, w->cli.arg);
	}
}

static void
open_list(struct work *w)
{
	struct bytes name = w->psl_file ? bytes_of(w->psl_file) :
	    BYTES("public suffix list");

	w->cells.orgs = orgdomain_open(w->psl_file, w->icann_only);
	if (w->cells.orgs != NULL)
		return;
	if (errno != 0)
		cli_sayf(&w->cli, MSG_CANNOT_OPEN, name, "%s",
		    strerror(errno));
	else
		cli_sayf(&w->cli, MSG_BAD_FILE, name,
		    "it holds no rule of a public suffix list");
	cli_die(&w->cli);
}

/* Number of our column of that name, or -1. */
static int
our_column(struct bytes name)
{
	int k = tsv_column_find(KIND_ALIGNED, name);

	return k >= REC_COLUMNS ? k - REC_COLUMNS : -1;
}

/* names: of the input's columns. The user's own label stays theirs. */
static void
plan_layout(struct layout *l, const struct bytes *names, size_t n)
{
	bool there[AUTH_CELLS] = { false };
	size_t i;
	int k;

	*l = (struct layout){ .nin = n };
	for (i = 0; i < n; i++) {
		k = our_column(names[i]);
		if (k >= 0)
			there[k] = true;
		if (k == ALN_sender - REC_COLUMNS)
			k = -1;
		l->in_place |= k >= 0;
		l->ours[i] = k;
	}
	for (k = 0; k < AUTH_CELLS; k++)
		if (!there[k])
			l->added[l->nadded++] = k;
}

static void
start_output(struct work *w)
{
	const struct tsv_kind_info *info = tsv_kind(w->rows.kind);
	const struct tsv_column *ours =
	    tsv_kind(KIND_ALIGNED)->columns + REC_COLUMNS;
	struct bytes names[TSV_COLUMNS_MOST];
	size_t i, n = w->rows.reader.ncells;

	for (i = 0; i < n; i++)
		names[i] = w->rows.reader.header.n == 0 ?
		    bytes_of(info->columns[i].name) : w->rows.reader.cells[i];
	plan_layout(&w->layout, names, n);
	w->out.columns = n + w->layout.nadded;
	if (w->cli.no_header)
		return;
	for (i = 0; i < n; i++)
		tsv_put_raw(&w->out, names[i], 1);
	for (i = 0; i < w->layout.nadded; i++)
		tsv_put(&w->out, bytes_of(ours[w->layout.added[i]].name));
	tsv_end_row(&w->out);
}

static bool
selected(struct work *w)
{
	struct selection *s = &w->selection;
	struct rows *r = &w->rows;
	struct select_candidate c = { .verdict = w->finding.verdict };

	c.differs = w->finding.agrees == AGREES_NO;
	c.ip = rows_raw(r, REC_source_ip);
	c.domain = w->cells.record.evidence.from.text;
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

/* The input's cells, ours in their places. */
static void
put_input(struct work *w, const struct bytes ours[AUTH_CELLS])
{
	const struct layout *l = &w->layout;
	const struct tsv_reader *in = &w->rows.reader;
	size_t i;

	if (!l->in_place) {
		tsv_put_raw(&w->out, in->row, l->nin);
		return;
	}
	for (i = 0; i < l->nin; i++)
		tsv_put_raw(&w->out, l->ours[i] < 0 ? in->cells[i] :
		    ours[l->ours[i]], 1);
}

static void
write_row(struct work *w)
{
	struct bytes ours[AUTH_CELLS];
	size_t i;

	auth_cells_make(&w->cells, &w->finding, ours);
	put_input(w, ours);
	for (i = 0; i < w->layout.nadded; i++)
		tsv_put_raw(&w->out, ours[w->layout.added[i]], 1);
	tsv_end_row(&w->out);
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
	if (rows_begin(&w->rows))
		start_output(w);
	else if (!w->rows.stopped)
		tsv_header(&w->out, KIND_ALIGNED, w->cli.no_header);
	while (w->out.error == 0 && rows_next(&w->rows) &&
	    !other_layout(w)) {
		auth_cells_read(&w->cells, w->rows.reader.cells,
		    w->rows.map);
		w->finding = auth_evaluate(&w->cells.record, w->cells.modes);
		cli_progress(&w->cli, ++w->nread, "records");
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
	orgdomain_walk(w.cells.orgs, dns_walk_open(&w.dns, &w.cli));
	lockdown(-1, NULL);
	tsv_start(&w.out, 1);
	take_rows(&w);
	error = tsv_finish(&w.out);
	cli_counts(&w.cli, "%llu records, %llu passed on",
	    (unsigned long long)w.nread, (unsigned long long)w.nwritten);
	orgdomain_close(w.cells.orgs);
	dns_walk_free(&w.dns);
	auth_cells_free(&w.cells);
	selection_free(&w.selection);
	return cli_finish(&w.cli, error);
}
