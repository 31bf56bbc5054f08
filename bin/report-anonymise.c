/*
 * report-anonymise: rows with pseudonyms in the place of what tells whose
 * they are, the same for the same key, so that a case can be shared.
 */
#include <stdio.h>

#include "auth/suffixes.h"
#include "cli/cli.h"
#include "cli/lockdown.h"
#include "crypto/start.h"
#include "io/rows.h"
#include "io/whole.h"
#include "pseudonym/cell_cache.h"
#include "text/domain.h"
#include "tsv/writer.h"

enum {
	KEY_LEAST = 16,		/* bytes: 128 bits, if they are random */
	KEY_MOST = 65536,
	KEEP_MOST = 32		/* columns */
};

enum { OPT_KEY = 256, OPT_KEEP, OPT_KEEP_COLUMN, OPT_ALL, OPT_PSL };

static const struct cli_option options[] = {
	{ OPT_KEY, "key", "FILE",
	    "secret that pseudonyms depend on; at least 16 bytes" },
	{ OPT_KEEP, "keep", "FILE",
	    "leave these domains as they are; .NAME is NAME and all below" },
	{ OPT_KEEP_COLUMN, "keep-column", "NAME",
	    "leave the cells of this column as they are" },
	{ OPT_ALL, "all", NULL,
	    "well-known reporters and mail services get pseudonyms, too" },
	{ OPT_PSL, "psl", "FILE",
	    "take public suffixes from this Public Suffix List" },
};

static const char *
libraries(char *out, size_t n)
{
	snprintf(out, n, "%s, libpsl %s, libidn2 %s", crypto_library(),
	    orgdomain_library(), domain_library());
	return out;
}

static const struct cli_program program = {
	"report-anonymise", "--key=FILE [option ...] [file ...]",
	"Puts pseudonyms in the place of domains, addresses and names in rows "
	"of any\nkind; figures and verdicts stay the same.",
	options, sizeof(options) / sizeof(options[0]),
	CLI_READS_ROWS | CLI_WRITES_ROWS, LIMIT_ROWS, libraries
};

static const enum tsv_kind accepts[] = {
	KIND_FAILURES, KIND_ALIGNED, KIND_RECORDS, KIND_REPORTS,
	KIND_ROLLUPS, KIND_TLS, KIND_SIGNATURES, KIND_COVERAGE, KIND_QUALITY,
	KIND_DIFFERENCES, KIND_AUDIT, KIND_SPF_TERMS, KIND_SPF_RECORDS,
	KIND_SURVEY, KIND_REJECTS, KIND_DOCUMENTS, KIND_EXTRACTED,
	KIND_FINDINGS
};
enum { ACCEPTS = sizeof(accepts) / sizeof(accepts[0]) };

struct work {
	struct cli		 cli;
	const char		*key_file, *keep_file, *psl_file;
	const char		*keep[KEEP_MOST];	/* columns */
	bool			 kept[KEEP_MOST];	/* it is there */
	size_t			 nkeep;
	bool			 all;
	struct prf		*prf;
	struct orgdomain	*orgs;
	struct cell_cache	 cells;
	struct rows		 rows;
	struct tsv_writer	 out;
	size_t			 ncolumns;
	struct class_of		 class[TSV_COLUMNS_MOST];
	bool			 as_it_is[TSV_COLUMNS_MOST];
	struct buf		 cell;
	uint64_t		 nrows;
};

static void
read_options(struct work *w, int argc, char **argv)
{
	int id;

	while ((id = cli_next(&w->cli, &program, argc, argv)) != CLI_END) {
		if (id == OPT_KEY)
			w->key_file = w->cli.arg;
		else if (id == OPT_KEEP)
			w->keep_file = w->cli.arg;
		else if (id == OPT_ALL)
			w->all = true;
		else if (id == OPT_PSL)
			w->psl_file = w->cli.arg;
		else if (w->nkeep == KEEP_MOST)
			cli_usagef(&w->cli, "--keep-column more than %d times",
			    KEEP_MOST);
		else
			w->keep[w->nkeep++] = w->cli.arg;
	}
	if (w->key_file == NULL)
		cli_usagef(&w->cli, "--key is needed: a file with a secret, "
		    "made by head -c 32 /dev/urandom | base64");
}

/* Blanks and line ends around it do not count: editors add them. */
static void
read_key(struct work *w)
{
	struct buf text = { 0 };
	struct bytes key;

	whole_read(&text, &w->cli, w->key_file, KEY_MOST);
	key = bytes_trim(buf_view(&text));
	if (key.n < KEY_LEAST) {
		cli_sayf(&w->cli, MSG_BAD_FILE, bytes_of(w->key_file),
		    "a key of %zu bytes can be guessed; make one of at least "
		    "%d by head -c 32 /dev/urandom | base64", key.n,
		    KEY_LEAST);
		cli_die(&w->cli);
	}
	w->prf = prf_open(key);
	if (w->prf == NULL) {
		cli_sayf(&w->cli, MSG_BAD_FILE, bytes_of(w->key_file),
		    "the crypto library has no HMAC-SHA-256");
		cli_die(&w->cli);
	}
	buf_free(&text);
}

static void
read_lists(struct work *w)
{
	struct kept kept;

	kept_start(&kept, w->orgs);
	if (!w->all)
		kept_known(&kept, w->orgs);
	kept_read(&kept, &w->cli, w->keep_file, w->orgs);
	cell_cache_start(&w->cells, w->prf, w->orgs, &kept);
}

/* A column of that name; unknown ones are text, or a key without header. */
static void
plan_column(struct work *w, size_t i, struct bytes name, bool key)
{
	const struct class_of unknown = {
		key ? CLASS_GUESS : CLASS_TEXT, false };
	size_t k;

	w->class[i] = class_find(name);
	if (w->class[i].class == CLASS_NONE)
		w->class[i] = unknown;
	for (k = 0; k < w->nkeep; k++)
		if (bytes_equal(name, bytes_of(w->keep[k])))
			w->as_it_is[i] = w->kept[k] = true;
}

/*
 * A name that no column has, here or in any kind, was misspelt. That of
 * another kind is not: one script may do for rows of several.
 */
static void
check_kept(struct work *w)
{
	struct bytes name, names[TSV_COLUMNS_MOST];
	size_t k;

	for (k = 0; k < w->nkeep; k++) {
		name = bytes_of(w->keep[k]);
		if (w->kept[k] || class_find(name).class != CLASS_NONE)
			continue;
		cli_say_choices(&w->cli, MSG_MISSING_COLUMN,
		    w->rows.operands.name, "--keep-column", name,
		    "no such column; columns are", names,
		    rows_names(&w->rows, names));
		cli_die(&w->cli);
	}
}

/* The header as it stands; of rollups that came without one there is none. */
static void
write_header(struct work *w, const struct bytes *names, size_t n)
{
	size_t i;

	w->out.columns = w->ncolumns;
	if (w->cli.no_header || n != w->ncolumns)
		return;
	for (i = 0; i < n; i++)
		tsv_put_raw(&w->out, names[i], 1);
	tsv_end_row(&w->out);
}

/* Without any input, the header is that of records. */
static void
start_output(struct work *w)
{
	struct bytes names[TSV_COLUMNS_MOST];
	size_t n, i, key;

	if (w->rows.kind == KIND_NONE || w->rows.kind == KIND_DOCUMENTS) {
		tsv_header(&w->out, KIND_RECORDS, w->cli.no_header);
		return;
	}
	n = rows_names(&w->rows, names);
	/* Of rollups without a header the key is in front. */
	key = w->rows.reader.ncells > n ? w->rows.reader.ncells - n : 0;
	for (i = 0; i < key; i++)
		plan_column(w, i, BYTES_NONE, true);
	for (i = 0; i < n; i++)
		plan_column(w, key + i, names[i], false);
	check_kept(w);
	w->ncolumns = key + n;
	write_header(w, names, n);
}

/*
 * Without a header the number of cells tells the kind, where no other kind
 * has as many columns.
 */
static bool
ambiguous(struct work *w)
{
	size_t n = w->rows.reader.ncells, i, kinds = 0;
	const char *name[2] = { NULL, NULL };

	if (w->rows.reader.header.n != 0)
		return false;
	for (i = 0; i < ACCEPTS; i++)
		if (tsv_kind(accepts[i])->n == n && kinds < 2)
			name[kinds++] = tsv_kind(accepts[i])->name;
	if (kinds < 2)
		return false;
	cli_sayf(&w->cli, MSG_WRONG_KIND, w->rows.operands.name,
	    "%s and %s have %zu cells a row: leave -N away, and give a "
	    "header", name[0], name[1], n);
	return true;
}

/* Are these rows that can be taken? */
static bool
takes_kind(struct work *w)
{
	if (w->rows.kind != KIND_DOCUMENTS)
		return !ambiguous(w);
	cli_sayf(&w->cli, MSG_WRONG_KIND, w->rows.operands.name,
	    "documents hold whole reports: parse them first, with "
	    "dmarc-parse, tlsrpt-parse or failure-parse");
	return false;
}

/* Under -N only the number of cells tells one layout from another. */
static bool
other_layout(struct work *w)
{
	if (w->rows.reader.ncells == w->ncolumns)
		return false;
	cli_sayf(&w->cli, MSG_MIXED_HEADER, w->rows.operands.name,
	    "%zu cells a row, not %zu", w->rows.reader.ncells, w->ncolumns);
	return true;
}

static void
write_row(struct work *w)
{
	const struct bytes *cells = w->rows.reader.cells;
	size_t i;

	for (i = 0; i < w->ncolumns; i++) {
		if (w->as_it_is[i]) {
			tsv_put_raw(&w->out, cells[i], 1);
			continue;
		}
		w->cell.n = 0;
		cell_cache_add(&w->cells, w->class[i], cells[i], &w->cell);
		tsv_put_raw(&w->out, buf_view(&w->cell), 1);
	}
	tsv_end_row(&w->out);
}

static void
take_rows(struct work *w)
{
	bool there;

	rows_start(&w->rows, &w->cli, accepts, ACCEPTS, true);
	there = rows_begin(&w->rows);
	if (there || !w->rows.stopped)
		start_output(w);
	if (there && takes_kind(w))
		while (w->out.error == 0 && rows_next(&w->rows) &&
		    !other_layout(w)) {
			write_row(w);
			cli_progress(&w->cli, ++w->nrows, "rows");
		}
	rows_end(&w->rows);
}

int
main(int argc, char **argv)
{
	struct work w = { 0 };
	int error;

	read_options(&w, argc, argv);
	read_key(&w);
	w.orgs = suffixes_open(&w.cli, w.psl_file, false);
	read_lists(&w);
	lockdown(&w.cli, -1, NULL);
	tsv_start(&w.out, 1);
	take_rows(&w);
	error = tsv_finish(&w.out);
	cli_counts(&w.cli, "%llu rows", (unsigned long long)w.nrows);
	cell_cache_free(&w.cells);
	orgdomain_close(w.orgs);
	prf_close(w.prf);
	buf_free(&w.cell);
	return cli_finish(&w.cli, error);
}
