/* docs: the report documents of all operands, one after the other. */
#include "io/docs.h"

#include <errno.h>
#include <unistd.h>

#include "base/num.h"
#include "io/fault.h"
#include "text/cell.h"

enum { CHUNK = 64 * 1024, HEAD = 4096 };

void
docs_start(struct docs *d, struct cli *c, enum docs_form form,
    struct bytes kind, uint64_t limit)
{
	*d = (struct docs){ .cli = c, .form = form, .kind = kind,
	    .limit = limit };
	d->charsets = charsets_open();
	operands_start(&d->operands, c);
}

void
docs_end(struct docs *d)
{
	size_t i;

	if (d->state == DOCS_ROWS)
		tsv_close(&d->reader);
	charsets_close(d->charsets);
	buf_free(&d->bytes);
	buf_free(&d->source);
	buf_free(&d->text);
	for (i = 0; i < sizeof(d->cell) / sizeof(d->cell[0]); i++)
		buf_free(&d->cell[i]);
}

/* Raw bytes not yet handed out. */
static struct bytes
rest(const struct docs *d)
{
	return bytes_from(buf_view(&d->bytes), d->at);
}

/* Reads more behind them; false at the end, or after an error was told. */
static bool
read_more(struct docs *d)
{
	ssize_t k;

	if (d->eof)
		return false;
	if (d->at > d->bytes.n / 2) {
		buf_drop(&d->bytes, d->at);
		d->at = 0;
	}
	if (d->bytes.size - d->bytes.n < HEAD)
		buf_room(&d->bytes, CHUNK);
	do
		k = read(d->operands.fd, d->bytes.p + d->bytes.n,
		    d->bytes.size - d->bytes.n);
	while (k < 0 && errno == EINTR);
	if (k < 0)
		cli_sayf(d->cli, MSG_CANNOT_READ, d->operands.name, "%s",
		    strerror(errno));
	d->eof = k <= 0;
	if (k > 0)
		d->bytes.n += (size_t)k;
	return k > 0;
}

/* One read should do for a file: room for all of it and the end. */
static void
room_for_file(struct docs *d)
{
	uint64_t size = d->operands.size;

	if (size > d->bytes.n && size < d->limit)
		buf_room(&d->bytes, (size_t)size + HEAD - d->bytes.n);
}

/* Is the first line made of column names? Then rows follow. */
static bool
begins_rows(struct bytes head)
{
	size_t lf = bytes_find(head, BYTES("\n"), 0), tab, names = 0;
	struct bytes line = bytes_first(head, lf);

	if (line.n && line.p[line.n - 1] == '\r')
		line.n--;
	while (line.n != 0) {
		tab = bytes_find(line, BYTES("\t"), 0);
		if (tab > 32 || !tsv_column_known(bytes_first(line, tab)))
			return false;
		line = bytes_from(line, tab + 1);
		names++;
	}
	return names > 1;
}

/* Archives by their first bytes, mail by its first line. */
static bool
is_packed(struct bytes head)
{
	static const struct bytes magic[] = {
		{ "\x1f\x8b", 2 }, { "PK\3\4", 4 }, { "PK\5\6", 4 },
		{ "PK\7\10", 4 }, { "BZh", 3 }, { "\xfd" "7zXZ", 5 },
		{ "7z\xbc\xaf\x27\x1c", 6 }, { "\x28\xb5\x2f\xfd", 4 },
		{ "\x1f\x9d", 2 }, { "\x04\x22\x4d\x18", 4 }, { "From ", 5 },
	};
	size_t i = 0;

	for (i = 0; i < sizeof(magic) / sizeof(magic[0]); i++)
		if (bytes_begin(head, magic[i]))
			return true;
	for (i = 0; i < head.n && i < 64; i++)
		if (!((head.p[i] | 0x20) >= 'a' && (head.p[i] | 0x20) <= 'z')
		    && head.p[i] != '-')
			break;
	return i > 2 && i < head.n && head.p[i] == ':' &&
	    bytes_find(head, BYTES("\n"), 0) < head.n;
}

static void
begin_rows(struct docs *d)
{
	size_t i;

	tsv_open(&d->reader, d->operands.fd, !d->cli->no_input_header,
	    d->cli->limits.line);
	tsv_preload(&d->reader, rest(d));
	for (i = 0; i < DOC_COLUMNS; i++)
		d->map[i] = (int)i;
	d->header = false;
	d->state = DOCS_ROWS;
}

/* Opens the next operand that can hold documents; false at the end. */
static bool
open_next(struct docs *d)
{
	while (operands_next(&d->operands)) {
		d->bytes.n = d->at = d->number = 0;
		d->eof = false;
		buf_room(&d->bytes, CHUNK);
		while (d->bytes.n < HEAD &&
		    bytes_find(rest(d), BYTES("\n"), 0) == d->bytes.n)
			if (!read_more(d))
				break;
		if (d->bytes.n == 0) {
			cli_say(d->cli, MSG_EMPTY_INPUT, d->operands.name);
		} else if (d->cli->no_input_header || begins_rows(rest(d))) {
			begin_rows(d);
			return true;
		} else if (is_packed(rest(d))) {
			cli_say(d->cli, MSG_PACKED_INPUT, d->operands.name);
		} else {
			room_for_file(d);
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
	static const enum tsv_kind others[] = { KIND_ALIGNED, KIND_RECORDS,
	    KIND_REPORTS, KIND_TLS, KIND_ROLLUPS, KIND_EXTRACTED };
	const struct tsv_reader *r = &d->reader;
	enum tsv_kind k;
	int missing = tsv_map(r->cells, r->ncells, KIND_DOCUMENTS, d->map);

	if (missing < 0)
		return true;
	k = tsv_kind_of(r->cells, r->ncells, others,
	    sizeof(others) / sizeof(others[0]));
	if (k != KIND_NONE)
		cli_sayf(d->cli, MSG_WRONG_KIND, d->operands.name,
		    "%s; documents rows or reports are expected",
		    tsv_kind(k)->name);
	else
		cli_sayf(d->cli, MSG_MISSING_COLUMN, d->operands.name,
		    "%s, which dmarc-unpack writes",
		    tsv_kind(KIND_DOCUMENTS)->columns[missing].name);
	return false;
}

/* Cell of a documents row as text, in one of the buffers. */
static struct bytes
cell(struct docs *d, int column, struct buf *scratch)
{
	if (d->map[column] < 0)
		return BYTES_NONE;
	return tsv_text(d->reader.cells[d->map[column]], scratch);
}

static void
fill_from_row(struct docs *d, struct document *doc)
{
	*doc = (struct document){
		.source = cell(d, DOC_source, &d->source),
		.mail_date = cell(d, DOC_mail_date, &d->cell[0]),
		.mail_from = cell(d, DOC_mail_from, &d->cell[1]),
		.mail_auth = cell(d, DOC_mail_auth, &d->cell[2]),
		.quirks = quirks_parse(cell(d, DOC_quirks, &d->cell[3])),
		.text = cell(d, DOC_document, &d->text),
	};
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
			if (bytes_equal(cell(d, DOC_kind, &d->cell[0]),
			    d->kind)) {
				fill_from_row(d, doc);
				return true;
			}
			d->other++;
			break;
		case TSV_HEADER:
			if (!take_header(d))
				return false;
			d->header = true;
			break;
		case TSV_FAULT:
			fault_tell(d->cli, &d->reader, d->operands.name);
			return false;
		case TSV_END:
			return false;
		}
	}
}

/* Puts the first byte of a document at d->at; false when there is none. */
static bool
find_begin(struct docs *d)
{
	char open = d->form == DOCS_XML ? '<' : '{';

	for (;;) {
		d->at += split_blanks(rest(d));
		/* Behind a document, what is no document is no refusal. */
		while (d->number > 0 && rest(d).n != 0 && *rest(d).p != open)
			d->at++;
		if (rest(d).n != 0)
			return true;
		if (!read_more(d))
			return false;
	}
}

/* Length of the document at d->at; 0 when it is over the limit (told). */
static size_t
find_end(struct docs *d)
{
	size_t n;

	d->split = (struct split){ 0 };
	for (;;) {
		n = d->form == DOCS_XML ? split_xml(&d->split, rest(d)) :
		    split_json(&d->split, rest(d));
		if (n == 0 && rest(d).n <= d->limit && read_more(d))
			continue;
		if (n == 0)
			n = rest(d).n;
		if (n <= d->limit)
			return n;
		cli_say(d->cli, d->form == DOCS_XML ? MSG_LIMIT_DOCUMENT :
		    MSG_LIMIT_JSON, d->operands.name);
		return 0;
	}
}

/* What comes n bytes on: '\0' for the end, else its first byte. */
static char
what_follows(struct docs *d, size_t n)
{
	struct bytes s;

	do {
		s = bytes_from(rest(d), n);
		s = bytes_from(s, split_blanks(s));
	} while (s.n == 0 && read_more(d));
	return s.n != 0 ? *s.p : '\0';
}

/* The operand's name, with a number where it holds several documents. */
static void
name_raw(struct docs *d, bool several)
{
	d->source.n = 0;
	buf_add(&d->source, d->operands.name);
	d->number++;
	if (several) {
		buf_adds(&d->source, "//");
		buf_num(&d->source, d->number);
	}
}

/* Settles the charset; false, and told, when it is not known. */
static bool
settle(struct docs *d, struct document *doc, struct bytes raw)
{
	struct bytes declared;

	d->text.n = 0;
	if (charset_settle(d->charsets, raw, BYTES_NONE, &d->text, &doc->text,
	    &declared, &doc->quirks) != CHARSET_UNKNOWN)
		return true;
	cli_say_text(d->cli, MSG_UNKNOWN_CHARSET, doc->source, declared);
	return false;
}

/* The next raw document; false ends the operand. */
static bool
next_raw(struct docs *d, struct document *doc)
{
	char open = d->form == DOCS_XML ? '<' : '{', next;
	size_t n;

	while (find_begin(d)) {
		n = find_end(d);
		if (n == 0)
			return false;
		next = what_follows(d, n);
		name_raw(d, d->number > 0 || next == open);
		*doc = (struct document){ .source = buf_view(&d->source) };
		if (next != '\0' && next != open)
			quirk_set(&doc->quirks, QUIRK_TRAILING_BYTES);
		d->at += n;
		if (settle(d, doc, (struct bytes){
		    d->bytes.p + d->at - n, n }))
			return true;
	}
	if (d->number == 0)
		cli_say(d->cli, MSG_NO_REPORT, d->operands.name);
	return false;
}

static bool
next_in_operand(struct docs *d, struct document *doc)
{
	bool got = d->state == DOCS_ROWS ? next_row(d, doc) :
	    next_raw(d, doc);

	if (got)
		return true;
	if (d->state == DOCS_ROWS)
		tsv_close(&d->reader);
	d->state = DOCS_CLOSED;
	return false;
}

/* Nothing at all for us: worth a word, or an empty page is a riddle. */
static void
tell_end(struct docs *d)
{
	if (d->taken == 0 && d->other != 0)
		cli_sayf(d->cli, MSG_NONE_OF_KIND, BYTES_NONE,
		    "%llu of other kinds", (unsigned long long)d->other);
}

bool
docs_next(struct docs *d, struct document *doc)
{
	for (;;) {
		if (d->state == DOCS_CLOSED && !open_next(d)) {
			tell_end(d);
			return false;
		}
		if (next_in_operand(d, doc)) {
			d->taken++;
			cli_progress(d->cli, d->taken, "reports");
			return true;
		}
	}
}
