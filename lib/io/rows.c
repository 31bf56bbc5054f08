/* rows: the rows of all operands, one after the other, faults told. */
#include "io/rows.h"

#include "io/fault.h"
#include "io/widths.h"
#include "tsv/headless.h"

void
rows_start(struct rows *r, struct cli *c, const enum tsv_kind *accepts,
    size_t naccepts, bool one_layout)
{
	*r = (struct rows){ .cli = c, .accepts = accepts,
	    .naccepts = naccepts, .one_layout = one_layout };
	operands_start(&r->operands, c);
}

void
rows_start_list(struct rows *r, struct cli *c, const char *const *files,
    size_t n, const enum tsv_kind *accepts, size_t naccepts)
{
	*r = (struct rows){ .cli = c, .accepts = accepts,
	    .naccepts = naccepts };
	operands_start_list(&r->operands, c, files, n);
}

/* How many of the columns that rows of a kind must have are there. */
static size_t
needed_columns(struct rows *r, const struct bytes *names, size_t n,
    enum tsv_kind k)
{
	const struct tsv_kind_info *info = tsv_kind(k);
	size_t i, there = 0;

	tsv_map(names, n, k, r->map);
	for (i = 0; i < info->n; i++)
		there += info->columns[i].need && r->map[i] >= 0;
	return there;
}

/* The kind that a header without a kind comes closest to. */
static enum tsv_kind
closest_kind(struct rows *r, const struct bytes *names, size_t n)
{
	enum tsv_kind k, best = r->accepts[0];
	size_t i, there, most = 0;

	for (i = 0; i < r->naccepts; i++) {
		k = r->accepts[i];
		there = needed_columns(r, names, n, k);
		if (there > most || (there == most && k < best))
			best = k;
		if (there > most)
			most = there;
	}
	return best;
}

/* Does the program read rows of the kind? Failure rows are records, too. */
static bool
is_accepted(const struct rows *r, enum tsv_kind k)
{
	size_t i;

	for (i = 0; i < r->naccepts; i++)
		if (r->accepts[i] == k || (r->accepts[i] == KIND_RECORDS &&
		    k == KIND_FAILURES))
			return true;
	return false;
}

/* Names the column and the program that makes it. */
static void
say_missing(struct rows *r, const struct bytes *names, size_t n)
{
	enum tsv_kind k = closest_kind(r, names, n);
	const struct tsv_kind_info *info = tsv_kind(k);
	int missing = tsv_map(names, n, k, r->map);

	/* align-filter only hands these on. */
	if (k == KIND_ALIGNED && missing < REC_COLUMNS)
		info = tsv_kind(KIND_RECORDS);
	cli_sayf(r->cli, MSG_MISSING_COLUMN, r->operands.name,
	    "%s, which %s writes", info->columns[missing].name, info->maker);
}

/* A first line that is the header of nothing that is read here. */
static void
say_unknown(struct rows *r, const struct bytes *names, size_t n)
{
	enum tsv_kind k = tsv_headless(r->reader.row);

	if (is_accepted(r, k))
		fault_headless(r->cli, k, r->operands.name);
	else if (k == KIND_DOCUMENTS ||
	    tsv_map(names, n, KIND_DOCUMENTS, r->map) < 0)
		fault_documents(r->cli, r->operands.name);
	else
		say_missing(r, names, n);
}

static size_t
count_cells(struct bytes row)
{
	size_t i, n = 1;

	for (i = 0; i < row.n; i++)
		n += row.p[i] == '\t';
	return n;
}

static void
say_mixed(struct rows *r)
{
	size_t want = count_cells(buf_view(&r->first_header));

	if (r->reader.header.n != 0)
		cli_sayf(r->cli, MSG_MIXED_HEADER, r->operands.name,
		    "line %llu", (unsigned long long)r->reader.line);
	else
		cli_sayf(r->cli, MSG_MIXED_HEADER, r->operands.name,
		    "%zu cells a row, not %zu", r->reader.ncells, want);
}

/* Rows of this layout follow; false, and told, when it must not differ. */
static bool
take_layout(struct rows *r, struct bytes header)
{
	bool differs = r->first_header.n != 0 &&
	    !bytes_equal(buf_view(&r->first_header), header);

	if (differs && r->one_layout) {
		say_mixed(r);
		return false;
	}
	r->new_header |= differs;
	r->first_header.n = 0;
	buf_add(&r->first_header, header);
	return true;
}

/* Takes a header: finds the kind and its columns; false stops the program. */
static bool
take_header(struct rows *r)
{
	const struct tsv_reader *t = &r->reader;

	if (!take_layout(r, buf_view(&t->header)))
		return false;
	r->kind = tsv_kind_of(t->cells, t->ncells, r->accepts, r->naccepts);
	if (r->kind == KIND_NONE) {
		say_unknown(r, t->cells, t->ncells);
		return false;
	}
	tsv_map(t->cells, t->ncells, r->kind, r->map);
	return true;
}

/* The first row of an input without header: false closes it. */
static bool
assume_header(struct rows *r)
{
	size_t key;
	enum tsv_kind kind = widths_kind(r, &key);
	const struct tsv_kind_info *info = tsv_kind(kind);
	struct bytes names[TSV_COLUMNS_MOST];
	struct buf header = { 0 };
	size_t i, n;

	if (kind == KIND_NONE) {
		cli_sayf(r->cli, MSG_WRONG_KIND, r->operands.name,
		    "%zu cells a row, which no kind read here has",
		    r->reader.ncells);
		return false;
	}
	r->kind = r->order = kind;
	for (i = 0; i < info->n; i++)
		r->map[i] = (int)(i + key);
	n = rows_names(r, names);
	/* As with a header: some read failure rows as records. */
	if (kind == KIND_FAILURES) {
		r->kind = tsv_kind_of(names, n, r->accepts, r->naccepts);
		tsv_map(names, n, r->kind, r->map);
	}
	for (i = 0; i < n; i++) {
		if (i != 0)
			buf_byte(&header, '\t');
		buf_add(&header, names[i]);
	}
	r->stopped = !take_layout(r, buf_view(&header));
	buf_free(&header);
	return !r->stopped;
}

static bool
open_next(struct rows *r)
{
	if (!operands_next(&r->operands))
		return false;
	tsv_open(&r->reader, r->operands.fd, !r->cli->no_input_header,
	    r->cli->limits.line);
	r->open = true;
	r->fresh = true;
	return true;
}

static void
close_reader(struct rows *r)
{
	tsv_close(&r->reader);
	r->open = false;
}

/* One step: a row (true), or something else that was dealt with. */
static bool
read_step(struct rows *r)
{
	switch (tsv_next(&r->reader)) {
	case TSV_ROW:
		if (r->fresh && r->reader.header.n == 0 && !assume_header(r))
			break;
		r->fresh = false;
		return true;
	case TSV_HEADER:
		if (take_header(r))
			return false;
		r->stopped = true;
		break;
	case TSV_FAULT:
		fault_say(r->cli, &r->reader, r->operands.name);
		break;
	case TSV_END:
		break;
	}
	close_reader(r);
	return false;
}

bool
rows_next(struct rows *r)
{
	if (r->waiting) {
		r->waiting = false;
		return true;
	}
	r->new_header = false;
	while (!r->stopped) {
		if (!r->open && !open_next(r))
			return false;
		if (read_step(r))
			return true;
	}
	return false;
}

bool
rows_begin(struct rows *r)
{
	while (!r->stopped && r->kind == KIND_NONE) {
		if (!r->open && !open_next(r))
			return false;
		r->waiting = read_step(r);
	}
	return r->kind != KIND_NONE && !r->stopped;
}

void
rows_end(struct rows *r)
{
	if (r->open)
		close_reader(r);
	operands_end(&r->operands);
	buf_free(&r->first_header);
	buf_free(&r->scratch[0]);
	buf_free(&r->scratch[1]);
}

/* The names of a kind's columns from number `from` on, behind n others. */
static size_t
add_names(struct bytes *names, size_t n, enum tsv_kind k, size_t from)
{
	const struct tsv_kind_info *info = tsv_kind(k);

	for (; from < info->n; from++)
		names[n++] = bytes_of(info->columns[from].name);
	return n;
}

/* What the cells of rows without a header are; see io/widths.h. */
static size_t
declared_names(const struct rows *r, struct bytes names[TSV_COLUMNS_MOST])
{
	enum tsv_kind order = r->order != KIND_NONE ? r->order : r->kind;
	size_t n = 0, cells = r->reader.ncells;

	/* Nobody says what the key is. */
	if (order == KIND_DIFFERENCES)
		while (n + DIF_COLUMNS < cells)
			names[n++] = BYTES_NONE;
	n = add_names(names, n, order, 0);
	if (order == KIND_FAILURES && cells > n)
		n = add_names(names, n, KIND_ALIGNED, REC_COLUMNS);
	if ((order == KIND_ALIGNED || order == KIND_FAILURES) && cells > n)
		n = add_names(names, n, KIND_ASSUMED, 0);
	return n;
}

size_t
rows_names(const struct rows *r, struct bytes names[TSV_COLUMNS_MOST])
{
	struct bytes rest = buf_view(&r->reader.header);
	size_t n = 0, tab;
	bool more = rest.n != 0;

	while (more && n < TSV_COLUMNS_MOST) {
		tab = bytes_find(rest, BYTES("\t"), 0);
		more = tab < rest.n;
		names[n++] = bytes_first(rest, tab);
		rest = bytes_from(rest, tab + 1);
	}
	return n != 0 ? n : declared_names(r, names);
}

int
rows_name_find(const struct bytes *names, size_t n, struct bytes name)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (bytes_equal(names[i], name))
			return (int)i;
	return -1;
}

bool
rows_has(const struct rows *r, int column)
{
	return r->map[column] >= 0;
}

struct bytes
rows_text(struct rows *r, int column)
{
	r->turn = !r->turn;
	return tsv_text(rows_raw(r, column), &r->scratch[r->turn]);
}
