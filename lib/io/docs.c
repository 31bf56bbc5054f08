/* docs: the report documents of all operands, one after the other. */
#include "io/docs.h"

#include "io/docs_raw.h"
#include "io/fault.h"
#include "text/cell.h"
#include "text/source.h"
#include "tsv/headless.h"

enum { CHUNK = 64 * 1024, HEAD = 4096 };

void
docs_start(struct docs *d, struct cli *c, enum docs_form form,
    struct bytes kind, uint64_t limit, enum message too_large)
{
	*d = (struct docs){ .cli = c, .form = form, .kind = kind,
	    .limit = limit, .too_large = too_large };
	d->charsets = charsets_open();
	operands_start(&d->operands, c);
}

/* Rows of a kind that holds no documents. */
static void
say_kind(struct docs *d, enum tsv_kind k)
{
	cli_sayf(d->cli, MSG_WRONG_KIND, d->operands.name,
	    "%s; documents rows or reports are expected", tsv_kind(k)->name);
}

void
docs_end(struct docs *d)
{
	size_t i;

	if (d->state == DOCS_ROWS)
		tsv_close(&d->reader);
	operands_end(&d->operands);
	charsets_close(d->charsets);
	buf_free(&d->bytes);
	buf_free(&d->source);
	buf_free(&d->hidden);
	buf_free(&d->text);
	for (i = 0; i < sizeof(d->cell) / sizeof(d->cell[0]); i++)
		buf_free(&d->cell[i]);
}

/*
 * Is the first line made of column names? Then rows follow. There may be
 * columns of others among those of documents rows.
 */
static bool
begins_rows(struct bytes head)
{
	size_t lf = bytes_find(head, BYTES("\n"), 0), tab, known = 0, all = 0;
	struct bytes line = bytes_first(head, lf), cell;
	bool kind = false, document = false;

	if (line.n && line.p[0] == '<')
		return false;
	if (line.n && line.p[line.n - 1] == '\r')
		line.n--;
	while (line.n != 0) {
		tab = bytes_find(line, BYTES("\t"), 0);
		cell = bytes_first(line, tab);
		line = bytes_from(line, tab + 1);
		kind |= bytes_equal(cell, BYTES("kind"));
		document |= bytes_equal(cell, BYTES("document"));
		known += tsv_column_known(cell);
		all++;
	}
	return (known > 1 && known == all) || (kind && document);
}

/*
 * Rows, or the documents of rows, that are neither behind a header nor under
 * -N: told, and true. They must not be read as they stand, for a document
 * has its line ends escaped in a row.
 */
static bool
is_headless(struct docs *d, struct bytes head)
{
	struct bytes line = bytes_first(head, bytes_find(head, BYTES("\n"),
	    0));
	enum tsv_kind k = tsv_headless(line);

	if (k == KIND_DOCUMENTS || (d->form == DOCS_XML &&
	    bytes_find(line, BYTES(">\\n"), 0) < line.n) ||
	    (d->form == DOCS_JSON && bytes_begin(line, BYTES("{\\n")))) {
		fault_headless(d->cli, KIND_DOCUMENTS, d->operands.name);
		/* What split made of rows is told once. */
		d->operands.next = d->operands.n;
	} else if (k != KIND_NONE) {
		say_kind(d, k);
	} else {
		return false;
	}
	return true;
}

/*
 * Archives by their first bytes, mailboxes and mail by their first line; mail
 * is what some programs read.
 */
static bool
is_packed(struct bytes head, bool mail)
{
	static const struct bytes magic[] = {
		{ "\x1f\x8b", 2 }, { "PK\3\4", 4 }, { "PK\5\6", 4 },
		{ "PK\7\10", 4 }, { "BZh", 3 }, { "\xfd" "7zXZ", 5 },
		{ "7z\xbc\xaf\x27\x1c", 6 }, { "\x28\xb5\x2f\xfd", 4 },
		{ "\x1f\x9d", 2 }, { "\x04\x22\x4d\x18", 4 }, { "From ", 5 },
	};
	size_t i;

	for (i = 0; i < sizeof(magic) / sizeof(magic[0]); i++)
		if (bytes_begin(head, magic[i]))
			return true;
	return !mail && tsv_begins_mail(head);
}

static void
begin_rows(struct docs *d)
{
	size_t i;

	tsv_open(&d->reader, d->operands.fd, !d->cli->no_input_header,
	    d->cli->limits.line);
	tsv_preload(&d->reader, raw_rest(d));
	for (i = 0; i < DOC_COLUMNS; i++)
		d->map[i] = (int)i;
	d->header = false;
	d->state = DOCS_ROWS;
}

/* Opens the next operand that can hold documents; false at the end. */
static bool
open_next(struct docs *d)
{
	bool bare = d->cli->no_input_header;

	while (operands_next(&d->operands)) {
		d->bytes.n = d->at = d->number = 0;
		d->eof = d->broken = d->wide = d->list = false;
		buf_room(&d->bytes, CHUNK);
		while (d->bytes.n < HEAD &&
		    bytes_find(raw_rest(d), BYTES("\n"), 0) == d->bytes.n)
			if (!raw_more(d))
				break;
		if (d->broken) {
			continue;
		} else if (d->bytes.n == 0 && bare) {
			continue;
		} else if (d->bytes.n == 0) {
			cli_say(d->cli, MSG_EMPTY_INPUT, d->operands.name);
		} else if (bare || begins_rows(raw_rest(d))) {
			begin_rows(d);
			return true;
		} else if (is_headless(d, raw_rest(d))) {
			continue;
		} else if (is_packed(raw_rest(d),
		    d->form == DOCS_MAIL)) {
			cli_say(d->cli, MSG_PACKED_INPUT, d->operands.name);
		} else {
			raw_room(d);
			d->state = DOCS_RAW;
			return true;
		}
	}
	return false;
}

/* A header: the columns of documents rows, or a message. */
static bool
take_header(struct docs *d)
{
	static const enum tsv_kind others[] = { KIND_FAILURES, KIND_ALIGNED,
	    KIND_RECORDS, KIND_REPORTS, KIND_TLS, KIND_ROLLUPS,
	    KIND_EXTRACTED };
	const struct tsv_reader *r = &d->reader;
	enum tsv_kind k;
	int missing = tsv_map(r->cells, r->ncells, KIND_DOCUMENTS, d->map);

	if (missing < 0)
		return true;
	k = tsv_kind_of(r->cells, r->ncells, others,
	    sizeof(others) / sizeof(others[0]));
	if (k != KIND_NONE)
		say_kind(d, k);
	else
		cli_sayf(d->cli, MSG_MISSING_COLUMN, d->operands.name,
		    "%s, which dmarc-unpack writes",
		    tsv_kind(KIND_DOCUMENTS)->columns[missing].name);
	return false;
}

/* Cell of a documents row as text, in one of the buffers. */
static struct bytes
text_cell(struct docs *d, int column, struct buf *scratch)
{
	if (d->map[column] < 0)
		return BYTES_NONE;
	return tsv_text(d->reader.cells[d->map[column]], scratch);
}

/* The source, as it may be shown. */
static struct bytes
shown_source(struct docs *d, struct document *doc)
{
	if (!d->hide)
		return doc->source;
	d->hidden.n = 0;
	source_hide(doc->source, doc->text, &d->hidden);
	return buf_view(&d->hidden);
}

static void
fill_from_row(struct docs *d, struct document *doc)
{
	*doc = (struct document){
		.source = text_cell(d, DOC_source, &d->source),
		.mail_date = text_cell(d, DOC_mail_date, &d->cell[0]),
		.mail_from = text_cell(d, DOC_mail_from, &d->cell[1]),
		.mail_auth = text_cell(d, DOC_mail_auth, &d->cell[2]),
		.quirks = quirks_parse(text_cell(d, DOC_quirks, &d->cell[3])),
		.text = text_cell(d, DOC_document, &d->text),
		.report = text_cell(d, DOC_report, &d->cell[4]),
	};
	doc->source = shown_source(d, doc);
}

/* The next document among rows; false ends the operand. */
static bool
next_row(struct docs *d, struct document *doc)
{
	for (;;) {
		switch (tsv_next(&d->reader)) {
		case TSV_ROW:
			if (d->reader.ncells != DOC_COLUMNS && !d->header) {
				cli_sayf(d->cli, MSG_WRONG_KIND,
				    d->operands.name, "%zu cells a row, "
				    "documents rows have %d",
				    d->reader.ncells, DOC_COLUMNS);
				return false;
			}
			if (!bytes_equal(text_cell(d, DOC_kind, &d->cell[0]),
			    d->kind)) {
				d->other++;
				break;
			}
			fill_from_row(d, doc);
			if (doc->text.n <= d->limit)
				return true;
			cli_say(d->cli, d->too_large, doc->source);
			break;
		case TSV_HEADER:
			if (!take_header(d))
				return false;
			d->header = true;
			break;
		case TSV_FAULT:
			fault_say(d->cli, &d->reader, d->operands.name);
			return false;
		case TSV_END:
			return false;
		}
	}
}

static bool
next_in_operand(struct docs *d, struct document *doc)
{
	bool got = d->state == DOCS_ROWS ? next_row(d, doc) :
	    raw_next(d, doc);

	if (got)
		return true;
	if (d->state == DOCS_ROWS)
		tsv_close(&d->reader);
	d->state = DOCS_CLOSED;
	return false;
}

/* Nothing at all for us: worth a word, or an empty page is a riddle. */
static void
say_end(struct docs *d)
{
	if (d->taken == 0 && d->other != 0)
		cli_sayf(d->cli, MSG_NO_REPORT_INSIDE, BYTES_NONE,
		    "%llu of other kinds", (unsigned long long)d->other);
}

bool
docs_next(struct docs *d, struct document *doc)
{
	for (;;) {
		if (d->state == DOCS_CLOSED && !open_next(d)) {
			say_end(d);
			return false;
		}
		if (next_in_operand(d, doc)) {
			d->taken++;
			cli_progress(d->cli, d->taken, "reports");
			return true;
		}
	}
}
