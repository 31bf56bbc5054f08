/* reader: TSV rows from a descriptor, columns found by name. */
#include "tsv/reader.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "text/cell.h"
#include "tsv/headless.h"
#include "tsv/marks.h"

enum { BLOCK = 128 * 1024, PAD = MARKS };
enum { HEAD = 64 };		/* bytes that tell packed data from rows */
enum { HEADER_MOST = 1024 * 1024 };	/* bytes of a line of names */

void
tsv_open(struct tsv_reader *r, int fd, bool expect_header,
    uint64_t line_limit)
{
	*r = (struct tsv_reader){ .fd = fd, .expect_header = expect_header,
	    .line_limit = line_limit };
	r->size = BLOCK;
	r->block = mem_new(r->size + PAD);
	r->cells = mem_zero(TSV_COLUMNS_MOST + MARKS, sizeof(*r->cells));
}

void
tsv_close(struct tsv_reader *r)
{
	free(r->block);
	free(r->cells);
	buf_free(&r->header);
	*r = (struct tsv_reader){ .fd = -1 };
}

void
tsv_preload(struct tsv_reader *r, struct bytes head)
{
	if (head.n > r->size) {
		r->size = head.n;
		r->block = mem_resize(r->block, r->size + PAD, 1);
	}
	if (head.n != 0)
		memcpy(r->block, head.p, head.n);
	r->end = head.n;
}

static enum tsv_result
set_fault(struct tsv_reader *r, enum tsv_fault what)
{
	r->fault = what;
	return TSV_FAULT;
}

/* Reads more behind what is there; false at the end or on an error. */
static bool
fill_buffer(struct tsv_reader *r)
{
	ssize_t k;

	if (r->at > 0 && r->end == r->size) {
		memmove(r->block, r->block + r->at, r->end - r->at);
		r->end -= r->at;
		r->at = 0;
	}
	if (r->end == r->size) {
		r->size += r->size / 2;
		r->block = mem_resize(r->block, r->size + PAD, 1);
	}
	do
		k = read(r->fd, r->block + r->end, r->size - r->end);
	while (k < 0 && errno == EINTR);
	if (k < 0)
		r->error = errno;
	if (k <= 0)
		return false;
	r->end += (size_t)k;
	return true;
}

/* How far a row was split. */
struct split {
	size_t	start;		/* of the cell being read */
	size_t	seen;		/* bytes looked at */
	size_t	n;		/* cells ended */
};

/*
 * Ends a cell at each bit of tabs, those of the bytes behind the ones seen.
 * Cells past the most are counted, not kept: there is room for all that one
 * call can bring.
 */
static inline void
end_cells(struct tsv_reader *r, struct split *s, uint64_t tabs)
{
	const char *row = r->block + r->at, *from = row + s->seen;
	const char *start = row + s->start, *end;
	struct bytes *cell = r->cells + (s->n < TSV_COLUMNS_MOST ? s->n :
	    TSV_COLUMNS_MOST);
	const struct bytes *first = cell;

	for (; tabs != 0; tabs &= tabs - 1) {
		end = from + (unsigned)__builtin_ctzll(tabs);
		*cell++ = (struct bytes){ start, (size_t)(end - start) };
		start = end + 1;
	}
	s->start = (size_t)(start - row);
	s->n += (size_t)(cell - first);
}

/*
 * Splits what is there at tabs up to a line feed; true when one was met, and
 * then it is the last byte seen.
 */
static bool
split_more(struct tsv_reader *r, struct split *s)
{
	const char *row = r->block + r->at;
	size_t n = r->end - r->at;
	struct marks m;

	for (; s->seen < n; s->seen += MARKS) {
		m = marks_at(row + s->seen);
		if (n - s->seen < MARKS)
			m = marks_first(m, n - s->seen);
		if (m.lf == 0) {
			end_cells(r, s, m.tab);
			continue;
		}
		/* All bits up to the line feed's, which ends a cell, too. */
		end_cells(r, s, (m.tab | m.lf) & (m.lf ^ (m.lf - 1)));
		s->seen = s->start - 1;
		return true;
	}
	s->seen = n;
	return false;
}

/* Reads more of the row being split; false at the end or on an error. */
static bool
fill_row(struct tsv_reader *r, struct split *s)
{
	size_t at = r->at, size = r->size;

	if (!fill_buffer(r))
		return false;
	/* It moved; that is rare enough to begin again. */
	if (r->at != at || r->size != size)
		*s = (struct split){ 0 };
	return true;
}

/* Reads and splits one line. */
static enum tsv_result
next_line(struct tsv_reader *r)
{
	bool names = !r->started && r->expect_header;
	struct split s = { 0 };

	while (!split_more(r, &s)) {
		if (names && s.seen > HEADER_MOST)
			return set_fault(r, TSV_NO_HEADER);
		if (s.seen > r->line_limit)
			return set_fault(r, TSV_LINE_LIMIT);
		if (fill_row(r, &s))
			continue;
		if (r->error != 0)
			return set_fault(r, TSV_READ_ERROR);
		if (s.seen == 0)
			return r->started ? TSV_END : set_fault(r, TSV_EMPTY);
		r->line++;
		return set_fault(r, TSV_CUT);
	}
	if (s.seen > r->line_limit)
		return set_fault(r, TSV_LINE_LIMIT);
	r->line++;
	r->ncells = s.n;
	if (s.n > TSV_COLUMNS_MOST)
		return set_fault(r, r->started ? TSV_RAGGED : TSV_TOO_MANY);
	r->row = (struct bytes){ r->block + r->at, s.seen };
	r->at += s.seen + 1;
	if (r->row.n != 0 && r->row.p[r->row.n - 1] == '\r')
		return set_fault(r, TSV_CRLF);
	return TSV_ROW;
}

/* Cheap, and rare in real cells. */
bool
tsv_name_like(struct bytes s)
{
	size_t i;

	if (s.n == 0 || s.n > 32)
		return false;
	for (i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || s.p[i] == '_' ||
		    (s.p[i] >= '0' && s.p[i] <= '9')))
			return false;
	return true;
}

/* A line all of whose cells are declared column names is a header. */
static bool
is_header(const struct tsv_reader *r)
{
	size_t i;

	if (r->header.n != 0 &&
	    bytes_equal(r->row, buf_view(&r->header)))
		return true;
	if (r->ncells < 2 || r->cells[r->ncells - 1].n == 0 ||
	    !tsv_name_like(r->cells[0]))
		return false;
	for (i = 1; i < r->ncells; i++)
		if (!tsv_name_like(r->cells[i]))
			return false;
	for (i = 0; i < r->ncells; i++)
		if (!tsv_column_known(r->cells[i]))
			return false;
	return true;
}

static enum tsv_result
take_header(struct tsv_reader *r)
{
	r->header.n = 0;
	buf_add(&r->header, r->row);
	r->want = r->ncells;
	return TSV_HEADER;
}

/* Bytes that no TSV begins with: packed data, mail, XML, JSON. */
static bool
looks_packed(const struct tsv_reader *r)
{
	size_t i, n = r->end < HEAD ? r->end : HEAD;

	for (i = 0; i < n && r->block[i] != '\n'; i++)
		if ((unsigned char)r->block[i] < 0x20 && r->block[i] != '\t' &&
		    r->block[i] != '\r')
			return true;
	/* A row may begin with any of these; a header cannot. */
	return n > 0 && r->expect_header &&
	    (strchr("<{[", r->block[0]) != NULL ||
	    tsv_begins_mail((struct bytes){ r->block, r->end }));
}

static enum tsv_result
first_line(struct tsv_reader *r)
{
	enum tsv_result result;

	while (r->end < HEAD && (r->end == 0 ||
	    memchr(r->block, '\n', r->end) == NULL) && fill_buffer(r))
		;
	if (r->end == 0 && r->error == 0 && !r->expect_header)
		return TSV_END;
	if (r->end == 0)
		return set_fault(r, r->error ? TSV_READ_ERROR : TSV_EMPTY);
	if (looks_packed(r))
		return set_fault(r, TSV_BINARY);
	result = next_line(r);
	r->started = true;
	if (result != TSV_ROW)
		return result;
	if (r->expect_header || is_header(r))
		return take_header(r);
	r->want = r->ncells;
	return TSV_ROW;
}

enum tsv_result
tsv_next(struct tsv_reader *r)
{
	enum tsv_result result;

	if (!r->started)
		return first_line(r);
	for (;;) {
		result = next_line(r);
		if (result != TSV_ROW)
			return result;
		if (is_header(r)) {
			if (!bytes_equal(r->row, buf_view(&r->header)))
				return take_header(r);
			continue;
		}
		return r->ncells == r->want ? TSV_ROW : set_fault(r,
		    TSV_RAGGED);
	}
}

static size_t
find_name(const struct bytes *names, size_t n, const char *name)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (bytes_equal(names[i], bytes_of(name)))
			return i;
	return n;
}

int
tsv_map(const struct bytes *names, size_t n, enum tsv_kind k, int *map)
{
	const struct tsv_kind_info *info = tsv_kind(k);
	int missing = -1;
	size_t i, at;

	for (i = 0; i < info->n; i++) {
		at = find_name(names, n, info->columns[i].name);
		map[i] = at < n ? (int)at : -1;
		if (at == n && info->columns[i].need && missing < 0)
			missing = (int)i;
	}
	return missing;
}

enum tsv_kind
tsv_kind_of(const struct bytes *names, size_t n,
    const enum tsv_kind *candidates, size_t ncandidates)
{
	int map[TSV_COLUMNS_MOST];
	size_t i;

	for (i = 0; i < ncandidates; i++)
		if (tsv_map(names, n, candidates[i], map) < 0)
			return candidates[i];
	return KIND_NONE;
}

struct bytes
tsv_text(struct bytes cell, struct buf *scratch)
{
	if (cell.n == 0 || memchr(cell.p, '\\', cell.n) == NULL)
		return cell;
	scratch->n = 0;
	buf_add(scratch, cell);
	scratch->n = cell_unescape(scratch->p, scratch->n);
	return buf_view(scratch);
}
